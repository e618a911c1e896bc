// `node --import ./scripts/typescriptLoader.mjs file.ts`: Node 24 strips types by itself; this adds the way we
// write imports: no extension, `@shared/…` and `@resources/…`, JSON without an attribute. For workers under
// tests, bench rows and command-line tools; the build does not use it.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = new URL('../', import.meta.url);
const ALIASES = { '@shared/': new URL('shared/', root), '@resources/': new URL('resources/', root) };
const isFile = (path) => existsSync(path) && statSync(path).isFile();

/** Path of the file that `url` means, undefined where there is none. */
function sourceOf(url) {
  const path = fileURLToPath(url);
  return [path, `${path}.ts`, `${path}.tsx`, `${path}/index.ts`].find(isFile);
}

registerHooks({
  resolve(specifier, context, next) {
    const alias = Object.keys(ALIASES).find((prefix) => specifier.startsWith(prefix));
    const relative = specifier.startsWith('./') || specifier.startsWith('../');
    if (alias === undefined && !(relative && context.parentURL?.startsWith('file:'))) {
      return next(specifier, context);
    }
    if (context.parentURL?.includes('/node_modules/')) return next(specifier, context);
    const url =
      alias === undefined
        ? new URL(specifier, context.parentURL)
        : new URL(specifier.slice(alias.length), ALIASES[alias]);
    const path = sourceOf(url);
    if (path === undefined) return next(specifier, context);
    return { url: pathToFileURL(path).href, shortCircuit: true };
  },
  load(url, context, next) {
    if (!url.startsWith('file:') || !url.endsWith('.json') || url.includes('/node_modules/')) {
      return next(url, context);
    }
    const source = `export default ${readFileSync(fileURLToPath(url), 'utf8')};`;
    return { format: 'module', source, shortCircuit: true };
  },
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { antdTheme } from './antdTheme';

const css = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8');

/** The colours of one block of tokens.css by their names. */
function tokens(selector: string): ReadonlyMap<string, string> {
  const from = css.indexOf(`\n${selector} {`);
  const block = css.slice(from, css.indexOf('}', from));
  return new Map(
    [...block.matchAll(/--([\w-]+): (#[0-9a-f]{6})/g)].map(([, name = '', colour = '']) => [name, colour]),
  );
}

/** Relative luminance, WCAG 2.2. */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/** Every pair of text and ground that the pages use. */
const PAIRS: readonly (readonly [text: string, ground: string, ratio: number])[] = [
  ['text', 'panel', 7],
  ['text', 'back', 7],
  ['text', 'panel-head', 7],
  ['text', 'accent-soft', 7],
  ['text', 'danger-soft', 7],
  ['text', 'mark', 4.5],
  ['text-soft', 'panel', 4.5],
  ['text-soft', 'panel-head', 4.5],
  ['text-soft', 'back', 4.5],
  ['text-soft', 'accent-soft', 4.5],
  ['text-soft', 'danger-soft', 4.5],
  ['accent', 'panel', 4.5],
  ['accent', 'panel-head', 4.5],
  ['accent', 'accent-soft', 4.5],
  ['panel', 'accent', 4.5],
  ['good', 'panel', 4.5],
  ['good', 'panel-head', 4.5],
  ['good', 'good-soft', 4.5],
  ['warn', 'panel', 4.5],
  ['warn', 'warn-soft', 4.5],
  ['danger', 'panel', 4.5],
  ['danger', 'panel-head', 4.5],
  ['danger', 'danger-soft', 4.5],
  ['danger-text', 'danger', 4.5],
  ['key-text', 'key-back', 4.5],
];

describe.each([
  ['light', ':root,\n.paper'],
  ['dark', ':root[data-theme="dark"]'],
] as const)('the colours of %s', (shade, selector) => {
  const colours = tokens(selector);
  const colour = (name: string): string => {
    const value = colours.get(name);
    if (value === undefined) throw new Error(`no --${name} in ${selector}`);
    return value;
  };

  it.each(PAIRS)('%s on %s has at least %d:1', (text, ground, ratio) => {
    expect(contrast(colour(text), colour(ground))).toBeGreaterThanOrEqual(ratio);
  });

  it('Ant Design writes in colours that can be read on its own ground', () => {
    const { token = {}, components = {} } = antdTheme(shade);
    const ground = token.colorBgContainer ?? '';
    for (const text of [token.colorText, token.colorTextSecondary, token.colorTextPlaceholder]) {
      expect(contrast(text ?? '', ground), text).toBeGreaterThanOrEqual(4.5);
    }
    const button = components.Button?.primaryColor ?? '';
    expect(contrast(button, token.colorPrimary ?? ''), 'primary button').toBeGreaterThanOrEqual(4.5);
  });
});

import type { ReferenceMessage } from './messages';

/** The text that a reference message's signature is over: its lines in this order, files sorted by name. */
export function signedText({
  v,
  group,
  version,
  files,
}: Pick<ReferenceMessage, 'v' | 'group' | 'version' | 'files'>): string {
  const names = Object.keys(files).sort();
  // Lengths stand before the texts, so that no two sets of files have the same text.
  const lines = names.map((name) => `${name} ${files[name]?.length ?? 0}\n${files[name] ?? ''}\n`);
  return `linkage-reference ${v} ${group} ${version} ${names.length}\n${lines.join('')}`;
}

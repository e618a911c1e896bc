// Runs in the host. The last gate before the technical log: even where somebody logs a text that quotes a caller,
// no number, name or word of it gets onto the disk.

/** Ids of our own making, which say nothing about people: seats, and UUIDs. The group makes `split` keep them. */
const OWN_IDS = /(?<![\w-])((?:12345|110)-\d{3,5}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?![\w-])/;

const RULES: readonly (readonly [RegExp, string])[] = [
  // A secret, whatever stands around it: 256 bits in base64url are 43 characters.
  [/[\w-]{32,}/g, '‹secret›'],
  [/[\w.+-]+@[\w.-]+/g, '‹address›'],
  // Telephone and identity numbers, also with blanks, dashes or a leading +.
  [/\+?\d(?:[\s-]?\d){4,}[\dXx]?/g, '‹number›'],
  // What people write here, they write in Chinese; the program's own log is English.
  [/\p{Script=Han}+/gu, '‹text›'],
];

/** @param home folder of the person, whose name is often theirs */
export function redact(text: string, home = ''): string {
  const homeless = home === '' ? text : text.replaceAll(home, '~');
  return homeless
    .split(OWN_IDS)
    .map((part, index) => (index % 2 === 1 ? part : redactPart(part)))
    .join('');
}

const redactPart = (part: string): string =>
  RULES.reduce((safe, [pattern, instead]) => safe.replace(pattern, instead), part);

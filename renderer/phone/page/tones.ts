// Phone page, practice only: one tone per party in place of the voices, so that a test can prove who hears whom.

export interface Tones {
  readonly operator: number;
  readonly citizen: number;
  readonly partner: number;
}

/** `?probe` or `?probe=440,610,930`: hertz of operator, citizen and partner. Undefined: real voices. */
export function tonesOf(query: URLSearchParams): Tones | undefined {
  const text = query.get('probe');
  if (text === null) return undefined;
  const [operator = 440, citizen = 610, partner = 930] = text.split(',').map(Number).filter(Boolean);
  return { operator, citizen, partner };
}

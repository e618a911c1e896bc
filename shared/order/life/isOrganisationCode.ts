// GB 32100: 18 characters of this alphabet, the last a check character by weights of 3ⁿ mod 31.
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** Is `code` a unified organisation code (统一社会信用代码, GB 32100) whose check character fits? */
export function isOrganisationCode(code: string): boolean {
  const values = [...code].map((char) => ALPHABET.indexOf(char));
  if (values.length !== 18 || values.includes(-1)) return false;
  let weight = 1;
  let sum = 0;
  for (const value of values.slice(0, 17)) {
    sum += value * weight;
    weight = (weight * 3) % 31;
  }
  return values[17] === (31 - (sum % 31)) % 31;
}

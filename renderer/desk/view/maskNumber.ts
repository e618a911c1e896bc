/** 13812340001 → 138****0001. Short numbers (12345, 110, 119) are nobody's and stay; hidden ones stay empty. */
export function maskNumber(number: string): string {
  if (number.length < 7) return number;
  return `${number.slice(0, 3)}${'*'.repeat(Math.max(1, number.length - 7))}${number.slice(-4)}`;
}

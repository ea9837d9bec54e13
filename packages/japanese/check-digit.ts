/** The check digit of the codes of local governments. */

const FIVE_DIGITS = /^\d{5}$/;

/**
 * The check digit of a five-digit code, or null if the text isn't five ASCII digits.
 * Weights 6 5 4 3 2; the last digit of 11 − (sum mod 11), of 11 − sum where the sum is below 11
 * (Ministry of Internal Affairs, 全国地方公共団体コード, rule for the sixth digit).
 */
export function checkDigit(code5: string): string | null {
  if (!FIVE_DIGITS.test(code5)) return null;
  let sum = 0;
  for (let i = 0; i < 5; i += 1) sum += Number(code5[i]) * (6 - i);
  return String((11 - (sum % 11)) % 10);
}

/** The six-digit code of a five-digit one, or null if the text isn't five ASCII digits. */
export function withCheckDigit(code5: string): string | null {
  const digit = checkDigit(code5);
  return digit === null ? null : code5 + digit;
}

/** True for six ASCII digits of which the last is the right check digit. */
export function hasValidCheckDigit(code6: string): boolean {
  return /^\d{6}$/.test(code6) && checkDigit(code6.slice(0, 5)) === code6[5];
}

/** Codes of municipalities and prefectures as spreadsheets leave them, repaired. */
import { hasValidCheckDigit, withCheckDigit } from './check-digit.ts';
import { municipalityByCode } from './municipalities.ts';
import { prefectureOf } from './prefectures.ts';
import { nfkc } from './width.ts';

/** leading-zero: 92011 → 092011; check-digit: 09201 → 092011; decimal-point: 92011.0, a number exported as text. */
export type CodeRepair = 'leading-zero' | 'check-digit' | 'decimal-point';

export interface NormalisedCode {
  /** Six digits with the check digit. */
  readonly code: string;
  /** What was done to get it, in order; empty if it was written right. */
  readonly repairs: readonly CodeRepair[];
}

/**
 * Every six-digit code that a cell may mean, with its repairs; empty if none.
 *
 * Six digits must have the right check digit (an unknown place may have ended before the table begins).
 * Fewer digits are repaired only to codes of the table: five digits may be a code without its check digit or one
 * that lost its zero, four digits lost both. For fifteen places both readings of five digits exist
 * (12203: 市川市 without check digit, 士別市 without zero), so there are two.
 * Full-width digits and surrounding space don't count as a repair.
 */
export function municipalityCodeReadings(text: string): NormalisedCode[] {
  if (text.length > 40) return [];
  const written = nfkc(text).trim();
  const digits = written.replace(/\.0+$/, '');
  const before: CodeRepair[] = digits === written ? [] : ['decimal-point'];
  if (!/^\d{4,6}$/.test(digits)) return [];
  if (digits.length === 6) {
    const valid = hasValidCheckDigit(digits) && prefectureOf(digits.slice(0, 2)) !== null;
    return valid ? [{ code: digits, repairs: before }] : [];
  }
  const readings: NormalisedCode[] =
    digits.length === 4
      ? [{ code: withCheckDigit(`0${digits}`) ?? '', repairs: [...before, 'leading-zero', 'check-digit'] }]
      : [
          { code: withCheckDigit(digits) ?? '', repairs: [...before, 'check-digit'] },
          { code: `0${digits}`, repairs: [...before, 'leading-zero'] },
        ];
  return readings.filter(({ code }) => hasValidCheckDigit(code) && isKnown(code));
}

/**
 * The one six-digit code that a cell means, or null if there is none or if two readings are possible and
 * `lost` doesn't decide: what the other cells of the column show to have been lost.
 */
export function normaliseMunicipalityCode(
  text: string,
  options: { lost?: 'check-digit' | 'leading-zero' } = {},
): NormalisedCode | null {
  const readings = municipalityCodeReadings(text);
  const [only] = readings;
  if (only && readings.length === 1) return only;
  const { lost } = options;
  return readings.find((r) => lost !== undefined && r.repairs.includes(lost)) ?? null;
}

function isKnown(code: string): boolean {
  return municipalityByCode(code) !== null || prefectureOf(code) !== null;
}

/** The five digits without the check digit (JIS X 0401 and 0402), or null if the six digits aren't a valid code. */
export function toFiveDigits(code6: string): string | null {
  return hasValidCheckDigit(code6) ? code6.slice(0, 5) : null;
}

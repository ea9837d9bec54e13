import type { FormatSection } from './parse-format.ts';

/** A number without format as text: all digits, never an exponent that loses some, never a float's noise. */
export function plainNumber(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  const rounded = Number(value.toPrecision(15));
  if (Number.isInteger(rounded) && Math.abs(rounded) < 1e21) return String(rounded);
  const text = String(rounded);
  return text.includes('e-') ? rounded.toFixed(Math.min(100, decimalsOf(text))).replace(/0+$/, '') : text;
}

/** Digits behind the point of a number written with a negative exponent. */
function decimalsOf(text: string): number {
  const [mantissa = '', exponent = '0'] = text.split('e-');
  return Number(exponent) + (mantissa.split('.')[1]?.length ?? 0);
}

/** A number (its absolute value; the section says the sign) through a section without date parts. */
export function numberText(value: number, section: FormatSection): string {
  const quotient = section.pieces.find((piece) => piece.kind === 'digits' && piece.text.includes('/'));
  if (quotient?.kind === 'digits') return fraction(value, quotient.text);
  let done = false;
  const text = section.pieces.map((piece) => {
    if (piece.kind === 'literal') return piece.text;
    if (piece.kind === 'general' || piece.kind === 'text') return plainNumber(value);
    if (piece.kind !== 'digits') return '';
    if (done) return piece.text.replace(/[#?]/g, '');
    done = true;
    return digitsText(value, piece.text);
  });
  return text.join('').trim();
}

interface DigitPattern {
  percent: number;
  /** Commas at the end: each divides by a thousand. */
  thousands: number;
  grouped: boolean;
  /** Digits that stand even when they are zero, before and behind the point. */
  leastWhole: number;
  leastDecimals: number;
  decimals: number;
}

const patterns = new Map<string, DigitPattern>();
const PATTERN_LIMIT = 1000;

function digitPattern(pattern: string): DigitPattern {
  const known = patterns.get(pattern);
  if (known) return known;
  const [whole = '', decimals = ''] = pattern.replace(/%/g, '').split('.');
  const places = decimals.replace(/[^0#?]/g, '');
  const read = {
    percent: pattern.split('%').length - 1,
    thousands: /,+(?=[^0#?,]*$)/.exec(whole)?.[0].length ?? 0,
    grouped: /[0#?],[0#?]/.test(whole),
    leastWhole: whole.split('0').length - 1,
    leastDecimals: places.split('0').length - 1,
    decimals: places.length,
  };
  if (patterns.size >= PATTERN_LIMIT) patterns.clear();
  patterns.set(pattern, read);
  return read;
}

function digitsText(value: number, pattern: string): string {
  const exponent = /E([+-])(0+)/i.exec(pattern);
  if (exponent)
    return scientific(value, pattern.slice(0, exponent.index), exponent[1] === '+', exponent[2]?.length ?? 2);
  const { percent, thousands, grouped, leastWhole, leastDecimals, decimals } = digitPattern(pattern);
  const [integer = '', rest = ''] = fixed((value * 100 ** percent) / 1000 ** thousands, decimals).split('.');
  const padded = (integer === '0' && leastWhole === 0 ? '' : integer).padStart(leastWhole, '0');
  const shown = grouped ? padded.replace(/\B(?=(\d{3})+$)/g, ',') : padded;
  let kept = rest;
  while (kept.length > leastDecimals && kept.endsWith('0')) kept = kept.slice(0, -1);
  return `${shown}${kept === '' ? '' : `.${kept}`}${'%'.repeat(percent)}`;
}

/** toFixed on the 15 digits that Excel keeps, so that 1.005 rounds as it is shown there. */
function fixed(value: number, places: number): string {
  const kept = Number(value.toPrecision(15));
  if (Math.abs(kept) >= 1e21) return plainNumber(kept);
  if (Number.isInteger(kept))
    return places === 0 ? plainNumber(kept) : `${plainNumber(kept)}.${'0'.repeat(Math.min(places, 100))}`;
  const nudged = Number(`${Math.round(Number(`${kept}e${places}`))}e-${places}`);
  return (Number.isFinite(nudged) ? nudged : kept).toFixed(Math.min(places, 100));
}

function scientific(value: number, mantissa: string, plus: boolean, width: number): string {
  const places = (mantissa.split('.')[1] ?? '').replace(/[^0#?]/g, '').length;
  const [digits = '', exponent = '+0'] = value.toExponential(Math.min(places, 100)).split('e');
  const sign = exponent.startsWith('-') ? '-' : plus ? '+' : '';
  return `${digits}E${sign}${exponent.replace(/^[+-]/, '').padStart(width, '0')}`;
}

/** `# ?/?`: the nearest fraction with as many digits as the pattern gives, or with its fixed denominator. */
function fraction(value: number, pattern: string): string {
  const [, denominatorPattern = '?'] = pattern.split('/');
  const given = Number.parseInt(denominatorPattern, 10);
  const highest = 10 ** Math.min(3, denominatorPattern.replace(/[^0#?]/g, '').length) - 1;
  const whole = Math.floor(value);
  const rest = value - whole;
  let best = { numerator: 0, denominator: 1, distance: rest };
  const from = given > 0 ? given : 1;
  for (let denominator = from; denominator <= (given > 0 ? given : highest); denominator++) {
    const numerator = Math.round(rest * denominator);
    const distance = Math.abs(rest - numerator / denominator);
    if (distance < best.distance - 1e-12) best = { numerator, denominator, distance };
  }
  if (best.numerator === 0) return String(whole);
  if (best.numerator === best.denominator) return String(whole + 1);
  return `${whole === 0 ? '' : `${whole} `}${best.numerator}/${best.denominator}`;
}

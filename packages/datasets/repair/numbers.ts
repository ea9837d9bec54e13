/** Whole and decimal numbers with ASCII digits only. */
import { parseNumeral } from '@tomoni/japanese';
import { ask, type Outcome, repaired } from './ledger.ts';
import { plain } from './text.ts';

const INTEGER = /^-?(?:0|[1-9]\d*)$/u;
const DECIMAL = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/u;
/** Units that say only what the header says already. */
const UNIT =
  /^(.*\d)\s?(?:人|名|台|個|件|世帯|戸|室|床|席|棟|基|本|か所|ヶ所|カ所|箇所|m|メートル|㎡|m2|円|歳|階|才|年)$/iu;

export function repairInteger(text: string): Outcome {
  if (INTEGER.test(text)) return null;
  const value = readNumber(text);
  if (value !== null && INTEGER.test(value)) return repaired(value, 'datasets.number-format');
  return ask('datasets.unreadable-number', value, within(text));
}

export function repairDecimal(text: string): Outcome {
  if (DECIMAL.test(text)) return null;
  const value = readNumber(text);
  if (value !== null) return repaired(value, 'datasets.number-format');
  return ask('datasets.unreadable-number', within(text));
}

/** Digits behind a decimal point stay as many as they are: 30.50 says how exact it is. */
function readNumber(text: string): string | null {
  const read = plain(text)
    .replace(/[−‐‑–－]/gu, '-')
    .replace(/^\+/u, '');
  const bare = UNIT.exec(read)?.[1] ?? read;
  if (DECIMAL.test(bare)) return bare.replace(/^(-?\d+)\.0+$/u, '$1');
  const ungrouped = bare.replace(/(?<=\d),(?=\d{3}(?:\D|$))/gu, '');
  if (DECIMAL.test(ungrouped) && /^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/u.test(bare)) return ungrouped;
  // ○ stands for “yes” as often as for zero.
  if (/^[○◯〇]+$/u.test(bare)) return null;
  const value = parseNumeral(bare);
  return value === null || !Number.isSafeInteger(value) ? null : String(value);
}

/** 約100 and 10～20 hold a number, but say more. */
function within(text: string): string | null {
  const numbers = plain(text.slice(0, 100)).match(/\d[\d,]*(?:\.\d+)?/gu) ?? [];
  const [only] = numbers;
  return only === undefined || numbers.length > 1 ? null : readNumber(only);
}

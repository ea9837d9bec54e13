import { excelSerialToDate } from '@tomoni/japanese';
import { type Cell, EMPTY_CELL } from '../cell.ts';
import type { StoredValue } from '../workbook/sheet-data.ts';
import { dateText, showsDay } from './date-text.ts';
import { numberText, plainNumber } from './number-text.ts';
import { type FormatSection, parseFormat } from './parse-format.ts';

/** A stored value with its number format → the cell as shown and as stored. */
export function shownCell(
  value: StoredValue | undefined,
  format: string | undefined,
  date1904: boolean,
): Cell {
  if (value === null || value === undefined || value === '') return EMPTY_CELL;
  if (typeof value === 'string') return { text: withoutNul(value), raw: value, kind: 'text' };
  if (typeof value === 'boolean') return { text: value ? 'TRUE' : 'FALSE', raw: value, kind: 'boolean' };
  if (typeof value === 'number') return numberCell(value, format ?? 'General', date1904);
  if ('error' in value) return { text: value.error, raw: value.error, kind: 'error' };
  return { text: '', raw: null, kind: 'formula' };
}

function numberCell(value: number, format: string, date1904: boolean): Cell {
  const code = format === 'General' ? {} : { format };
  const { section, absolute } = sectionFor(parseFormat(format), value);
  if (section === undefined) return { text: plainNumber(value), raw: value, kind: 'number', ...code };
  if (!section.isDate) {
    const sign = value < 0 && !absolute ? '-' : '';
    return { text: sign + numberText(Math.abs(value), section), raw: value, kind: 'number', ...code };
  }
  const text = dateText(value, section, date1904);
  if (text === null) return { text: plainNumber(value), raw: value, kind: 'number', ...code };
  if (!showsDay(section)) return { text, raw: value, kind: 'time', ...code };
  const date = excelSerialToDate(Math.floor(Math.round(value * 86_400) / 86_400), { date1904 });
  return { text, raw: value, kind: 'date', ...(date === null ? {} : { date }), ...code };
}

/** Which section applies; `absolute` when the section itself shows the sign. */
function sectionFor(
  sections: FormatSection[],
  value: number,
): { section: FormatSection | undefined; absolute: boolean } {
  const conditional = sections.find(({ condition }) => condition !== null && holds(condition, value));
  if (conditional) return { section: conditional, absolute: false };
  if (sections.some(({ condition }) => condition !== null)) {
    return { section: sections.find(({ condition }) => condition === null), absolute: false };
  }
  const numeric = sections.length > 3 ? sections.slice(0, 3) : sections;
  if (value < 0 && numeric.length > 1) return { section: numeric[1], absolute: true };
  if (value === 0 && numeric.length > 2) return { section: numeric[2], absolute: true };
  return { section: numeric[0], absolute: false };
}

function holds({ operator, value: limit }: { operator: string; value: number }, value: number): boolean {
  switch (operator) {
    case '<':
      return value < limit;
    case '<=':
      return value <= limit;
    case '>':
      return value > limit;
    case '>=':
      return value >= limit;
    case '=':
      return value === limit;
    default:
      return value !== limit;
  }
}

/** PostgreSQL refuses NUL, and no spreadsheet shows it. */
function withoutNul(text: string): string {
  return text.includes('\0') ? text.replaceAll('\0', '') : text;
}

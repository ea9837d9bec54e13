import { datePartsOf, excelSerialToDate, toEra, weekdayOf } from '@tomoni/japanese';
import type { FormatPiece, FormatSection } from './parse-format.ts';

const WEEKDAYS = ['日', '月', '火', '水', '木', '金', '土'];
const WEEKDAYS_EN = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

interface Moment {
  /** ISO date, or null for a time without a day and for days that don't exist. */
  date: string | null;
  /** Seconds of the day, rounded. */
  seconds: number;
  /** The whole serial in seconds, for elapsed hours. */
  elapsed: number;
  twelveHours: boolean;
  gannen: boolean;
}

/** A serial number as its date format shows it, or null when the day doesn't exist (before 1900, 1900-02-29). */
export function dateText(serial: number, section: FormatSection, date1904: boolean): string | null {
  const moment = momentOf(serial, section, date1904);
  const needsDay = section.pieces.some(
    (piece) => piece.kind === 'date' && !isTimePiece(section.pieces, piece),
  );
  if (serial < 0 || (needsDay && moment.date === null)) return null;
  return section.pieces.map((piece) => pieceText(piece, section.pieces, moment)).join('');
}

/** Whether the format shows a day, not only a time of day. */
export function showsDay(section: FormatSection): boolean {
  return section.pieces.some((piece) => piece.kind === 'date' && !isTimePiece(section.pieces, piece));
}

function momentOf(serial: number, section: FormatSection, date1904: boolean): Moment {
  // Seconds are rounded first: 0.999999 of a day is midnight of the next.
  const total = Math.round(serial * 86_400);
  const day = Math.floor(total / 86_400);
  return {
    date: excelSerialToDate(day, { date1904 }),
    seconds: total - day * 86_400,
    elapsed: total,
    twelveHours: section.pieces.some(({ kind }) => kind === 'meridiem'),
    gannen: section.gannen,
  };
}

function isTimePiece(pieces: FormatPiece[], piece: FormatPiece): boolean {
  if (piece.kind !== 'date') return false;
  if (piece.letter === 'h' || piece.letter === 's') return true;
  return piece.letter === 'm' && isMinute(pieces, pieces.indexOf(piece));
}

/** An m is minutes behind hours or before seconds. */
function isMinute(pieces: FormatPiece[], index: number): boolean {
  const named = (piece: FormatPiece) => piece.kind === 'date' || piece.kind === 'elapsed';
  const before = pieces.slice(0, index).findLast(named);
  const after = pieces.slice(index + 1).find(named);
  const letter = (piece: FormatPiece | undefined) => (piece && 'letter' in piece ? piece.letter : '');
  return letter(before) === 'h' || letter(after) === 's';
}

function pieceText(piece: FormatPiece, pieces: FormatPiece[], moment: Moment): string {
  switch (piece.kind) {
    case 'literal':
      return piece.text;
    case 'meridiem':
      return moment.seconds < 43_200 ? 'AM' : 'PM';
    case 'elapsed':
      return elapsedText(piece.letter, piece.length, moment.elapsed);
    case 'date':
      if (isTimePiece(pieces, piece)) return timeText(piece.letter, piece.length, moment);
      return dayText(piece.letter, piece.length, moment);
    case 'digits':
      // Fractions of a second were rounded away.
      return '';
    default:
      return '';
  }
}

function elapsedText(letter: string, length: number, seconds: number): string {
  const unit = letter === 'h' ? 3600 : letter === 'm' ? 60 : 1;
  return String(Math.floor(seconds / unit)).padStart(length, '0');
}

function timeText(letter: string, length: number, { seconds, twelveHours }: Moment): string {
  const hour = Math.floor(seconds / 3600);
  const shownHour = twelveHours ? hour % 12 || 12 : hour;
  const value = letter === 'h' ? shownHour : letter === 'm' ? Math.floor(seconds / 60) % 60 : seconds % 60;
  return String(value).padStart(Math.min(length, 2), '0');
}

function dayText(letter: string, length: number, { date, gannen }: Moment): string {
  if (date === null) return '';
  const { year, month, day } = datePartsOf(date);
  const era = toEra(date);
  const two = (value: number) => String(value).padStart(Math.min(length, 2), '0');
  switch (letter) {
    case 'y':
      return length <= 2 ? String(year % 100).padStart(2, '0') : String(year);
    case 'm':
      return length <= 2
        ? two(month)
        : (MONTHS[month - 1] ?? '').slice(0, length === 3 ? 3 : length === 5 ? 1 : undefined);
    case 'd':
      return length <= 2
        ? two(day)
        : (WEEKDAYS_EN[weekdayOf(date)] ?? '').slice(0, length === 3 ? 3 : undefined);
    case 'a':
      return `${WEEKDAYS[weekdayOf(date)] ?? ''}${length >= 4 ? '曜日' : ''}`;
    case 'g':
      return era ? (length === 1 ? eraLetter(era.era) : length === 2 ? era.era.charAt(0) : era.era) : '';
    case 'e':
      if (era && gannen && era.year === 1) return '元';
      return era ? String(era.year).padStart(Math.min(length, 2), '0') : String(year);
    default:
      return '';
  }
}

const ERA_LETTERS: Record<string, string> = { 明治: 'M', 大正: 'T', 昭和: 'S', 平成: 'H', 令和: 'R' };

function eraLetter(era: string): string {
  return ERA_LETTERS[era] ?? '';
}

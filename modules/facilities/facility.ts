/** A public record as a facility: what its columns say to people. Pure. */
import type { Entry, HasAny } from '@tomoni/catalogue/contract';
import type { Position } from '@tomoni/geo';
import { isIsoDate, nfkc } from '@tomoni/japanese';
import { type Moment, type OpenState, openState, type WrittenHours } from './hours.ts';
import type { Kind, Need } from './kind.ts';
import { kindOfStandard } from './kinds/index.ts';

export interface Facility {
  entry: Entry;
  kind: Kind;
  /** Null where nobody asks for hours. */
  hours: { written: WrittenHours; state: OpenState } | null;
  /** People from outside can't use it. */
  barred: boolean;
  /** Of what may be asked for, what it has for sure. */
  met: readonly Need[];
  position: Position | null;
  dates: EventDates | null;
}

/** On which days it takes place; `until` is the same as `from` for one day. */
export interface EventDates {
  from: string;
  until: string;
  /** What the owner says of it: 中止, 延期; empty when nothing. */
  state: string;
}

export function facilityOf(entry: Entry, kind: Kind, moment: Moment): Facility {
  const { lat, lon } = entry;
  return {
    entry,
    kind,
    hours: hoursOf(entry, moment),
    barred: isBarred(entry, kind),
    met: kind.needs.filter(({ any }) => hasAny(entry.body, any)),
    position: lat === null || lon === null ? null : { lat, lon },
    dates: datesOf(entry, kind),
  };
}

/** The first of these columns that has a value; '' when none has. */
export function firstValue({ body }: Pick<Entry, 'body'>, columns: readonly string[]): string {
  return columns.map((column) => body[column] ?? '').find((value) => value !== '') ?? '';
}

/** The same rule as `has` of the catalogue's queries. */
export function hasAny(body: Entry['body'], any: HasAny): boolean {
  return any.some((values) =>
    Object.entries(values).every(([column, wanted]) =>
      (body[column] ?? '').split(';').some((item) => wanted.includes(item)),
    ),
  );
}

/** Hours lie in the columns of the record's own dataset, also where it is shown as another kind. */
function hoursOf(entry: Entry, moment: Moment): Facility['hours'] {
  const columns = kindOfStandard(entry.standard)?.hours ?? null;
  if (columns === null) return null;
  const written = {
    days: firstValue(entry, columns.days),
    from: firstValue(entry, columns.from),
    until: firstValue(entry, columns.until),
    note: firstValue(entry, columns.note),
    remarks: entry.body.備考 ?? '',
  };
  return { written, state: openState(written, columns, moment) };
}

/** An empty value, or one that says no, bars nobody. */
const NOBODY = /^(?:無|無し|なし|0|×|否|可|利用可|いいえ|no|false|-)?$/iu;

function isBarred({ body }: Entry, { barred }: Kind): boolean {
  return barred !== undefined && !NOBODY.test(nfkc(body[barred] ?? '').trim());
}

function datesOf({ body }: Entry, { dates }: Kind): EventDates | null {
  if (dates === undefined) return null;
  const from = body[dates.from] ?? '';
  const until = body[dates.until] ?? from;
  if (!isIsoDate(from) || !isIsoDate(until)) return null;
  return { from, until, state: body[dates.state] ?? '' };
}

/** Surely to be used at the moment. */
export function isUsableNow({ hours, barred }: Facility): boolean {
  return !barred && (hours?.state.is === 'always' || hours?.state.is === 'open');
}

/** Kinds that take place between days: whether it isn't over. All others are there. */
export function isCurrent({ kind, dates }: Facility, today: string): boolean {
  return kind.dates === undefined || (dates !== null && dates.until >= today);
}

/** What an election is about, as an official types it. */
import { addDays, type IsoDate, isIsoDate, nfkc } from '@tomoni/japanese';
import type { Form } from '@tomoni/platform/http';
import { type About, COURSES, type Contest, KINDS } from './election.ts';
import type { ElectionTexts } from './messages.ts';

/** Names of the fields. */
export const ABOUT_FIELDS = [
  ...(['name', 'nameEn', 'kind', 'course', 'office', 'announced', 'polling'] as const),
  ...(['closes', 'earlyFrom', 'earlyUntil', 'seats', 'districts', 'gazette'] as const),
];
export type AboutField = (typeof ABOUT_FIELDS)[number];
export type AboutTyped = Readonly<Record<AboutField, string>>;

export interface FieldError {
  name: string;
  message: string;
}

/** Letters of a name, and districts of an election: more than any has. */
const LONGEST_NAME = 100;
const MOST_CONTESTS = 60;
const MOST_SEATS = 200;

export function aboutTyped(form: Form): AboutTyped {
  const fields = ABOUT_FIELDS.map((name) => [name, form.text(name).slice(0, 4000)]);
  return Object.fromEntries(fields) as Record<AboutField, string>;
}

/** How an election that is known stands in the form; of a new one what is usual. */
export function typedOf(about: About | null): AboutTyped {
  if (about === null)
    return {
      ...{ name: '', nameEn: '', kind: 'mayor', course: 'held', office: '', announced: '', polling: '' },
      ...{ closes: '20:00', earlyFrom: '', earlyUntil: '', seats: '1', districts: '', gazette: '' },
    };
  const { contests, ...rest } = about;
  const whole = contests.length === 1 && contests[0]?.district === '';
  return {
    ...rest,
    seats: whole ? String(contests[0]?.seats ?? '') : '',
    districts: whole ? '' : contests.map(({ district, seats }) => `${district} ${seats}`).join('\n'),
  };
}

/** Reads the form, or says what to do about each mistake. */
export function readAbout(
  typed: AboutTyped,
  t: ElectionTexts,
): { about: About } | { errors: readonly FieldError[] } {
  const errors: FieldError[] = [];
  const wrong = (name: AboutField, message: string) => errors.push({ name, message });
  for (const name of ['name', 'office'] as const)
    if (typed[name] === '' || typed[name].length > LONGEST_NAME) wrong(name, t(`about.wrong.${name}`));
  const kind = KINDS.find((one) => one === typed.kind) ?? 'other';
  const course = COURSES.find((one) => one === typed.course) ?? 'held';
  const { announced, polling } = typed;
  if (!isIsoDate(announced)) wrong('announced', t('about.wrong.announced'));
  if (!isIsoDate(polling)) wrong('polling', t('about.wrong.polling'));
  else if (isIsoDate(announced) && polling <= announced) wrong('polling', t('about.wrong.order'));
  const closes = readTime(typed.closes);
  if (closes === null) wrong('closes', t('about.wrong.closes'));
  const [earlyFrom, earlyUntil] = earlyDays(typed);
  if (isIsoDate(announced) && isIsoDate(polling)) {
    if (!isIsoDate(earlyFrom) || earlyFrom <= announced) wrong('earlyFrom', t('about.wrong.earlyFrom'));
    if (!isIsoDate(earlyUntil) || earlyUntil >= polling || earlyUntil < earlyFrom)
      wrong('earlyUntil', t('about.wrong.earlyUntil'));
  }
  const contests = readContests(typed);
  if (contests === null)
    wrong(typed.districts === '' ? 'seats' : 'districts', t('about.wrong.seats', { most: MOST_SEATS }));
  if (typed.gazette !== '' && !isHttps(typed.gazette)) wrong('gazette', t('about.wrong.gazette'));
  if (errors.length > 0 || closes === null || contests === null) return { errors };
  const { name, office, gazette } = typed;
  return {
    about: {
      ...{ name, nameEn: typed.nameEn.slice(0, LONGEST_NAME), kind, course, office, announced, polling },
      ...{ closes, earlyFrom, earlyUntil, contests, gazette },
    },
  };
}

/** From the day after the announcement to the day before the polling day, where nobody said otherwise. */
function earlyDays({ announced, polling, earlyFrom, earlyUntil }: AboutTyped): [IsoDate, IsoDate] {
  return [
    earlyFrom === '' && isIsoDate(announced) ? addDays(announced, 1) : earlyFrom,
    earlyUntil === '' && isIsoDate(polling) ? addDays(polling, -1) : earlyUntil,
  ];
}

/** 「20:00」「20時」 → '20:00'; null for what is no time of the day. */
export function readTime(text: string): string | null {
  const found = /^(\d{1,2})(?::|時)(\d{2})?分?$/u.exec(nfkc(text).replace(/\s/gu, ''));
  const [hour, minute] = [Number(found?.[1] ?? 99), Number(found?.[2] ?? 0)];
  if (hour > 23 || minute > 59) return null;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** 「東選挙区 3」 each on a line, or the number for the whole town. */
function readContests({ seats, districts }: AboutTyped): Contest[] | null {
  const lines = districts.split('\n').filter((line) => line.trim() !== '');
  if (lines.length === 0) return contestsOf([['', seats]]);
  const read = lines.map((line) => /^(.+?)[\s　:：,、]+([\d０-９]+)\s*(?:人|名)?\s*$/u.exec(line.trim()));
  return contestsOf(read.map((found) => [found?.[1] ?? '', found?.[2] ?? '']));
}

function contestsOf(rows: readonly (readonly [string, string])[]): Contest[] | null {
  const contests = rows.map(([district, seats]) => ({
    district: district.trim(),
    seats: Number(nfkc(seats).trim() || Number.NaN),
  }));
  const good = contests.every(
    ({ district, seats }) =>
      Number.isInteger(seats) &&
      seats >= 1 &&
      seats <= MOST_SEATS &&
      district.length <= LONGEST_NAME &&
      (district !== '' || contests.length === 1),
  );
  const names = new Set(contests.map(({ district }) => district));
  return good && names.size === contests.length && contests.length <= MOST_CONTESTS ? contests : null;
}

function isHttps(text: string): boolean {
  return /^https:\/\/[^\s/]+\.[^\s]{2,500}$/iu.test(text) && URL.canParse(text);
}

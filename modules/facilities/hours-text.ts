/** Days and remarks of a town's list as rules, as far as they can be read for sure. */
import { nfkc, withoutSpaces } from '@tomoni/japanese';

/** What is known of the days on which something is open. */
export interface DayRules {
  /** 0 = Sunday … 6 = Saturday; null: nobody says. */
  days: ReadonlySet<number> | null;
  /** Whether it is open on public holidays; null: nobody says. */
  holidays: boolean | null;
  /** The turn of the year: closed from and to (MM-DD), closed without saying when, open, or nobody says. */
  turn: { from: string; until: string } | 'closed' | 'open' | null;
  /** The remark says that it never closes in the day. */
  allDay: boolean;
  /** Something is written that wasn't understood, so nothing is sure. */
  doubt: boolean;
}

const WEEK = '日月火水木金土';
const EVERY = new Set([0, 1, 2, 3, 4, 5, 6]);
const ALWAYS = /^(?:毎日|全日|全曜日|毎週)$/u;
const NEVER_RESTS = /^(?:年中)?無休$/u;
const ALL_DAY = /^(?:24時間|終日|常時)(?:年中無休)?(?:利用|使用)?(?:可能?|可能です|できます)?$/u;
const HOLIDAY = '(?:国民の)?祝(?:祭日|休日|日)?';
const DAY_RANGE = new RegExp(
  `([${WEEK}])(?:曜日?)?(?:~|〜|-|−|–|ー|から)([${WEEK}])(?:曜日?)?(?:まで)?`,
  'gu',
);
const DATE = '(\\d{1,2})(?:月|/)(\\d{1,2})日?';
const DATES = new RegExp(`^${DATE}(?:~|〜|-|−|–|ー|から)(?:翌年?)?${DATE}(?:まで)?$`, 'u');
const CLOSED_BEFORE = /^(?:休館日?|定休日?|休業日?|休診日?|休園日?|休所日?|閉庁日?|休み)(?:は|:)?/u;
const CLOSED_AFTER =
  /(?:を除く|を除きます|は除く|除く|除きます|を除いた日|(?:は|が)?(?:お?休み|休館|休業|休診|休園|休所|休室|閉館|閉庁|閉所|閉園|閉室|利用不可|定休日?|休館日|休)(?:です|します|となります)?)$/u;
const AND = /[・、,及びと並に]+/u;
/** Longer remarks aren't read: they say more than days. */
const LONGEST = 120;

/** Reads the column of weekdays and the remark beside it. Empty texts say nothing. */
export function readDays(days: string, note: string): DayRules {
  const rules = readWeekdays(plain(days));
  const remark = plain(note);
  if (remark.length > LONGEST) return { ...rules, doubt: true };
  return sentencesOf(remark).reduce(withSentence, rules);
}

function plain(text: string): string {
  return withoutSpaces(nfkc(text.slice(0, 1000)));
}

function sentencesOf(remark: string): string[] {
  return remark.split(/[。;]/u).filter((sentence) => sentence !== '');
}

const NOTHING: DayRules = { days: null, holidays: null, turn: null, allDay: false, doubt: false };

function readWeekdays(text: string): DayRules {
  if (text === '') return NOTHING;
  if (ALWAYS.test(text)) return { ...NOTHING, days: EVERY };
  if (NEVER_RESTS.test(text)) return { ...NOTHING, days: EVERY, holidays: true, turn: 'open' };
  const [listed = '', ...said] = text.split('(');
  return said.reduce((known, remark) => withSentence(known, remark.replace(/\)$/u, '')), weekdaysOf(listed));
}

/** 月火水木金, 月〜金, 土日祝, 平日; anything else is a doubt. */
function weekdaysOf(text: string): DayRules {
  let holidays: boolean | null = null;
  let rest = text.replace(new RegExp(`[・、,]?${HOLIDAY}$`, 'u'), () => {
    holidays = true;
    return '';
  });
  if (/平日/u.test(rest)) {
    holidays = holidays ?? false;
    rest = rest.replace(/平日/u, '月火水木金');
  }
  rest = rest
    .replace(DAY_RANGE, (_, from: string, until: string) => span(from, until))
    .replace(/曜日?/gu, '')
    .replace(/[・、,]/gu, '');
  if (rest === '' || !new RegExp(`^[${WEEK}]+$`, 'u').test(rest)) return { ...NOTHING, doubt: true };
  return { ...NOTHING, days: new Set([...rest].map((day) => WEEK.indexOf(day))), holidays };
}

function span(from: string, until: string): string {
  const first = WEEK.indexOf(from);
  const length = (WEEK.indexOf(until) - first + 7) % 7;
  return Array.from({ length: length + 1 }, (_, n) => WEEK.charAt((first + n) % 7)).join('');
}

/** One sentence of a remark: what it says goes into the rules; one that isn't understood makes them doubtful. */
function withSentence(rules: DayRules, sentence: string): DayRules {
  if (ALL_DAY.test(sentence)) return { ...rules, allDay: true };
  if (NEVER_RESTS.test(sentence)) {
    return { ...rules, days: rules.days ?? EVERY, holidays: true, turn: 'open' };
  }
  const listed = closedList(sentence);
  const closed = listed === null ? null : closedDays(listed, rules);
  return closed ?? { ...rules, doubt: true };
}

function closedList(sentence: string): string | null {
  const bare = sentence.replace(/^(?:ただし|但し)、?/u, '');
  const after = bare.replace(CLOSED_AFTER, '');
  if (after !== bare) return after;
  const before = bare.replace(CLOSED_BEFORE, '');
  return before === bare ? null : before;
}

/** 土日祝日、12月29日から1月3日: null when a part of it isn't understood. */
function closedDays(text: string, rules: DayRules): DayRules | null {
  let known: DayRules | null = rules;
  const items = text.split(AND).filter((item) => item !== '');
  if (items.length === 0) return null;
  for (const item of items) {
    known = known === null ? null : withoutDays(item, known);
  }
  return known;
}

const YEARS_TURN = /^年末年始(?:\((.*)\))?(?:の休み)?$/u;
const SEVERAL_DAYS = new RegExp(`^([${WEEK}]*?)(${HOLIDAY})?$`, 'u');

function withoutDays(item: string, rules: DayRules): DayRules | null {
  const turn = YEARS_TURN.exec(item);
  if (turn !== null) {
    const dates = turn[1] === undefined ? 'closed' : datesOf(turn[1]);
    return dates === null ? null : { ...rules, turn: dates };
  }
  const dates = datesOf(item);
  if (dates !== null) return { ...rules, turn: dates };
  const several = SEVERAL_DAYS.exec(item.replace(/曜日?/gu, ''));
  if (several === null) return null;
  const closed = new Set([...(several[1] ?? '')].map((day) => WEEK.indexOf(day)));
  return {
    ...rules,
    holidays: several[2] === undefined ? rules.holidays : false,
    days: closed.size === 0 ? rules.days : without(rules.days ?? EVERY, closed),
  };
}

function without(days: ReadonlySet<number>, closed: ReadonlySet<number>): Set<number> {
  return new Set([...days].filter((day) => !closed.has(day)));
}

/** Only spans over the turn of the year: others (August) come once in another time. */
function datesOf(text: string): { from: string; until: string } | null {
  const [, m1, d1, m2, d2] = DATES.exec(text) ?? [];
  if (m1 !== '12' || Number(m2) !== 1) return null;
  const two = (digits: string | undefined) => (digits ?? '').padStart(2, '0');
  return { from: `12-${two(d1)}`, until: `01-${two(d2)}` };
}

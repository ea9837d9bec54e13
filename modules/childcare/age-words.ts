/** Ages as files write them: 産休明け, 生後57日から, 1歳8ヶ月, 3歳児, 2歳児クラス, 就学前. */
import { AGES, type Age, type AgeRange } from './model.ts';
import { tidy } from './values.ts';

const YEARS = /満?(\d{1,2})\s?(?:歳|才)/u;
const BABY = /産休|産後|新生児|生後|週|か月|ヶ月|ケ月|カ月|ヵ月|箇月|ヶ月|\d\s?日/u;
const BEFORE_SCHOOL = /就学|小学校入学|学齢|未就学/u;
/** What stands between the youngest and the oldest. */
const BETWEEN = /\s?(?:[~〜～]|から|より|[-‐–―ー](?=\s?\d)|以上)\s?/u;

/** The youngest class that takes children of this age; null when the text doesn't say. */
function youngest(text: string): Age | null {
  const read = tidy(text);
  const years = YEARS.exec(read) ?? /^(\d)(?=\D?$)/u.exec(read);
  if (years !== null) return ageOf(Number(years[1]));
  return BABY.test(read) ? 0 : null;
}

/** The oldest class. 6歳 is the age at which school begins, so the class of the 5-year-olds. */
function oldest(text: string): Age | null {
  const read = tidy(text);
  if (BEFORE_SCHOOL.test(read)) return 5;
  const years = YEARS.exec(read) ?? /^(\d{1,2})$/u.exec(read);
  if (years === null) return BABY.test(read) ? 0 : null;
  const number = Number(years[1]) - (/未満/u.test(read) ? 1 : 0);
  // Some take schoolchildren, too; beyond that it is no age of children.
  return number <= 12 ? ageOf(Math.min(number, 5)) : null;
}

function ageOf(number: number): Age | null {
  return AGES.find((age) => age === number) ?? null;
}

/** Both ends of 「1歳児～就学前」; one age alone is where it begins, unless it says 「まで」 or 「未満」. */
export function ageRange(text: string): AgeRange {
  const read = tidy(text);
  if (/全年齢|^0\s?[-~]\s?5$/u.test(read)) return { from: 0, to: 5 };
  const [first = '', ...rest] = read.split(BETWEEN);
  const last = rest.findLast((part) => part !== '') ?? '';
  if (rest.length > 0)
    return ordered({ from: first === '' ? null : youngest(first), to: last === '' ? null : oldest(last) });
  if (/まで|未満|以下/u.test(first)) return { from: null, to: oldest(first) };
  if (BEFORE_SCHOOL.test(first) && !YEARS.test(first)) return { from: null, to: 5 };
  return { from: youngest(first), to: null };
}

/** A range that ends before it begins says nothing of its end. */
function ordered({ from, to }: AgeRange): AgeRange {
  return from !== null && to !== null && to < from ? { from, to: null } : { from, to };
}

/** Whether it takes a class; null where nobody said. */
export function takes({ from, to }: AgeRange, age: Age): boolean | null {
  if (from !== null && age < from) return false;
  if (to !== null && age > to) return false;
  return from === null || to === null ? null : true;
}

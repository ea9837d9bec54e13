/** Which class a child belongs to. */
import { addDays, datePartsOf, type IsoDate } from '@tomoni/japanese';
import { AGES, type Age } from './model.ts';

/** The school year of a day: from 1 April to 31 March (学校教育法施行規則 第59条). 2026 for 2027-03-31. */
export function schoolYearOf(day: IsoDate): number {
  const { year, month } = datePartsOf(day);
  return month >= 4 ? year : year - 1;
}

/**
 * The class of a child in a school year: the age that it has on 1 April. By law a year of age is full at the end of the
 * day before the birthday (年齢計算ニ関する法律, 民法 第143条), so a child of 1 April is in the class above one of 2 April.
 * Null when it isn't born by the end of that year, or old enough for school.
 */
export function classOf(birthday: IsoDate, schoolYear: number): Age | null {
  // The day on which it became a year older, each year: that before the birthday.
  const { year } = datePartsOf(birthday);
  const early = datePartsOf(addDays(birthday, -1));
  const cohort = early.year < year || early.month < 4 ? year - 1 : year;
  const age = schoolYear - 1 - cohort;
  if (age < -1) return null;
  return AGES.find((one) => one === Math.max(0, age)) ?? null;
}

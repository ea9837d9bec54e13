/** How preschools are said: kinds, classes, hours, counts and how old they are. */
import { type IsoDate, toDayNumber } from '@tomoni/japanese';
import { formatDate, joinFacts, type Lang } from '@tomoni/platform/messages';
import type { AgeCellProps } from '@tomoni/platform/pages';
import { clockText } from '../hours.ts';
import { type ChildcareTexts, messages } from '../messages.ts';
import { type Age, CARES, type Care, type Preschool } from '../model.ts';
import { countedOn, hasCounts, isCurrent, type ShownAge, shownAges } from '../vacancy.ts';

/** 「認定こども園（私立）」 */
export function kindLine({ kind, ownership, ages }: Preschool, lang: Lang): string {
  const t = messages(lang);
  const name = t(`kind.${kind}`);
  const words = ownership === null ? name : t('kind.of', { kind: name, owner: t(`ownership.${ownership}`) });
  return joinFacts(
    [words, rangeText(ages, t) ?? ''].filter((text) => text !== ''),
    lang,
  );
}

/** 「0〜2歳」; null where both ends are the usual ones or unknown. */
export function rangeText({ from, to }: Preschool['ages'], t: ChildcareTexts): string | null {
  if (from !== null && to !== null)
    return from === to ? t('age.one', { age: from }) : t('age.range', { from, to });
  if (from !== null) return t('age.from', { from });
  return to === null ? null : t('age.to', { to });
}

/** 「7:00–19:00」, or one of both; null where nothing is known. */
export function hoursLine({ hours, hoursText }: Preschool, t: ChildcareTexts): string | null {
  const { opens, closes } = hours;
  if (opens === 0 && closes === 1440) return t('hours.all-day');
  if (opens !== null && closes !== null) return `${clockText(opens)}–${clockText(closes)}`;
  if (hoursText !== '') return hoursText;
  return null;
}

/** What it offers besides. */
export function careNames({ care }: Preschool, t: ChildcareTexts): string[] {
  return CARES.filter((one) => care[one] === true).map((one) => t(`care.${one}`));
}

export function careName(care: Care, t: ChildcareTexts): string {
  return t(`care.${care}`);
}

/** The six cells. A count that is old keeps its number but is never shown as free now. */
export function ageCells(
  preschool: Preschool,
  today: IsoDate,
  asked: Age | null,
  lang: Lang,
): AgeCellProps[] {
  const t = messages(lang);
  return shownAges(preschool, today).map((shown) => ({
    age: t('age.short', { age: shown.age }),
    word: stateWord(shown, t),
    look: shown.state === 'free' && shown.current ? 'free' : 'dim',
    asked: shown.age === asked,
  }));
}

export function stateWord({ state, count }: ShownAge, t: ChildcareTexts): string {
  if (state === 'free') return count === null ? t('state.some') : t('state.free', { count });
  return t(`state.${state}`);
}

/** Days of a month, for saying how old a number is; nobody counts more exactly. */
const MONTH = 30;

/** The badge of an old number: 「3か月前の数」; null for one that holds, or for none. */
export function staleWord(preschool: Preschool, today: IsoDate, t: ChildcareTexts): string | null {
  if (!hasCounts(preschool)) return null;
  const day = countedOn(preschool);
  if (day === null) return t('stale.undated');
  if (isCurrent(day, today)) return null;
  const days = toDayNumber(today) - toDayNumber(day);
  if (days < 0) return t('stale.undated');
  const months = Math.max(1, Math.round(days / MONTH));
  return months < 24
    ? t('stale.months', { count: months })
    : t('stale.years', { count: Math.floor(months / 12) });
}

/** 「空きの数は11月20日のもの」, with the year where it isn't this one; the words of a file where they are no date. */
export function countLine(preschool: Preschool, today: IsoDate, lang: Lang): string | null {
  const t = messages(lang);
  const day = countedOn(preschool);
  if (day !== null) {
    const style = day.slice(0, 4) === today.slice(0, 4) ? 'monthDay' : 'date';
    return t('counted', { date: formatDate(day, lang, style) });
  }
  const { dateText } = preschool.vacancy;
  if (dateText !== null && hasCounts(preschool)) return t('counted.text', { text: dateText });
  return hasCounts(preschool) ? t('counted.never') : null;
}

/** What a file says without ages: 「どこかに空きがあります」. */
export function overallLine(preschool: Preschool, today: IsoDate, t: ChildcareTexts): string | null {
  const { overall, ages } = preschool.vacancy;
  if (overall === null || ages.some(({ places }) => places !== null)) return null;
  if (!isCurrent(overall.asOf, today)) return t(overall.free ? 'overall.was-free' : 'overall.was-full');
  return t(overall.free ? 'overall.free' : 'overall.full');
}

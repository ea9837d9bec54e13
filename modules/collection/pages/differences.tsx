/** What is not as usual: changed days, the town's own words, what is to be minded. */
import { addDays, type IsoDate, nfkc } from '@tomoni/japanese';
import { formatDate } from '@tomoni/platform/messages';
import { MoreLink, Notice, Phrases } from '@tomoni/platform/pages';
import { noticesOf } from '@tomoni/recurrence';
import type { CollectionTexts } from '../messages.ts';
import { shownCategories } from '../presentation.ts';
import { remarksOf } from '../rules.ts';
import { differingDays } from '../schedule.ts';
import { type AreaView, garbageHref } from './frame.tsx';

/** Days that differ from the usual are announced this long before, in days. */
const ANNOUNCED_DAYS = 62;

/** How many changed days the notice lists before it counts the rest. */
const LISTED_CHANGES = 4;

/** The town's own words about a day are shown so long before it, in days. */
const SAID_DAYS = 14;

/** A line of the notice, with the kind it is about. */
interface Line {
  category: string;
  text: string;
}

/**
 * What is not as usual: days that differ in the next two months, what the town says about them in its own words, and
 * what is to be minded in this area. One notice, and no day is told of twice: the town's own words come first.
 */
export function Differences({ view, t }: { view: AreaView; t: CollectionTexts }) {
  const exceptions = exceptionsOf(view);
  const changes = changedDays(view, exceptions, t);
  const remarks = areaRemarks(view);
  if (changes.length + exceptions.length === 0) {
    return remarks.length === 0 ? null : (
      <Notice kind="info" title={t('remarks.title')}>
        {remarks.map(remarkLine)}
      </Notice>
    );
  }
  const rest = changes.length - LISTED_CHANGES;
  const title = t.phrases(remarks.length === 0 ? 'changes.title' : 'changes.both');
  return (
    <Notice kind="warn" icon="calendar-days" title={<Phrases of={title} />}>
      {exceptions.map(remarkLine)}
      {changes.slice(0, LISTED_CHANGES).map((line) => (
        <p>{line}</p>
      ))}
      {remarks.map(remarkLine)}
      {rest > 0 ? (
        <MoreLink href={garbageHref(view, `${view.area.id}/print`)}>
          {t('changes.more', { count: rest })}
        </MoreLink>
      ) : null}
    </Notice>
  );
}

function remarkLine({ category, text }: Line) {
  return (
    <p>
      <b>{category}</b> {text}
    </p>
  );
}

/** Days that differ, but for those that the town itself speaks of in `exceptions`. */
function changedDays(view: AreaView, exceptions: readonly Line[], t: CollectionTexts): string[] {
  const { lang, calendar, today } = view;
  const categories = shownCategories(calendar, lang);
  return differingDays(view, today, addDays(today, ANNOUNCED_DAYS)).flatMap(
    ({ date, category, movedTo, note }) => {
      const name = categories[category]?.name ?? '';
      const told = exceptions.some((line) => line.category === name && speaksOf(line.text, date));
      return told ? [] : [changeLine(date, name, movedTo, t) + (note === '' ? '' : ` ${note}`)];
    },
  );
}

/** Whether words name a day: 1月1日, 1 January, 1 Jan, January 1. */
function speaksOf(words: string, date: IsoDate): boolean {
  const text = nfkc(words);
  const day = formatDate(date, 'en', 'day');
  const month = formatDate(date, 'en', 'month');
  const names = [formatDate(date, 'ja', 'monthDay'), `${day} ${month.slice(0, 3)}`, `${month} ${day}`];
  return names.some((name) => {
    const at = text.indexOf(name);
    return at >= 0 && !isDigit(text[at - 1]) && !isDigit(text[at + name.length]);
  });
}

function isDigit(letter: string | undefined): boolean {
  return letter !== undefined && letter >= '0' && letter <= '9';
}

/** One-off exceptions in the town's own words. */
function exceptionsOf({ calendar, today, lang }: AreaView): Line[] {
  const categories = shownCategories(calendar, lang);
  return noticesOf(calendar, { from: today, to: addDays(today, SAID_DAYS) })
    .map(({ category, categoryName, note }) => ({
      category: category === null ? categoryName : (categories[category]?.name ?? categoryName),
      text: note,
    }))
    .filter(({ text }) => text !== '');
}

/** What the town says about a kind in this area (`*1` in its table). */
function areaRemarks({ calendar, area, lang }: AreaView): Line[] {
  const categories = shownCategories(calendar, lang);
  return remarksOf(calendar, area).map(({ category, text }) => ({
    category: categories[category]?.name ?? '',
    text,
  }));
}

function changeLine(date: IsoDate, category: string, movedTo: IsoDate | null, t: CollectionTexts): string {
  const shown = formatDate(date, t.lang, 'short');
  if (movedTo === null) return t('changes.closed', { date: shown, category });
  return t('changes.moved', { date: shown, category, to: formatDate(movedTo, t.lang, 'short') });
}

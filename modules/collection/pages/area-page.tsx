/** The page people come for: tomorrow first, then two weeks, then where things go. */
import { addDays, holidayName, type IsoDate, nfkc } from '@tomoni/japanese';
import { liveHref } from '@tomoni/platform/live';
import { formatDate, formatTime, joinList } from '@tomoni/platform/messages';
import {
  Actions,
  AfterList,
  AnswerCard,
  type AnswerCardProps,
  AnswerColumns,
  ContextLine,
  type DayItem,
  DayRow,
  type DayRowProps,
  EmptyState,
  type Html,
  htmlOf,
  KeepOffline,
  keepPattern,
  LinkButton,
  LiveNotice,
  MoreLink,
  Name,
  Notice,
  Part,
  Phrases,
  Rows,
  SearchBar,
  Stack,
  trusted,
  WeekHead,
} from '@tomoni/platform/pages';
import { noticesOf } from '@tomoni/recurrence';
import type { Child } from 'hono/jsx';
import { type CollectionTexts, messages } from '../messages.ts';
import {
  areaName,
  isPastPutOutTime,
  putOutTime,
  type ShownCategory,
  shownCategories,
  sublabelOf,
} from '../presentation.ts';
import { topicOf } from '../publication.ts';
import { type PlanDay, type PlanWeek, remarksOf, weeksOf } from '../rules.ts';
import {
  differingDays,
  planDays,
  scheduleEnd,
  scheduleValidity,
  type TomorrowAnswer,
  tomorrowAnswer,
} from '../schedule.ts';
import { type AreaView, garbageHref, townPage } from './frame.tsx';

/** Two weeks, today and the day after them included. */
export const SHOWN_DAYS = 14;

/** Days that differ from the usual are announced this long before, in days. */
const ANNOUNCED_DAYS = 62;

/** How many changed days the notice lists before it counts the rest. */
const LISTED_CHANGES = 4;

export function areaPage(view: AreaView): string {
  const { lang, calendar, area } = view;
  const t = messages(lang);
  const name = areaName(calendar, area, lang);
  const days = planDays(view, view.today, addDays(view.today, SHOWN_DAYS));
  return townPage(
    view,
    {
      title: t('area.title', { area: name }),
      noindex: view.draftHref !== undefined,
      islands: true,
      alternates: [
        { href: garbageHref(view, `${area.id}.ics`), type: 'text/calendar' },
        { href: garbageHref(view, `${area.id}.atom`), type: 'application/atom+xml' },
      ],
    },
    <>
      {view.draftHref === undefined ? null : <PreviewNotice href={view.draftHref} t={t} />}
      <h1 class="unseen">{t('area.title', { area: name })}</h1>
      <ContextLine icon="map-pin" link={{ href: garbageHref(view), label: t('area.change') }}>
        <Name of={name} lang={lang} />
      </ContextLine>
      <AnswerColumns
        answer={<TomorrowCard view={view} days={days} />}
        beside={<TwoWeeks view={view} days={days} />}
        below={
          <>
            {sortingSearch(view, t)}
            {tellMe(view, t)}
          </>
        }
      />
      {KeepOffline({ href: garbageHref(view, `${area.id}/offline`) })}
      {LiveNotice({ lang, href: followed(view), parts: REFRESHED })}
    </>,
  );
}

/** An official must not take a draft for what people see. */
function PreviewNotice({ href, t }: { href: string; t: CollectionTexts }) {
  return (
    <Notice kind="info" title={t('draft.preview.title')}>
      <p>
        {t('draft.preview.text')} <a href={href}>{t('draft.preview.back')}</a>
      </p>
    </Notice>
  );
}

/** What an announcement changes on this page; what somebody types into the search stays. */
const REFRESHED = '.answer-place,.beside-place';

function followed({ place, area, versions = [0, 0] }: AreaView): string {
  return liveHref([
    { topic: topicOf(place.code), version: versions[0] },
    { topic: topicOf(place.code, area.id), version: versions[1] },
  ]);
}

/** The answer for tomorrow, in the colour of what is collected. `days` are the next two weeks, if they are known already. */
export function TomorrowCard({
  view,
  days,
  foot,
  level,
}: { view: AreaView; days?: PlanDay[] } & Pick<AnswerCardProps, 'foot' | 'level'>) {
  const { lang, calendar, today } = view;
  const t = messages(lang);
  const categories = shownCategories(calendar, lang);
  const answer = tomorrowAnswer(view, today, days);
  const when = [t('tomorrow'), formatDate(answer.date, lang, 'short')];
  const items = answer.entries.flatMap(({ category }) => categories[category] ?? []);
  const [what, todo] = wordsFor(answer, categories, view, t);
  // Each by its name: copying objects (`{...common}`) costs more than all the rest of the card.
  return (
    <AnswerCard
      lang={lang}
      id="tomorrow"
      when={when}
      level={level}
      items={items}
      closed={answer.kind === 'closed' || answer.kind === 'ended'}
      what={what}
      todo={todo}
      foot={foot ?? (answer.kind === 'collection' ? howTo(view, t, items[0]) : undefined)}
    />
  );
}

/** What stands instead of kinds when nothing is collected, and the line below. */
function wordsFor(
  answer: TomorrowAnswer,
  categories: ShownCategory[],
  view: AreaView,
  t: CollectionTexts,
): [what: Child, todo: Child] {
  switch (answer.kind) {
    case 'collection':
      return [undefined, <Phrases of={putOutPhrases(view, t)} />];
    case 'ended': {
      const date = formatDate(scheduleEnd(view) ?? '', view.lang, 'date');
      return [<Phrases of={t.phrases('answer.ended')} />, t('answer.ended.text', { date })];
    }
    default: {
      const what = answer.kind === 'closed' ? 'answer.closed' : 'answer.nothing';
      return [<Phrases of={t.phrases(what)} />, nextTime(answer.next, categories, view, t)];
    }
  }
}

function putOutPhrases({ calendar, lang }: AreaView, t: CollectionTexts): string[] {
  if (calendar.putOutBy === null) return t.phrases('putOut.morning');
  return t.phrases('putOut.until', { time: putOutTime(calendar.putOutBy, lang) });
}

function howTo(
  view: AreaView,
  t: CollectionTexts,
  category: ShownCategory | undefined,
): AnswerCardProps['foot'] {
  if (category === undefined) return undefined;
  const link = {
    href: garbageHref(view, `categories/${category.key}?area=${view.area.id}`),
    label: t('putOut.how'),
  };
  return { text: sublabelOf(category) ?? '', link };
}

function nextTime(
  next: PlanDay | null,
  categories: ShownCategory[],
  view: AreaView,
  t: CollectionTexts,
): string {
  if (next === null) return t('answer.noNext');
  const names = next.entries.flatMap(({ category }) => categories[category]?.name ?? []);
  return t('answer.next', {
    date: formatDate(next.date, view.lang, 'long'),
    categories: joinList(names, view.lang),
  });
}

function TwoWeeks({ view, days }: { view: AreaView; days: PlanDay[] }) {
  const { lang, area, today } = view;
  const t = messages(lang);
  const last = addDays(today, SHOWN_DAYS);
  const weeks = weeksOf(days, today);
  const print = { href: garbageHref(view, `${area.id}/print`), label: t('weeks.print') };
  return (
    <Part id="weeks" title={t('weeks.title')} link={print}>
      {weeks.length === 0 && scheduleValidity(view, today) !== 'ended' ? (
        <EmptyState>{t('weeks.none')}</EmptyState>
      ) : null}
      {weeks.map((week, index) => (
        <>
          <WeekHead first={index === 0}>{weekName(week, t)}</WeekHead>
          <Rows>{week.days.map((day) => DayRow(dayRow(day, view, t)))}</Rows>
        </>
      ))}
      <AfterList>
        <Stack>
          <Differences view={view} t={t} />
          <ValidityNotice view={view} last={last} t={t} />
        </Stack>
      </AfterList>
    </Part>
  );
}

function weekName(week: PlanWeek, t: CollectionTexts): string {
  if (week.offset === 0) return t('weeks.this');
  const date = formatDate(week.monday, t.lang, 'monthDay');
  const from = t('weeks.from', { date });
  return week.offset === 1 ? `${t('weeks.next')} ${from}` : t('weeks.later', { date });
}

function dayRow(day: PlanDay, view: AreaView, t: CollectionTexts): DayRowProps {
  const { lang, calendar, today, now } = view;
  const categories = shownCategories(calendar, lang);
  const isToday = day.date === today;
  const isTomorrow = day.date === addDays(today, 1);
  const past = isToday && isPastPutOutTime(calendar, now);
  const items: DayItem[] = [];
  for (const entry of day.entries) {
    const shown = categories[entry.category];
    if (shown !== undefined) items.push({ name: shown.name, look: shown.look, note: noteOf(entry, t) });
  }
  return {
    date: day.date,
    lang,
    items,
    now: isTomorrow,
    past,
    holiday: holidayName(day.date) !== null,
    end: isToday ? todayWord(view, past, t) : undefined,
    badge: isTomorrow ? { kind: 'you', children: t('tomorrow') } : undefined,
    off: day.entries.length === 0 ? closedText(day, categories, t) : undefined,
  };
}

function noteOf({ movedFrom, notes }: PlanDay['entries'][number], t: CollectionTexts): string | undefined {
  if (movedFrom === null && notes.length === 0) return undefined;
  const moved =
    movedFrom === null ? '' : t('day.movedFrom', { date: formatDate(movedFrom, t.lang, 'short') });
  const text = [moved, ...notes].filter((part) => part !== '').join(t.lang === 'ja' ? '。' : '. ');
  return text === '' ? undefined : text;
}

function todayWord({ calendar }: AreaView, past: boolean, t: CollectionTexts): string {
  if (past) return t('today.past');
  return calendar.putOutBy === null
    ? t('today')
    : t('today.until', { time: formatTime(calendar.putOutBy, t.lang, 'table') });
}

function closedText(day: PlanDay, categories: ShownCategory[], t: CollectionTexts): string {
  const names = [...new Set(day.closed.map(({ category }) => categories[category]?.name ?? ''))];
  const first = day.closed[0];
  const off = t('day.closedCategory', { category: joinList(names, t.lang) });
  if (!first?.movedTo) return off;
  return `${off}（${t('day.movedTo', { date: formatDate(first.movedTo, t.lang, 'short') })}）`;
}

/** A line of the notice, with the kind it is about. */
interface Line {
  category: string;
  text: string;
}

/**
 * What is not as usual: days that differ in the next two months, what the town says about them in its own words, and
 * what is to be minded in this area. One notice, and no day is told of twice: the town's own words come first.
 */
function Differences({ view, t }: { view: AreaView; t: CollectionTexts }) {
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
  return noticesOf(calendar, { from: today, to: addDays(today, SHOWN_DAYS) })
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

/** Whatever has an end says so. `last` is the last day that the page would show. */
export function ValidityNotice({
  view,
  last,
  t,
}: {
  view: AreaView;
  last: IsoDate;
  t: CollectionTexts;
}): Child {
  const { today, lang } = view;
  const end = scheduleEnd(view);
  const source = (
    <p>
      <a href={garbageHref(view, 'source')}>{t('source.link')}</a>
    </p>
  );
  if (end === null) {
    return (
      <Notice kind="info" title={t('validity.unknown.title')}>
        <p>{t('validity.unknown.text')}</p>
        {source}
      </Notice>
    );
  }
  const date = formatDate(end, lang, 'date');
  if (scheduleValidity(view, today) === 'ended') {
    return (
      <Notice kind="bad" title={t('validity.ended.title', { date })}>
        <p>{t('validity.ended.text')}</p>
        {source}
      </Notice>
    );
  }
  if (scheduleValidity(view, last) === 'ended') {
    return (
      <Notice kind="warn" title={t('validity.ends.title', { date })}>
        <p>{t('validity.ends.text')}</p>
        {source}
      </Notice>
    );
  }
  return (
    <p class="small sub">
      {t('validity.through', { date })} <a href={garbageHref(view, 'source')}>{t('source.link')}</a>
    </p>
  );
}

const searches = keepPattern(10);

function sortingSearch(view: AreaView, t: CollectionTexts): Html {
  return trusted(
    searches(t.lang, garbageHref(view, 'sorting'), (href) => htmlOf(<SortingSearch href={href} t={t} />)),
  );
}

function SortingSearch({ href, t }: { href: string; t: CollectionTexts }) {
  return (
    <Part id="sorting" title={<Phrases of={t.phrases('sorting.title')} />}>
      <SearchBar
        action={href}
        label={t('sorting.label')}
        name="q"
        placeholder={t('sorting.hint')}
        submit={t('sorting.button')}
      />
      <AfterList>
        <a href={href}>{t('sorting.all')}</a>
      </AfterList>
    </Part>
  );
}

const ways = keepPattern(10);

function tellMe(view: AreaView, t: CollectionTexts): Html {
  return trusted(
    ways(t.lang, garbageHref(view, view.area.id), (base) => htmlOf(<TellMe base={base} t={t} />)),
  );
}

function TellMe({ base, t }: { base: string; t: CollectionTexts }) {
  return (
    <Part id="tell" title={<Phrases of={t.phrases('tell.title')} />}>
      <Stack>
        <p class="sub">{t('tell.text')}</p>
        <Actions>
          <LinkButton href={`${base}/remind`} look="main" full icon="bell">
            {t('tell.remind')}
          </LinkButton>
          <LinkButton href={`${base}/subscribe`} full icon="calendar">
            {t('tell.calendar')}
          </LinkButton>
          <LinkButton href={`${base}/print`} full icon="printer">
            {t('tell.print')}
          </LinkButton>
        </Actions>
      </Stack>
    </Part>
  );
}

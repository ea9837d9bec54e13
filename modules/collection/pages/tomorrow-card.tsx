/** The first thing that people see: what to put out tomorrow. */
import { formatDate, joinList } from '@tomoni/platform/messages';
import { AnswerCard, type AnswerCardProps, Phrases } from '@tomoni/platform/pages';
import type { Child } from 'hono/jsx';
import { type CollectionTexts, messages } from '../messages.ts';
import { putOutTime, type ShownCategory, shownCategories, sublabelOf } from '../presentation.ts';
import type { PlanDay } from '../rules.ts';
import { scheduleEnd, type TomorrowAnswer, tomorrowAnswer } from '../schedule.ts';
import { type AreaView, garbageHref } from './frame.tsx';

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

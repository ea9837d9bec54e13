/** What goes where: search, or the whole list by first letter. */

import { placeName } from '@tomoni/places/contract';
import { formatDate, isWide } from '@tomoni/platform/messages';
import {
  type CategoryLook,
  Chip,
  Chips,
  EmptyState,
  MoreLink,
  Notice,
  OwnWords,
  PageTitle,
  Part,
  Phrases,
  Row,
  Rows,
  Seal,
  SearchBar,
  Small,
} from '@tomoni/platform/pages';
import { type CollectionTexts, messages } from '../messages.ts';
import type { SortingItem, TownCalendar } from '../model.ts';
import { shownCategories } from '../presentation.ts';
import { garbageHref, type TownView, townPage } from './frame.tsx';

export interface SortingView extends TownView {
  calendar: TownCalendar;
  /** What was asked, or null for the list. */
  query: string | null;
  items: readonly SortingItem[];
  /** More were found than `items` holds. */
  cut: boolean;
  /** Headings of the list in its order, and the one that is open. */
  groups: readonly string[];
  group: string | null;
  /** Next day of each category for the reader's own area, when it is known. */
  nextDays: ReadonlyMap<number, string>;
}

export function sortingPage(view: SortingView): string {
  const { lang, query, group } = view;
  const t = messages(lang);
  return townPage(
    view,
    { title: `${t('sorting.title')} ${placeName(view.place, lang)}`, noindex: query !== null },
    <>
      <PageTitle title={<Phrases of={t.phrases('sorting.title')} />} />
      <SearchBar
        action={garbageHref(view, 'sorting')}
        label={t('sorting.label')}
        name="q"
        placeholder={t('sorting.hint')}
        submit={t('sorting.button')}
        {...(query === null ? {} : { value: query })}
      />
      {query === null ? <Letters view={view} t={t} /> : <Answers view={view} query={query} t={t} />}
      {query === null && group !== null ? (
        <Part id="items" title={t('sorting.group', { group })}>
          <Items view={view} t={t} />
        </Part>
      ) : null}
    </>,
  );
}

function Letters({ view, t }: { view: SortingView; t: CollectionTexts }) {
  if (view.groups.length === 0) return <EmptyState>{t('sorting.empty')}</EmptyState>;
  return (
    <Part id="letters" title={t('sorting.groups')}>
      <Chips label={t('sorting.groups')}>
        {view.groups.map((group) => (
          <Chip
            href={garbageHref(view, `sorting?group=${encodeURIComponent(group)}#items`)}
            current={group === view.group}
          >
            {group}
          </Chip>
        ))}
      </Chips>
    </Part>
  );
}

function Answers({ view, query, t }: { view: SortingView; query: string; t: CollectionTexts }) {
  if (view.items.length === 0) {
    return (
      <Notice kind="warn" icon="circle-help" title={t('sorting.none.title', { q: query })} role="status">
        <p>{t('sorting.none.text')}</p>
        <MoreLink href={garbageHref(view, 'sorting')}>{t('sorting.all')}</MoreLink>
      </Notice>
    );
  }
  return (
    <Part id="items" title={t('sorting.results', { q: query, count: view.items.length })}>
      <Items view={view} t={t} />
      {view.cut ? <Small>{t('sorting.more', { count: view.items.length })}</Small> : null}
    </Part>
  );
}

/** Longer lists take two columns where there is room. */
const SHORT_LIST = 8;

function Items({ view, t }: { view: SortingView; t: CollectionTexts }) {
  return (
    <Rows long={view.items.length > SHORT_LIST}>
      {view.items.map((item) => (
        <ItemRow view={view} item={item} t={t} />
      ))}
    </Rows>
  );
}

function ItemRow({ view, item, t }: { view: SortingView; item: SortingItem; t: CollectionTexts }) {
  const { lang, calendar } = view;
  const category = item.category === null ? undefined : shownCategories(calendar, lang)[item.category];
  const next = item.category === null ? undefined : view.nextDays.get(item.category);
  const where = category?.name ?? (item.label === '' ? t('sorting.uncollected') : item.label);
  return (
    <Row
      lead={<Seal lang={lang} look={category?.look ?? UNCOLLECTED} />}
      title={<OwnWords of={item.name} lang={lang} />}
      sub={subText(where, item.notice, category === undefined, t).map((words) => (
        <OwnWords of={words} lang={lang} />
      ))}
      end={next === undefined ? null : t('sorting.next', { date: formatDate(next, lang, 'monthDay') })}
      {...(category === undefined ? {} : { href: garbageHref(view, `categories/${category.key}`) })}
    />
  );
}

/** What no truck collects goes back to a shop or a counter. */
const UNCOLLECTED: CategoryLook = { role: 'other', character: '店', icon: 'store' };

/** Where it goes and what to mind; towns often begin the second with the first (集めません。お店へ). */
function subText(where: string, notice: string, isUncollected: boolean, t: CollectionTexts): string[] {
  if (notice === '' || where === '') return [where, notice];
  const again = notice.startsWith(where) || (isUncollected && notice.startsWith(t('sorting.uncollected')));
  return again ? [notice] : [`${where}${isWide(t.lang) ? '。' : '. '}`, notice];
}

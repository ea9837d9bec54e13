/** How to put one kind of garbage out, and all kinds of a town. */

import { placeName } from '@tomoni/places/contract';
import { formatDate } from '@tomoni/platform/messages';
import {
  MoreLink,
  Name,
  Notice,
  OwnWords,
  PageTitle,
  Part,
  Phrases,
  Prose,
  Row,
  Rows,
  Seal,
  Stack,
  trusted,
} from '@tomoni/platform/pages';
import { messages } from '../messages.ts';
import type { SortingItem, TownCalendar } from '../model.ts';
import { putOutTime, type ShownCategory, shownCategories, sublabelOf } from '../presentation.ts';
import { cleanHtml } from '../sanitise.ts';
import { garbageHref, type TownView, townPage } from './frame.tsx';

export interface CategoryView extends TownView {
  calendar: TownCalendar;
  category: ShownCategory;
  items: readonly SortingItem[];
  /** The reader's area, its days of this category in words and the next one; null when the area isn't known. */
  area: { name: string; href: string; days: string; next: string | null } | null;
}

export function categoryPage(view: CategoryView): string {
  const { lang, category, calendar, area, items } = view;
  const t = messages(lang);
  const html = category.words.descriptionHtml === null ? '' : cleanHtml(category.words.descriptionHtml);
  return townPage(
    view,
    { title: t('category.title', { category: category.name }) },
    <>
      <div class="title-line">
        <Seal lang={lang} look={category.look} size="m" />
        <PageTitle
          title={<Phrases of={t.phrases('category.title', { category: category.name })} />}
          lead={sublabelOf(category)}
        />
      </div>
      <Stack gap={24}>
        {area ? <DaysHere view={view} area={area} /> : null}
        {calendar.putOutBy === null ? null : (
          <p>
            <b>{t('poster.until', { time: putOutTime(calendar.putOutBy, lang) })}</b>
          </p>
        )}
        {category.words.caution ? (
          <Notice kind="warn" title={t('category.caution')}>
            <p>{category.words.caution}</p>
          </Notice>
        ) : null}
        <Prose>{html === '' ? <p>{t('category.noText')}</p> : trusted(html)}</Prose>
      </Stack>
      {items.length > 0 ? (
        <Part id="items" title={t('category.items')}>
          <Rows long={items.length > SHORT_LIST}>
            {items.map((item) => (
              <Row
                title={<OwnWords of={item.name} lang={lang} />}
                sub={item.notice === '' ? null : item.notice}
              />
            ))}
          </Rows>
        </Part>
      ) : null}
      <MoreLink href={garbageHref(view, 'categories')}>{t('category.all')}</MoreLink>
    </>,
  );
}

/** The days of this kind where the reader lives. */
function DaysHere({ view, area }: { view: CategoryView; area: NonNullable<CategoryView['area']> }) {
  const { lang } = view;
  const t = messages(lang);
  return (
    <Rows>
      <Row
        icon="calendar-days"
        title={
          <Name
            of={area.days === '' ? area.name : t('category.days', { area: area.name, days: area.days })}
            lang={lang}
          />
        }
        sub={area.next === null ? null : t('category.next', { date: formatDate(area.next, lang, 'long') })}
        href={area.href}
      />
    </Rows>
  );
}

/** Longer lists take two columns where there is room. */
const SHORT_LIST = 8;

export function categoriesPage(view: TownView & { calendar: TownCalendar }): string {
  const { lang, calendar } = view;
  const t = messages(lang);
  return townPage(
    view,
    { title: `${t('category.all')} ${placeName(view.place, lang)}` },
    <>
      <PageTitle title={t('category.all')} />
      <Rows>
        {shownCategories(calendar, lang).map((category) => (
          <Row
            lead={<Seal lang={lang} look={category.look} />}
            title={category.name}
            sub={sublabelOf(category)}
            href={garbageHref(view, `categories/${category.key}`)}
          />
        ))}
      </Rows>
    </>,
  );
}

/** How to put one kind of garbage out, and all kinds of a town. */

import { placeName } from '@tomoni/places/contract';
import { formatDate } from '@tomoni/platform/messages';
import {
  MoreLink,
  Notice,
  PageTitle,
  Part,
  Phrases,
  Prose,
  Row,
  Rows,
  Seal,
  trusted,
} from '@tomoni/platform/pages';
import { messages } from '../messages.ts';
import type { SortingItem, TownCalendar } from '../model.ts';
import { putOutTime, type ShownCategory, shownCategories } from '../presentation.ts';
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
          lead={category.words.sublabel}
        />
      </div>
      {area ? (
        <Rows>
          <Row
            icon="calendar-days"
            title={t('category.days', { area: area.name, days: area.days })}
            sub={
              area.next === null
                ? null
                : t('answer.next', { date: formatDate(area.next, lang, 'long'), categories: '' })
            }
            href={area.href}
          />
        </Rows>
      ) : null}
      {calendar.putOutBy === null ? null : (
        <p>{t('poster.until', { time: putOutTime(calendar.putOutBy, lang) })}</p>
      )}
      {category.words.caution ? (
        <Notice kind="warn" title={t('category.caution')}>
          <p>{category.words.caution}</p>
        </Notice>
      ) : null}
      <Prose>{html === '' ? <p>{t('category.noText')}</p> : trusted(html)}</Prose>
      {items.length > 0 ? (
        <Part id="items" title={t('category.items')}>
          <Rows>
            {items.map((item) => (
              <Row title={item.name} sub={item.notice === '' ? null : item.notice} />
            ))}
          </Rows>
        </Part>
      ) : null}
      <MoreLink href={garbageHref(view, 'categories')}>{t('category.all')}</MoreLink>
    </>,
  );
}

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
            sub={category.words.sublabel}
            href={garbageHref(view, `categories/${category.key}`)}
          />
        ))}
      </Rows>
    </>,
  );
}

import type { Child } from 'hono/jsx';
import type { Lang } from '../messages/index.ts';
import { type BadgeProps, badgeHtml } from './badge.tsx';
import type { CategoryLook } from './category-look.ts';
import { dateChipHtml } from './date-chip.tsx';
import { classes, escapeHtml, type Html, safeHref, trusted } from './escape.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-names.ts';
import { sealHtml } from './seal.tsx';
import { keepWritten } from './written.ts';

export interface RowsProps {
  /** Said aloud before the list. */
  label?: string;
  ordered?: boolean;
  /** Rows at least 56 high instead of 64: answers to a search. */
  close?: boolean;
  /** A long list of short rows: two columns from 1024 px, read down the first and then down the second. */
  long?: boolean;
  children?: Child;
}

/** A list of rows with hairlines. Its children are `<Row>` and `<DayRow>`. */
export function Rows({ label, ordered, close, long, children }: RowsProps) {
  const List = ordered === true ? 'ol' : 'ul';
  return (
    <List
      class={classes('rows', close === true && 'rows-close', long === true && 'rows-long')}
      aria-label={label}
    >
      {children}
    </List>
  );
}

export interface RowProps {
  title: Child;
  /** One line below the title; `inline` puts it beside the title. */
  sub?: Child;
  subInline?: boolean;
  /** The whole row becomes one link with a chevron. */
  href?: string;
  /** What stands before the title: an icon by name, or a component such as Seal or DateChip. */
  icon?: IconName;
  lead?: Child;
  /** What stands at the right end: a date, a figure, a badge. */
  end?: Child;
}

/** A row of a list: at least 64 high; icon or chip, title, one sub line, end or chevron. */
export function Row({ title, sub, subInline, href, icon, lead, end }: RowProps) {
  const content = (
    <>
      {lead ?? (icon ? <Icon name={icon} /> : null)}
      <span class="grow">
        <span class="row-title">{title}</span>
        {sub ? <span class={subInline === true ? 'row-sub row-sub-inline' : 'row-sub'}>{sub}</span> : null}
      </span>
      {end ? <span class="row-end">{end}</span> : null}
      {href === undefined ? null : <Icon name="chevron-right" size="s" />}
    </>
  );
  return (
    <li>
      {href === undefined ? (
        <div class="row">{content}</div>
      ) : (
        <a class="row" href={safeHref(href)}>
          {content}
        </a>
      )}
    </li>
  );
}

/** A line between rows that says which week follows. */
export function WeekHead({ children, first }: { children?: Child; first?: boolean }) {
  return <h3 class={first === true ? 'week-head week-head-first' : 'week-head'}>{children}</h3>;
}

/** One kind of a day. */
export interface DayItem {
  name: string;
  look: CategoryLook;
  /** More about this one: 「23日から移動」. */
  note?: string | undefined;
  href?: string | undefined;
}

export interface DayRowProps {
  date: string;
  lang: Lang;
  items: readonly DayItem[];
  now?: boolean;
  past?: boolean;
  holiday?: boolean;
  /** Small text at the right end: 「きょう 収集済み」. */
  end?: string | undefined;
  badge?: BadgeProps | undefined;
  /** A day without collection: the word for it, 「休み」. */
  off?: string | undefined;
}

/**
 * A day of the calendar. Written as text because a page has many of them.
 */
export function DayRow(props: DayRowProps): Html {
  const { lang, items, past, end, badge, off } = props;
  let html = `<li class="day${past ? ' day-past' : ''}">${dateChipHtml(props)}<ul class="day-items">`;
  for (const item of items) html += dayItemHtml(item, lang);
  if (off !== undefined) html += `<li class="day-item"><span class="off">${escapeHtml(off)}</span></li>`;
  html += '</ul>';
  if (end !== undefined) html += `<span class="row-end">${escapeHtml(end)}</span>`;
  if (badge !== undefined) html += badgeHtml(badge.kind ?? 'plain', badge.children, badge.icon);
  return trusted(`${html}</li>`);
}

/** Items written before: towns have much the same kinds, and their areas the same ones. */
const written = keepWritten(2000);

function dayItemHtml(item: DayItem, lang: Lang): string {
  const { name, look, note, href } = item;
  if (note !== undefined || href !== undefined) return writeItem(item, lang);
  return written(`${lang}${look.role}${look.character}${look.icon}${name}`, () => writeItem(item, lang));
}

function writeItem(item: DayItem, lang: Lang): string {
  const name = escapeHtml(item.name);
  const title =
    item.href === undefined
      ? `<span class="row-title">${name}</span>`
      : `<a class="row-title day-link" href="${escapeHtml(safeHref(item.href))}">${name}</a>`;
  const note = item.note === undefined ? '' : `<span class="row-sub">${escapeHtml(item.note)}</span>`;
  return `<li class="day-item">${sealHtml(item.look, lang, 's')}<span>${title}${note}</span></li>`;
}

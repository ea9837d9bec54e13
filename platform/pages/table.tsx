import type { Child } from 'hono/jsx';
import type { Lang } from '../messages/index.ts';
import { classes, safeHref } from './escape.ts';
import { Icon } from './icon.tsx';
import { pageMessages } from './messages.ts';

export interface Column<Record> {
  head: Child;
  /** The head becomes a link that puts the records in this order; null: they are in another now. */
  sort?: { href: string; now: 'ascending' | 'descending' | null } | undefined;
  cell: (record: Record) => Child;
  /** Figures stand at the right. */
  figure?: boolean;
  /** On a phone, the name put before the value; by default none. */
  phoneLabel?: string;
  /** Yes/no and badges share the last line on a phone. */
  flag?: boolean;
}

export interface TableProps<Record> {
  /** Said aloud before the table. */
  caption: string;
  /** The first column is the title of a record. */
  columns: readonly Column<Record>[];
  records: readonly Record[];
}

/** Records as a table; on a phone each record is a row: its title, then its facts. */
export function Table<Record>({ caption, columns, records }: TableProps<Record>) {
  return (
    <table class="table table-records">
      <caption class="unseen">{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th
              scope="col"
              class={column.figure === true ? 'figure' : undefined}
              aria-sort={column.sort?.now ?? undefined}
            >
              {column.sort === undefined ? column.head : <Sort head={column.head} {...column.sort} />}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {records.map((record) => (
          <tr>
            {columns.map((column, index) =>
              index === 0 ? (
                <th scope="row">{column.cell(record)}</th>
              ) : (
                <td class={cellClass(column)} data-label={column.phoneLabel}>
                  {column.cell(record)}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Sort({ head, href, now }: { head: Child; href: string; now: 'ascending' | 'descending' | null }) {
  return (
    <a class="sort" href={safeHref(href)}>
      {head}
      {now === null ? null : <span aria-hidden="true">{now === 'ascending' ? '↑' : '↓'}</span>}
    </a>
  );
}

function cellClass<Record>(column: Column<Record>): string | undefined {
  if (column.figure === true) return 'figure';
  return column.flag === true ? 'flag' : undefined;
}

/**
 * A table that is no list of records: on a phone it can be moved sideways, so the keyboard must reach it. Children
 * are thead and tbody.
 */
export function WideTable({ label, children }: { label: string; children?: Child }) {
  return (
    <section class="wide-table" tabindex={0} aria-label={label}>
      <table class="table">{children}</table>
    </section>
  );
}

export interface CompareTableProps {
  /** Said aloud before the table. */
  caption: string;
  /** The things that stand across. */
  things: readonly { name: Child; label: string }[];
  /** The facts that stand down, each with its value for every thing. */
  facts: readonly { name: string; values: readonly Child[] }[];
}

/** More things than this have no room beside each other on a phone. */
const ACROSS_ON_PHONE = 3;

/**
 * Things across, facts down. On a phone facts become headings and the names stay on top while one reads; many things
 * stand below each other there, each value with its name.
 */
export function CompareTable({ caption, things, facts }: CompareTableProps) {
  const count = Math.min(things.length, ACROSS_ON_PHONE);
  const many = things.length > ACROSS_ON_PHONE;
  return (
    <table class={classes('table compare', many ? 'compare-many' : `compare-${count}`)}>
      <caption class="unseen">{caption}</caption>
      <thead>
        <tr>
          <td />
          {things.map(({ name }) => (
            <th scope="col">{name}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {facts.map(({ name, values }) => (
          <tr>
            <th scope="row">{name}</th>
            {values.map((value, index) => (
              <td data-label={things[index]?.label}>{value}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Yes or no as icon and word: 有 / 無. */
export function YesNo({ lang, value }: { lang: Lang; value: boolean }) {
  return (
    <span class={value ? 'yes' : 'no'}>
      <Icon name={value ? 'check' : 'minus'} size="s" />
      {pageMessages(lang)(value ? 'flag.yes' : 'flag.no')}
    </span>
  );
}

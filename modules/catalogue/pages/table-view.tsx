/** The records of a dataset as a table: search, filters, order, pages. */
import { formatNumber, type Lang } from '@tomoni/platform/messages';
import {
  Chip,
  Chips,
  type Column,
  EmptyState,
  OwnWords,
  Pager,
  SearchBar,
  Stack,
  Table,
} from '@tomoni/platform/pages';
import { columnLabel } from '../column-label.ts';
import type { Entry } from '../entries.ts';
import { messages } from '../messages.ts';
import type { ShownColumn } from '../table-columns.ts';
import type { TablePage, TableQuery } from '../table-page.ts';
import type { DatasetView } from '../visit-requests.ts';
import { Cell, Hours } from './cells.tsx';
import { asking, dataHref, titleIn } from './visit-frame.tsx';

/** A record with the columns in which somebody is asked. */
export interface ShownEntry extends Entry {
  open: ReadonlySet<number>;
}

export interface TableView {
  view: DatasetView;
  query: TableQuery;
  columns: readonly ShownColumn[];
  filters: readonly ShownColumn[];
  entries: readonly ShownEntry[];
  total: TablePage['total'];
  perPage: number;
  /** On other people's pages: no search, no filters. */
  bare?: boolean;
}

export function RecordsTable(props: TableView) {
  const { view, query, entries, total, bare } = props;
  const { lang, dataset } = view;
  const t = messages(lang);
  return (
    <div id="records">
      {bare === true ? null : <Narrowing {...props} />}
      {entries.length === 0 ? (
        <div class="after-list">
          <EmptyState action={{ href: dataHref(view, dataset.id), label: t('visit.table.all') }}>
            {t(query.q === '' && query.yes.length === 0 ? 'visit.table.empty' : 'visit.table.none')}
          </EmptyState>
        </div>
      ) : (
        <>
          <div class="after-list">
            <Table
              caption={t('visit.table.caption', { title: titleIn(dataset, lang) })}
              columns={tableColumns(props)}
              records={entries}
            />
          </div>
          <TablePager {...props} total={total} />
        </>
      )}
    </div>
  );
}

function askingFor({ view, query }: TableView, change: Partial<TableQuery>): string {
  const { q, sort, descending, yes, page } = { ...query, page: 1, ...change };
  return `${asking(dataHref(view, view.dataset.id), {
    ...{ q, yes, sort },
    order: sort !== null && descending ? 'down' : null,
    page: page === 1 ? null : String(page),
  })}#records`;
}

function Narrowing(props: TableView) {
  const { view, query, filters, columns } = props;
  const { lang, dataset } = view;
  const t = messages(lang);
  const sortable = columns.slice(0, 4);
  return (
    <Stack gap={12}>
      <SearchBar
        action={dataHref(view, dataset.id)}
        label={t('visit.table.search')}
        placeholder={t('visit.table.search')}
        value={query.q}
        submit={t('visit.search.submit')}
      />
      {filters.length === 0 ? null : (
        <Chips label={t('visit.table.filters')} scroll>
          {filters.map(({ name, index }) => {
            const on = query.yes.includes(name);
            const yes = on ? query.yes.filter((one) => one !== name) : [...query.yes, name];
            return (
              <Chip kind="any" href={askingFor(props, { yes })} current={on}>
                <span>
                  <OwnWords of={columnLabel(name, lang)} lang={lang} />{' '}
                  {String(view.tally.columns[index]?.yes ?? 0)}
                </span>
              </Chip>
            );
          })}
        </Chips>
      )}
      {sortable.length < 2 || props.total <= props.perPage ? null : (
        <div class="narrow-only">
          <Chips label={t('visit.table.sort')} scroll>
            {sortable.map(({ name }) => (
              <Chip href={sortHref(props, name)} current={query.sort === name} icon="arrow-up-down">
                <OwnWords of={columnLabel(name, lang)} lang={lang} />
              </Chip>
            ))}
          </Chips>
        </div>
      )}
    </Stack>
  );
}

/** First up, then down, then as the file has it. */
function sortHref(props: TableView, name: string): string {
  const { sort, descending } = props.query;
  if (sort !== name) return askingFor(props, { sort: name, descending: false });
  return descending
    ? askingFor(props, { sort: null, descending: false })
    : askingFor(props, { sort: name, descending: true });
}

const START = /開始/u;
const END = /終了/u;

function tableColumns(props: TableView): Column<ShownEntry>[] {
  const { view, columns, query, bare } = props;
  const { lang } = view;
  const t = messages(lang);
  const start = columns.find(({ type, name }) => type === 'time' && START.test(name));
  const end = columns.find(({ type, name }) => type === 'time' && END.test(name));
  const hours = start !== undefined && end !== undefined;
  const sortOf = (name: string): Column<ShownEntry>['sort'] => {
    if (bare === true) return undefined;
    const now = query.descending ? 'descending' : 'ascending';
    return { href: sortHref(props, name), now: query.sort === name ? now : null };
  };
  return columns
    .filter((column) => !(hours && column === end))
    .map((column, position): Column<ShownEntry> => {
      const { name, type, index } = column;
      const label = columnLabel(name, lang);
      const head = hours && column === start ? t('visit.table.hours') : <OwnWords of={label} lang={lang} />;
      const figure = type === 'integer' || type === 'decimal';
      return {
        ...{ head, sort: sortOf(name), figure, flag: type === 'yes-no' },
        ...(position > 0 && (figure || type === 'yes-no') ? { phoneLabel: label } : {}),
        cell: (entry) => {
          if (position === 0) return <RecordLink view={view} entry={entry} title={entry.body[name] ?? ''} />;
          if (hours && column === start && !entry.open.has(index))
            return <Hours lang={lang} from={entry.body[name] ?? ''} to={entry.body[end?.name ?? ''] ?? ''} />;
          const value = shortAddress(entry.body[name] ?? '', type, view);
          return <Cell {...{ lang, type, value }} open={entry.open.has(index)} />;
        },
      };
    });
}

/** Within a town everybody knows the town. */
export function shortAddress(value: string, type: string, { place }: DatasetView): string {
  if (type !== 'address') return value;
  const at = value.indexOf(place.name);
  return at === -1 || at > 5 ? value : value.slice(at + place.name.length) || value;
}

function RecordLink({ view, entry, title }: { view: DatasetView; entry: Entry; title: string }) {
  const { lang, dataset } = view;
  const t = messages(lang);
  return (
    <a href={recordHref(view, dataset.id, entry.n)}>
      {title === '' ? (
        t('visit.record.number', { n: String(entry.n + 1) })
      ) : (
        <OwnWords of={title} lang={lang} />
      )}
    </a>
  );
}

export function recordHref(view: Pick<DatasetView, 'lang' | 'place'>, dataset: string, n: number): string {
  return dataHref(view, `${dataset}/records/${n}`);
}

function TablePager(props: TableView) {
  const { view, query, total, perPage, bare } = props;
  const t = messages(view.lang);
  const { page } = query;
  const first = (page - 1) * perPage + 1;
  const last = Math.min(total, page * perPage);
  const count = (n: number, lang: Lang) => formatNumber(n, lang);
  const left = Math.min(perPage, total - last);
  const next =
    last < total
      ? { href: askingFor(props, { page: page + 1 }), label: t('visit.next.count', { count: left }) }
      : null;
  return (
    <Pager
      label={t('visit.pages')}
      shown={t('visit.shown', {
        total: count(total, view.lang),
        first: count(first, view.lang),
        last: count(last, view.lang),
      })}
      previous={
        page > 1 && bare !== true
          ? { href: askingFor(props, { page: page - 1 }), label: t('visit.previous') }
          : null
      }
      next={bare === true ? null : next}
    />
  );
}

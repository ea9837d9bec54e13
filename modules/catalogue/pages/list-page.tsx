/** A list of datasets, of one town or of all: search, filters as links, a page of rows. */
import { todayIn } from '@tomoni/japanese';
import { formatNumber, joinFacts, type Lang } from '@tomoni/platform/messages';
import { Badge, Chip, Chips, EmptyState, Pager, Row, Rows, SearchBar, Stack } from '@tomoni/platform/pages';
import { daysBetween, FRESHNESS, type FreshnessState } from '../freshness.ts';
import { messages } from '../messages.ts';
import type { Facets, ListedDataset, ListFilter, PublicList } from '../public-list.ts';
import { SUBJECTS, type Subject } from '../subjects.ts';
import { asking, STATE_BADGES, titleIn, updatedAgo } from './visit-frame.tsx';

export const PER_PAGE = 20;

export interface ListView {
  lang: Lang;
  today: string;
  /** Address of the list itself. */
  path: string;
  filter: ListFilter;
  list: PublicList;
  page: number;
  hrefOf: (dataset: ListedDataset) => string;
  /** Whose it is: the town where several are listed, else the department; empty where that says nothing. */
  fromOf: (dataset: ListedDataset) => string;
  /** Where there is nothing: what one can do. */
  emptyAction: { href: string; label: string } | null;
}

type Ask = (change: Partial<Pick<ListFilter, 'q' | 'subject' | 'kind' | 'state'>>, page?: number) => string;

/** The list with what narrows it. */
export function DatasetList(view: ListView) {
  const { lang, filter, list, page, path } = view;
  const t = messages(lang);
  const ask: Ask = (change, at = 1) => {
    const { q, subject, kind, state, standard } = { ...filter, ...change };
    return asking(path, { q, subject, standard, kind, state, page: at === 1 ? null : String(at) });
  };
  return (
    <>
      <Stack gap={12}>
        <SearchBar
          action={path}
          label={t('visit.search.label')}
          value={filter.q}
          placeholder={t('visit.search.example')}
          submit={t('visit.search.submit')}
        />
        <Filters lang={lang} facets={list.facets} filter={filter} ask={ask} />
      </Stack>
      <div class="after-list">
        {list.datasets.length === 0 ? (
          <EmptyState
            {...(view.emptyAction === null || isNarrowed(filter)
              ? { action: { href: path, label: t('visit.list.all') } }
              : { action: view.emptyAction })}
          >
            {t(isNarrowed(filter) ? 'visit.list.none-found' : 'visit.list.none')}
          </EmptyState>
        ) : (
          <>
            <Rows label={t('visit.list.label')}>
              {list.datasets.map((dataset) => (
                <DatasetRow dataset={dataset} view={view} />
              ))}
            </Rows>
            <ListPager lang={lang} total={list.total} page={page} ask={ask} />
          </>
        )}
      </div>
    </>
  );
}

function isNarrowed({ q, subject, kind, state, standard }: ListFilter): boolean {
  return q !== '' || subject !== null || kind !== null || state !== null || standard !== null;
}

function DatasetRow({ dataset, view }: { dataset: ListedDataset; view: ListView }) {
  const { lang, today } = view;
  const t = messages(lang);
  const days = daysBetween(todayIn('Asia/Tokyo', dataset.updatedAt), today);
  const badge = STATE_BADGES[dataset.state];
  const size =
    dataset.kind === 'file' ? t('visit.list.file') : t('visit.records', { count: dataset.recordCount });
  const facts = [size, updatedAgo(days, lang), view.fromOf(dataset)];
  return (
    <Row
      href={view.hrefOf(dataset)}
      icon={dataset.kind === 'file' ? 'file-text' : 'table'}
      title={titleIn(dataset, lang)}
      sub={joinFacts(facts, lang)}
      {...(badge === undefined
        ? {}
        : { end: <Badge kind={badge.kind}>{t(`visit.state.${badge.text}.short`)}</Badge> })}
    />
  );
}

interface FilterProps {
  lang: Lang;
  facets: Facets;
  filter: ListFilter;
  ask: Ask;
}

/** Only what parts the list is offered: one kind of everything is no choice. */
function Filters({ lang, facets, filter, ask }: FilterProps) {
  const t = messages(lang);
  const subjects = SUBJECTS.filter((one) => facets.subjects.has(one) || filter.subject === one);
  const states = FRESHNESS.filter((one) => facets.states.has(one) || filter.state === one);
  return (
    <>
      {subjects.length < 2 ? null : (
        <Chips label={t('visit.filter.subject')} scroll>
          <Chip href={ask({ subject: null })} current={filter.subject === null}>
            {t('visit.filter.all', { count: facets.total })}
          </Chip>
          {subjects.map((subject: Subject) => (
            <Chip href={ask({ subject })} current={filter.subject === subject}>
              {t('visit.filter.count', {
                name: t(`visit.subject.${subject}`),
                count: facets.subjects.get(subject) ?? 0,
              })}
            </Chip>
          ))}
        </Chips>
      )}
      {states.length < 2 && facets.kinds.size < 2 ? null : (
        <Chips label={t('visit.filter.more')} scroll>
          {facets.kinds.size < 2 && filter.kind === null
            ? null
            : (['table', 'file'] as const).map((kind) => (
                <Chip
                  kind="any"
                  href={ask({ kind: filter.kind === kind ? null : kind })}
                  current={filter.kind === kind}
                >
                  {t('visit.filter.count', {
                    name: t(`visit.kind.${kind}`),
                    count: facets.kinds.get(kind) ?? 0,
                  })}
                </Chip>
              ))}
          {states.map((state: FreshnessState) => (
            <Chip
              kind="any"
              href={ask({ state: filter.state === state ? null : state })}
              current={filter.state === state}
            >
              {t('visit.filter.count', {
                name: t(`visit.state.${state}`),
                count: facets.states.get(state) ?? 0,
              })}
            </Chip>
          ))}
        </Chips>
      )}
    </>
  );
}

function ListPager({ lang, total, page, ask }: { lang: Lang; total: number; page: number; ask: Ask }) {
  const t = messages(lang);
  if (total <= PER_PAGE) return null;
  const first = (page - 1) * PER_PAGE + 1;
  const last = Math.min(total, page * PER_PAGE);
  return (
    <Pager
      label={t('visit.pages')}
      shown={t('visit.shown', { total: formatNumber(total, lang), first, last })}
      previous={page > 1 ? { href: ask({}, page - 1), label: t('visit.previous') } : null}
      next={last < total ? { href: ask({}, page + 1), label: t('visit.next') } : null}
    />
  );
}

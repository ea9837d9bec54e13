/** The ledger of a version: every value that was put right, as it was and as it is, by which rule. */
import { REPAIR_RULES } from '@tomoni/datasets';
import { todayIn } from '@tomoni/japanese';
import { baseLang, formatDate, formatNumber, type Lang } from '@tomoni/platform/messages';
import { EmptyState, Pager, PageTitle, Table } from '@tomoni/platform/pages';
import { messages } from '../messages.ts';
import type { StoredRepair, Version } from '../model.ts';
import { REPAIRS_PER_PAGE } from '../public-versions.ts';
import type { DatasetView } from '../visit-requests.ts';
import { asking, DataCrumbs, dataHref, titleIn, visitPage } from './visit-frame.tsx';

export interface RepairsView {
  view: DatasetView;
  /** The version whose ledger it is: not always the present one. */
  of: Version;
  repairs: readonly StoredRepair[];
  page: number;
}

export function repairsPage({ view, of, repairs, page }: RepairsView): string {
  const { lang, dataset } = view;
  const t = messages(lang);
  const total = Object.values(of.repairCounts).reduce((sum, count) => sum + count, 0);
  const name = titleIn(dataset, lang);
  const date = formatDate(todayIn('Asia/Tokyo', of.publishedAt ?? of.madeAt), lang, 'date');
  const path = dataHref(view, `${dataset.id}/versions/${of.number}/repairs`);
  const pageHref = (at: number) => asking(path, { page: at === 1 ? null : String(at) });
  const first = (page - 1) * REPAIRS_PER_PAGE + 1;
  const last = Math.min(total, page * REPAIRS_PER_PAGE);
  return visitPage(
    view,
    { title: `${name} ${t('visit.repairs')}`, noindex: true },
    <>
      <DataCrumbs
        view={view}
        items={[
          { label: name, href: dataHref(view, dataset.id) },
          { label: t('visit.versions'), href: dataHref(view, `${dataset.id}/versions`) },
          { label: t('visit.repairs') },
        ]}
      />
      <PageTitle
        title={t('visit.repairs.title', { count: total })}
        lead={t('visit.repairs.lead', { date, file: of.source.name })}
      />
      {repairs.length === 0 ? (
        <EmptyState action={{ href: dataHref(view, dataset.id), label: t('visit.back') }}>
          {t('visit.repairs.none')}
        </EmptyState>
      ) : (
        <>
          <RepairTable lang={lang} of={of} repairs={repairs} />
          <Pager
            label={t('visit.pages')}
            shown={t('visit.shown', {
              total: formatNumber(total, lang),
              first: formatNumber(first, lang),
              last: formatNumber(last, lang),
            })}
            previous={page > 1 ? { href: pageHref(page - 1), label: t('visit.previous') } : null}
            next={last < total ? { href: pageHref(page + 1), label: t('visit.next') } : null}
          />
        </>
      )}
    </>,
  );
}

function RepairTable({ lang, of, repairs }: { lang: Lang; of: Version; repairs: readonly StoredRepair[] }) {
  const t = messages(lang);
  return (
    <Table
      caption={t('visit.repairs')}
      columns={[
        {
          head: t('visit.repairs.where'),
          cell: ([row, column]: StoredRepair) =>
            t('visit.repairs.cell', { row: String(row), column: of.columns[column]?.name ?? '' }),
        },
        {
          head: t('visit.repairs.before'),
          phoneLabel: t('visit.repairs.before'),
          cell: ([, , before]) => (before === '' ? t('visit.empty') : before),
        },
        {
          head: t('visit.repairs.after'),
          phoneLabel: t('visit.repairs.after'),
          cell: ([, , , after]) => (after === '' ? t('visit.empty') : <b>{after}</b>),
        },
        { head: t('visit.repairs.rule'), cell: ([, , , , rule]) => ruleText(rule, lang) },
      ]}
      records={repairs}
    />
  );
}

/** What the rule did; a code that is unknown here stays itself. */
function ruleText(rule: string, lang: Lang): string {
  return Object.entries(REPAIR_RULES).find(([code]) => code === rule)?.[1][baseLang(lang)] ?? rule;
}

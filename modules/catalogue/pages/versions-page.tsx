/** All versions of a dataset that are public, with what each changed. */
import { todayIn } from '@tomoni/japanese';
import { formatDate, formatNumber, joinList, type Lang } from '@tomoni/platform/messages';
import { Facts, Pager, PageTitle, Part } from '@tomoni/platform/pages';
import { columnLabel } from '../column-label.ts';
import { messages } from '../messages.ts';
import type { Changes } from '../model.ts';
import type { PublicVersion } from '../public-versions.ts';
import type { DatasetView } from '../visit-requests.ts';
import { changeSentence } from './version-words.tsx';
import { asking, DataCrumbs, dataHref, titleIn, visitPage } from './visit-frame.tsx';

export const VERSIONS_PER_PAGE = 20;

export interface VersionsView {
  view: DatasetView;
  versions: readonly PublicVersion[];
  total: number;
  page: number;
}

export function versionsPage({ view, versions, total, page }: VersionsView): string {
  const { lang, dataset } = view;
  const t = messages(lang);
  const name = titleIn(dataset, lang);
  const path = dataHref(view, `${dataset.id}/versions`);
  const pageHref = (at: number) => asking(path, { page: at === 1 ? null : String(at) });
  const last = Math.min(total, page * VERSIONS_PER_PAGE);
  return visitPage(
    view,
    { title: `${name} ${t('visit.versions')}` },
    <>
      <DataCrumbs
        view={view}
        items={[{ label: name, href: dataHref(view, dataset.id) }, { label: t('visit.versions') }]}
      />
      <PageTitle title={t('visit.versions.title', { title: name })} lead={t('visit.versions.lead')} />
      {versions.map((version) => (
        <VersionPart view={view} version={version} />
      ))}
      {total <= VERSIONS_PER_PAGE ? null : (
        <Pager
          label={t('visit.pages')}
          shown={t('visit.shown', {
            total: formatNumber(total, lang),
            first: String((page - 1) * VERSIONS_PER_PAGE + 1),
            last: String(last),
          })}
          previous={page > 1 ? { href: pageHref(page - 1), label: t('visit.previous') } : null}
          next={last < total ? { href: pageHref(page + 1), label: t('visit.next') } : null}
        />
      )}
    </>,
  );
}

function VersionPart({ view, version }: { view: DatasetView; version: PublicVersion }) {
  const { lang, dataset } = view;
  const t = messages(lang);
  const { number, publishedAt, changes, recordCount, repairCounts } = version;
  const repaired = Object.values(repairCounts).reduce((sum, count) => sum + count, 0);
  const base = dataHref(view, `${dataset.id}/versions/${number}`);
  return (
    <Part id={`v${number}`} title={formatDate(todayIn('Asia/Tokyo', publishedAt), lang, 'date')}>
      <p>{changeSentence(changes, recordCount, lang)}</p>
      <Facts
        items={[
          ...namedChanges(changes, lang),
          {
            name: t('visit.version.records'),
            value: t('visit.records', { count: recordCount }),
          },
          {
            name: t('visit.repairs'),
            value:
              repaired === 0 ? null : (
                <a href={`${base}/repairs`}>{t('visit.version.repaired', { count: repaired })}</a>
              ),
          },
          {
            name: t('visit.version.file'),
            value:
              view.version.kind === 'file' ? null : (
                <a href={dataHref({ ...view, lang: 'ja' }, `${dataset.id}/versions/${number}.csv`)}>
                  {t('visit.version.csv', { number })}
                </a>
              ),
          },
        ]}
      />
    </Part>
  );
}

/** Some of the names of each kind; with how many more there are. */
function namedChanges(changes: Changes | null, lang: Lang): { name: string; value: string | null }[] {
  if (changes === null) return [];
  const t = messages(lang);
  const records = (['added', 'changed', 'removed'] as const).map((what) => {
    const names = changes.names[what];
    const more = changes[what] - names.length;
    const list = joinList(names, lang);
    return {
      name: t(`visit.version.${what}.name`),
      value:
        names.length === 0 ? null : more > 0 ? t('visit.version.more', { names: list, count: more }) : list,
    };
  });
  const columns = (['columnsAdded', 'columnsRemoved'] as const).map((what) => ({
    name: t(`visit.version.${what}.name`),
    value:
      changes[what].length === 0
        ? null
        : joinList(
            changes[what].slice(0, 20).map((name) => columnLabel(name, lang)),
            lang,
          ),
  }));
  return [...records, ...columns];
}

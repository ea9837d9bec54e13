/** A dataset: what it says, its forms, its records as table, map, chart; its versions, and how useful it is. */
import { todayIn } from '@tomoni/japanese';
import { placeName } from '@tomoni/places/contract';
import { formatBytes, isJapanese, joinFacts } from '@tomoni/platform/messages';
import {
  Badge,
  Columns,
  CopyField,
  type DownloadProps,
  Downloads,
  Fold,
  Folds,
  MoreLink,
  Notice,
  OwnWords,
  Part,
  Row,
  Rows,
  Small,
  Tabs,
} from '@tomoni/platform/pages';
import type { CardOutcome } from '@tomoni/platform/slots';
import type { Child } from 'hono/jsx';
import type { CaseStory } from '../cases.ts';
import { schemaOrgOf } from '../dcat/schema-org.ts';
import type { FormSizes } from '../form-sizes.ts';
import { daysBetween } from '../freshness.ts';
import { leadOf } from '../lead.ts';
import { messages } from '../messages.ts';
import { LICENCES } from '../model.ts';
import type { PublicVersion } from '../public-versions.ts';
import { tellingColumns } from '../table-columns.ts';
import type { Usefulness } from '../usefulness.ts';
import type { DatasetView } from '../visit-requests.ts';
import { UsefulnessPanel } from './usefulness-panel.tsx';
import { VersionTimeline } from './version-words.tsx';
import {
  asking,
  DataCrumbs,
  dataHref,
  STATE_BADGES,
  titleIn,
  updatedAgo,
  visitPage,
} from './visit-frame.tsx';

export const VIEWS = ['table', 'map', 'chart', 'columns'] as const;
export type ViewName = (typeof VIEWS)[number];

export interface DatasetPageView {
  view: DatasetView;
  /** Views that this dataset has; none for a file. */
  views: readonly ViewName[];
  shown: ViewName;
  content: Child;
  useful: Usefulness;
  sizes: FormSizes | null;
  versions: readonly PublicVersion[];
  apps: readonly CardOutcome[];
  cases: readonly CaseStory[];
  noindex: boolean;
  /** Scheme and host of this site. */
  origin: string;
}

export function datasetPage(props: DatasetPageView): string {
  const { view, shown, noindex, origin } = props;
  const { lang, dataset, place } = view;
  const title = titleIn(dataset, lang);
  return visitPage(
    view,
    {
      ...{ title, description: leadIn(view), noindex, map: shown === 'map', islands: true },
      ...(noindex
        ? {}
        : { data: schemaOrgOf(dataset, view.version, { origin, lang, publisher: placeName(place, lang) }) }),
    },
    <>
      <DataCrumbs view={view} items={[{ label: title }]} />
      {shown === 'map' ? <WithMap {...props} /> : <WithAside {...props} />}
    </>,
  );
}

function WithAside(props: DatasetPageView) {
  return (
    <Columns split="8+4">
      <div>
        <Head {...props} />
        <Content {...props} />
        <Versions {...props} />
      </div>
      <Beside {...props} />
    </Columns>
  );
}

/** A map and its list need the whole width; what stands beside comes below. */
function WithMap(props: DatasetPageView) {
  return (
    <>
      <Head {...props} />
      <Content {...props} />
      <Columns split="8+4">
        <Versions {...props} />
        <div class="part">
          <Beside {...props} />
        </div>
      </Columns>
    </>
  );
}

/** What is said of it first: in the owner's words, or made from its records. */
export function leadIn({ lang, dataset, version, tally }: DatasetView): string {
  const t = messages(lang);
  const written =
    isJapanese(lang) || dataset.descriptionEn === '' ? dataset.description : dataset.descriptionEn;
  if (version.kind === 'file' && written === '')
    return t('visit.lead.file', { ending: endingOf(version.source.name) });
  const telling = tellingColumns(version.columns, tally);
  const wanted = isJapanese(lang) || dataset.descriptionEn !== '' ? written : '';
  return leadOf({ title: titleIn(dataset, lang), records: tally.records, telling, written: wanted }, lang, t);
}

function endingOf(name: string): string {
  return /\.([a-z0-9]{1,8})$/iu.exec(name)?.[1]?.toUpperCase() ?? '';
}

function Head({ view, useful, sizes }: DatasetPageView) {
  const { lang, dataset, version, today } = view;
  const t = messages(lang);
  const badge = STATE_BADGES[useful.freshness.state];
  const days = daysBetween(todayIn('Asia/Tokyo', version.publishedAt ?? dataset.publishedAt), today);
  return (
    <>
      <div class="data-head">
        <h1>
          <OwnWords of={titleIn(dataset, lang)} lang={lang} />
        </h1>
        <p class="lead">
          <OwnWords of={leadIn(view)} lang={lang} />
        </p>
        <div class="cluster">
          {badge === undefined ? null : <Badge kind={badge.kind}>{t(`visit.state.${badge.text}`)}</Badge>}
          <Badge>{updatedAgo(days, lang)}</Badge>
          <a class="badge" href={LICENCES[dataset.licence].url} rel="license">
            {LICENCES[dataset.licence].name}
          </a>
          {dataset.department === view.place.name ? null : (
            <span class="small sub">
              <OwnWords of={dataset.department} lang={lang} />
            </span>
          )}
        </div>
      </div>
      <Downloads label={t('visit.download')} items={downloadsOf(view, sizes)} />
      {version.rough > 0 ? <Small>{t('visit.rough', { count: version.rough })}</Small> : null}
    </>
  );
}

function downloadsOf(view: DatasetView, sizes: FormSizes | null): DownloadProps[] {
  const { lang, dataset, version } = view;
  const t = messages(lang);
  const size = (bytes: number | undefined) => (bytes === undefined ? '' : formatBytes(bytes));
  const form = (ending: 'csv' | 'geojson' | 'json', label: string, what: string): DownloadProps => ({
    href: dataHref({ ...view, lang: 'ja' }, `${dataset.id}.${ending}`),
    label,
    note: joinFacts([what, size(sizes?.[ending])], lang),
  });
  const ending = endingOf(version.source.name);
  const kind = /^XL|^ODS/u.test(ending) ? 'Excel' : ending;
  const original: DownloadProps = {
    href: dataHref({ ...view, lang: 'ja' }, `${dataset.id}/original`),
    label: version.kind === 'file' ? kind : t('visit.download.original', { kind }),
    note: joinFacts(
      [
        t(version.kind === 'file' ? 'visit.download.file' : 'visit.download.before'),
        size(version.source.size),
      ],
      lang,
    ),
    icon: version.kind === 'file' ? 'download' : 'file-spreadsheet',
  };
  const tables =
    version.kind === 'file'
      ? []
      : [
          form('csv', 'CSV', t(version.standard === null ? 'visit.download.csv.own' : 'visit.download.csv')),
          ...(version.extent === null ? [] : [form('geojson', 'GeoJSON', t('visit.download.geojson'))]),
          form('json', 'JSON', 'API'),
        ];
  return [...tables, ...(version.source.barred ? [] : [original])];
}

const ICONS = { table: 'table', map: 'map', chart: 'chart-column', columns: 'file-text' } as const;

function Content({ view, views, shown, content }: DatasetPageView) {
  const { lang, dataset } = view;
  const t = messages(lang);
  if (views.length === 0) return null;
  return (
    <section class="part" aria-label={t('visit.content')}>
      <Tabs
        label={t('visit.views')}
        tabs={views.map((name) => ({
          href: asking(dataHref(view, dataset.id), { view: name === 'table' ? null : name }),
          label: t(`visit.view.${name}`),
          icon: ICONS[name],
          current: name === shown,
        }))}
      />
      <div class="after-list">{content}</div>
    </section>
  );
}

function Versions({ view, versions }: DatasetPageView) {
  const { lang, dataset } = view;
  const t = messages(lang);
  const href = dataHref(view, `${dataset.id}/versions`);
  return (
    <Part
      id="versions"
      title={t('visit.versions')}
      link={versions.length < 2 ? undefined : { href, label: t('visit.versions.changes') }}
    >
      <VersionTimeline
        lang={lang}
        versions={versions}
        repairsHref={(number) => dataHref(view, `${dataset.id}/versions/${number}/repairs`)}
      />
    </Part>
  );
}

function Beside({ view, useful, apps, cases, origin }: DatasetPageView) {
  const { lang, dataset, version, today } = view;
  const t = messages(lang);
  return (
    <aside class="data-beside">
      <UsefulnessPanel
        {...{ lang, useful, today, rhythm: dataset.rhythm }}
        rulesHref={dataHref(view, `${dataset.id}/rules`)}
      />
      {apps.length + cases.length === 0 ? null : (
        <Part id="apps" title={t('visit.apps')}>
          <Rows>
            {apps.map(({ html }) => html)}
            {cases.map(({ id, title, place }) => (
              <Row
                href={dataHref(view, `cases/${id}`)}
                icon="users"
                title={<OwnWords of={title} lang={lang} />}
                sub={joinFacts([t('visit.case'), place], lang)}
              />
            ))}
          </Rows>
        </Part>
      )}
      <div class="part">
        <Notice icon="message-square" title={t('visit.report.notice.title')}>
          <p>{t(version.kind === 'file' ? 'visit.report.notice.file' : 'visit.report.notice.text')}</p>
          <MoreLink href={dataHref(view, `${dataset.id}/report`)}>{t('visit.report.notice.link')}</MoreLink>
        </Notice>
        {version.kind === 'file' ? null : (
          <Folds>
            <Fold title={t('visit.embed.link')}>
              <CopyField
                id="embed"
                label={t('visit.embed.code')}
                value={`<iframe src="${origin}${dataHref(view, `${dataset.id}/embed`)}" title="${titleIn(dataset, lang)}" width="100%" height="640"></iframe>`}
                copy={t('visit.embed.copy')}
                copied={t('visit.embed.copied')}
              />
            </Fold>
          </Folds>
        )}
      </div>
    </aside>
  );
}

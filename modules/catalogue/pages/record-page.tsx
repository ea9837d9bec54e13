/** One record: all its values, each with what it means. */
import { baseLang, formatNumber } from '@tomoni/platform/messages';
import { Facts, LinkButton, OwnWords, PageTitle, Part } from '@tomoni/platform/pages';
import { standardColumns } from '../column-tally.ts';
import type { Entry } from '../entries.ts';
import { messages } from '../messages.ts';
import { titleColumn } from '../table-columns.ts';
import type { DatasetView } from '../visit-requests.ts';
import { Cell } from './cells.tsx';
import { DataCrumbs, dataHref, titleIn, visitPage } from './visit-frame.tsx';

export interface RecordView {
  view: DatasetView;
  entry: Entry;
  /** Row of the file; null where it isn't known. */
  row: number | null;
  open: ReadonlySet<number>;
}

export function recordName({ view, entry }: Pick<RecordView, 'view' | 'entry'>): string {
  const title = view.version.columns[titleColumn(view.version.columns, view.tally)];
  const name = entry.body[title?.name ?? ''] ?? entry.name;
  return name === '' ? messages(view.lang)('visit.record.number', { n: String(entry.n + 1) }) : name;
}

export function recordPage(props: RecordView): string {
  const { view, entry, row } = props;
  const { lang, dataset } = view;
  const t = messages(lang);
  const name = recordName(props);
  const title = titleIn(dataset, lang);
  const source =
    row === null
      ? t('visit.record.of', { title, n: formatNumber(entry.n + 1, lang) })
      : t('visit.record.row', { title, row: String(row) });
  return visitPage(
    view,
    { title: `${name} ${title}`, description: source },
    <>
      <DataCrumbs view={view} items={[{ label: title, href: dataHref(view, dataset.id) }, { label: name }]} />
      <PageTitle title={<OwnWords of={name} lang={lang} />} lead={source} />
      <Values {...props} />
      <Part id="wrong" title={t('visit.report.notice.title')}>
        <p class="small sub list-note">{t('visit.report.record.text')}</p>
        <LinkButton href={dataHref(view, `${dataset.id}/records/${entry.n}/report`)} icon="message-square">
          {t('visit.report.record.link')}
        </LinkButton>
      </Part>
    </>,
  );
}

function Values({ view, entry, open }: RecordView) {
  const { lang, version } = view;
  const t = messages(lang);
  const known = standardColumns(version.standard);
  const columns = version.columns.map((column, index) => ({ ...column, index }));
  const told = columns.filter(({ name, index }) => (entry.body[name] ?? '') !== '' || open.has(index));
  const empty = columns.filter((column) => !told.includes(column));
  return (
    <>
      <Facts
        items={told.map(({ name, type, index }) => {
          const about = known.get(name)?.description[baseLang(lang)];
          return {
            name,
            value: (
              <>
                <Cell {...{ lang, type }} value={entry.body[name] ?? ''} open={open.has(index)} whole />
                {about === undefined ? null : <p class="small sub">{about}</p>}
              </>
            ),
          };
        })}
      />
      {empty.length === 0 ? null : (
        <p class="small sub list-note">
          {t('visit.record.empty', {
            names: empty.map(({ name }) => name).join(lang === 'en' ? ', ' : '、'),
          })}
        </p>
      )}
    </>
  );
}

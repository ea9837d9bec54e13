/** 項目の説明: what each column means, what stands in it, and from which column of the file it came. */
import { baseLang, formatNumber, isJapanese, joinList, type Lang } from '@tomoni/platform/messages';
import { Badge, Fold, Folds, OwnWords, Row, Rows, Small } from '@tomoni/platform/pages';
import { standardColumns } from '../column-tally.ts';
import { messages } from '../messages.ts';
import type { StoredColumn } from '../model.ts';
import type { DatasetView } from '../visit-requests.ts';
import { standardName } from './visit-frame.tsx';

export function ColumnsView({ view }: { view: DatasetView }) {
  const { lang, version, tally } = view;
  const t = messages(lang);
  const columns = version.columns.map((column, n) => ({ ...column, filled: tally.columns[n]?.filled ?? 0 }));
  const empty = columns.filter(({ filled }) => filled === 0);
  return (
    <>
      {version.standard === null ? (
        <Small>{t('visit.columns.own')}</Small>
      ) : (
        <Small>{t('visit.columns.standard', { name: standardName(version.standard, lang) })}</Small>
      )}
      <ColumnRows view={view} columns={columns.filter(({ filled }) => filled > 0)} />
      {empty.length === 0 ? null : (
        <Folds>
          <Fold title={t('visit.columns.empty')} count={empty.length}>
            <ColumnRows view={view} columns={empty} />
          </Fold>
        </Folds>
      )}
    </>
  );
}

function ColumnRows({
  view,
  columns,
}: {
  view: DatasetView;
  columns: readonly (StoredColumn & { filled: number })[];
}) {
  const { lang, version, tally } = view;
  const t = messages(lang);
  const known = standardColumns(version.standard);
  return (
    <Rows>
      {columns.map((column) => {
        const standard = known.get(column.name);
        const { filled } = column;
        return (
          <Row
            title={<OwnWords of={column.name} lang={lang} />}
            sub={
              <>
                <span class="line">{standard?.description[baseLang(lang)] ?? t('visit.columns.extra')}</span>
                <span class="line">{factsOf(column, { lang, filled, records: tally.records })}</span>
                {standard?.choices === undefined ? null : (
                  <span class="line">
                    {t('visit.columns.choices', { choices: joinList(standard.choices.slice(0, 30), lang) })}
                  </span>
                )}
              </>
            }
            end={column.standard ? undefined : <Badge>{t('visit.columns.extra.badge')}</Badge>}
          />
        );
      })}
    </Rows>
  );
}

function factsOf(
  { type, source, by, name }: StoredColumn,
  { lang, filled, records }: { lang: Lang; filled: number; records: number },
): string {
  const t = messages(lang);
  const kind = t(`visit.type.${TYPES[type] ?? 'text'}`);
  const from =
    source === ''
      ? t('visit.columns.made')
      : source === name
        ? t('visit.columns.same')
        : t('visit.columns.from', { source, how: t(`visit.by.${HOW[by]}`) });
  const some = t('visit.columns.filled', {
    filled: formatNumber(filled, lang),
    records: formatNumber(records, lang),
  });
  return [kind, some, from].join(isJapanese(lang) ? '／' : '; ');
}

const HOW: Record<StoredColumn['by'], 'name' | 'like' | 'values' | 'person' | 'made'> = {
  ...{ exact: 'name', alias: 'like', similar: 'like', values: 'values', correction: 'person' },
  ...{ derived: 'made', extra: 'name' },
};

type TypeName =
  | 'text'
  | 'code'
  | 'place'
  | 'number'
  | 'yes-no'
  | 'date'
  | 'time'
  | 'choice'
  | 'list'
  | 'contact';

const TYPES: Readonly<Record<string, TypeName>> = {
  ...{ id: 'code', 'municipality-code': 'code', 'town-id': 'code', 'corporate-number': 'code' },
  ...{ 'postal-code': 'code', latitude: 'place', longitude: 'place', address: 'place', prefecture: 'place' },
  ...{ municipality: 'place', phone: 'contact', mail: 'contact', url: 'contact', date: 'date', time: 'time' },
  ...{ weekdays: 'time', integer: 'number', decimal: 'number', 'yes-no': 'yes-no', mark: 'yes-no' },
  ...{ choice: 'choice', list: 'list' },
};

/** One table before it is published: what was put right, cell by cell, and what each column was taken for. */
import { QUESTION_CODES, REPAIR_RULES, REPAIR_WORDS } from '@tomoni/datasets';
import { textIn } from '@tomoni/platform/messages';
import { AfterList, Badge, Icon, Part, RepairCell, Small, WideTable } from '@tomoni/platform/pages';
import { HOME_RULE } from '../carer-home.ts';
import type { ItemPreview, PreviewCell, PreviewColumn, PreviewRow } from '../item.ts';
import type { CatalogueTexts } from '../messages.ts';

export interface ItemReadProps {
  item: ItemPreview;
  /** Page on which a person says what columns are. */
  columnsHref: string;
  t: CatalogueTexts;
}

export function ItemRead({ item, columnsHref, t }: ItemReadProps) {
  if (item.kind === 'file') return null;
  return (
    <>
      <Part id="repairs" title={t(item.repairs + item.open > 0 ? 'review.sample.repaired' : 'review.sample')}>
        <RuleCounts item={item} t={t} />
        <Sample item={item} t={t} />
      </Part>
      <Part
        id="columns"
        title={t('review.columns')}
        link={{ href: columnsHref, label: t('review.columns.change') }}
      >
        <Columns item={item} t={t} />
      </Part>
    </>
  );
}

/** How many were put right in which way, the commonest first. */
function RuleCounts({ item, t }: { item: ItemPreview; t: CatalogueTexts }) {
  const counts = Object.entries(item.repairCounts).sort(([, a], [, b]) => b - a);
  if (counts.length === 0) return null;
  return (
    <ul class="rule-counts">
      {counts.map(([rule, count]) => (
        <li>
          {ruleText(rule, t)} <b class="nb">{t('review.cells', { count })}</b>
        </li>
      ))}
    </ul>
  );
}

export function ruleText(rule: string, t: CatalogueTexts): string {
  if (rule === 'catalogue.answer') return t('rule.answer');
  if (rule === HOME_RULE) return t('rule.carer-home');
  const text = REPAIR_RULES[rule as keyof typeof REPAIR_RULES];
  return text === undefined ? rule : textIn(text, t.lang);
}

/** So many columns have room beside each other; the others scroll. */
const COLUMNS_BESIDE = 8;

/** The columns in which something happened come first: they are what a person looks for. */
function shownColumns({ columns, sample }: ItemPreview): number[] {
  const touched = new Set(
    sample.flatMap(({ cells }) => cells.flatMap(({ column, state }) => (state === 'same' ? [] : [column]))),
  );
  const name = columns.findIndex(({ name: text }) => /名称$|名$/u.test(text));
  const first = name === -1 ? [] : [name];
  const rest = columns.keys();
  const order = [...new Set([...first, ...[...touched].sort((a, b) => a - b), ...rest])];
  return order.filter((n) => columns[n]?.by !== 'derived' || touched.has(n)).slice(0, COLUMNS_BESIDE);
}

function Sample({ item, t }: { item: ItemPreview; t: CatalogueTexts }) {
  const shown = shownColumns(item);
  return (
    <>
      <WideTable label={t('review.sample.repaired')}>
        <thead>
          <tr>
            <th scope="col">{t('review.row')}</th>
            {shown.map((n) => (
              <th scope="col">
                {item.columns[n]?.name}
                <span class="small sub nb column-letter">{letterOf(item.columns[n], t)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {item.sample.map((row) => (
            <SampleRow row={row} shown={shown} t={t} />
          ))}
        </tbody>
      </WideTable>
      {item.records > item.sample.length ? (
        <AfterList>
          <Small>{t('review.sample.more', { count: item.records - item.sample.length })}</Small>
        </AfterList>
      ) : null}
    </>
  );
}

function letterOf(column: PreviewColumn | undefined, t: CatalogueTexts): string {
  return column === undefined || column.letter === '' ? '' : t('review.letter', { letter: column.letter });
}

function SampleRow({ row, shown, t }: { row: PreviewRow; shown: readonly number[]; t: CatalogueTexts }) {
  return (
    <tr>
      <th scope="row">{row.row}</th>
      {shown.map((n) => {
        const cell = row.cells.find(({ column }) => column === n);
        return cell === undefined ? <td /> : <SampleCell cell={cell} t={t} />;
      })}
    </tr>
  );
}

function SampleCell({ cell, t }: { cell: PreviewCell; t: CatalogueTexts }) {
  if (cell.state === 'same') return <RepairCell state="plain" after={cell.after} />;
  if (cell.state === 'open')
    return <RepairCell state="ask" after={cell.before} why={askText(cell.rule, t)} />;
  const before = cell.before === '' ? {} : { before: cell.before };
  return (
    <RepairCell
      state="repaired"
      {...before}
      after={cell.after === '' ? t('review.empty') : cell.after}
      why={whyText(cell.rule, t)}
    />
  );
}

/** What was done to a cell, in so few words that they fit beside it. */
function whyText(rule: string, t: CatalogueTexts): string {
  if (rule === 'catalogue.answer') return t('why.answer');
  if (rule === HOME_RULE) return t('why.carer-home');
  const words = REPAIR_WORDS[rule as keyof typeof REPAIR_WORDS];
  return words === undefined ? rule : textIn(words, t.lang);
}

/** A few words for a cell; the question itself stands beside the table. */
function askText(rule: string, t: CatalogueTexts): string {
  const known = QUESTION_CODES.find((code) => code === rule);
  if (known === undefined) return rule;
  if (/position|plane-coordinates/u.test(known)) return t('ask.position');
  if (known === 'datasets.unclear-yes-no') return t('ask.yes-no');
  return t('ask.other');
}

function Columns({ item, t }: { item: ItemPreview; t: CatalogueTexts }) {
  const columns = item.columns.filter(({ by }) => by !== 'derived');
  return (
    <WideTable label={t('review.columns')}>
      <thead>
        <tr>
          <th scope="col">{t('review.columns.source')}</th>
          <th scope="col">{t('review.columns.standard')}</th>
          <th scope="col">{t('review.columns.why')}</th>
          <th scope="col">{t('review.columns.example')}</th>
        </tr>
      </thead>
      <tbody>
        {columns.map((column) => (
          <tr>
            <th scope="row">{column.source}</th>
            <td>
              <span class="column-to">
                <Icon name="arrow-right" size="s" />
                <b>{column.standard ? column.name : t('review.columns.keep')}</b>
              </span>
            </td>
            <td class="sub">
              <Why column={column} t={t} />
            </td>
            <td>{column.example}</td>
          </tr>
        ))}
      </tbody>
    </WideTable>
  );
}

/** Below, a person should look. */
const SURE = 0.75;

function Why({ column, t }: { column: PreviewColumn; t: CatalogueTexts }) {
  const { by } = column;
  if (by === 'derived') return null;
  if (by === 'extra' || by === 'correction' || column.confidence >= SURE) return t(`by.${by}`);
  return (
    <Badge kind="warn" icon="circle-help">
      {t(`by.${by}`)}
    </Badge>
  );
}

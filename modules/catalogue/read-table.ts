/** One table of a file: what it is, its records put right, and what has to be asked. */
import { createHash } from 'node:crypto';
import {
  datasets,
  describeColumns,
  type Layout,
  repairTable,
  type Dataset as StandardDataset,
  type UnderstandOptions,
  understandTable,
} from '@tomoni/datasets';
import type { Finding } from '@tomoni/findings';
import type { Question } from '@tomoni/platform/intake';
import type { Table } from '@tomoni/sheets';
import type { ItemPayload, ItemPreview, PreviewColumn } from './item.ts';
import { messages } from './messages.ts';
import type { StoredColumn, StoredRecord } from './model.ts';
import { datasetNamed, NO_DATASET, type ReadContext, SKIP } from './read-context.ts';
import { readRows } from './read-rows.ts';
import { sourceKey, titleOf } from './source-key.ts';
import { TableQuestions } from './table-questions.ts';

/** What is written around a table, and which file it stands in. */
export interface TablePlace {
  key: string;
  path: string;
  sha256: string;
  size: number;
  /** Empty where a file has only one. */
  sheet: string;
  titles: string[];
  notes: number;
}

export interface ReadItem {
  payload: ItemPayload;
  preview: ItemPreview;
  findings: Finding[];
  questions: Question[];
}

/** Below, a person is asked what the table is. */
const SURE = 0.5;

export async function readTable(table: Table, place: TablePlace, context: ReadContext): Promise<ReadItem> {
  const key = sourceKey(place.path, place.sheet);
  const told = context.answers[`kind:${place.key}`] ?? context.kinds.get(key) ?? '';
  const named = told === '' || told === SKIP ? undefined : datasetNamed(told);
  const options: UnderstandOptions = {
    texts: [place.path.split('/').at(-1) ?? '', place.sheet, ...place.titles],
    corrections: context.corrections,
    ...(named === undefined ? {} : { dataset: named }),
  };
  const { understanding } = await understandTable(table, options);
  const repaired = await repairTable(table, understanding, { near: context.near });
  const confidences = describeColumns(table.header, understanding).map(({ confidence }) => confidence);
  const columns = columnsOf(repaired.layout, understanding.columns, table.firstColumn);
  const questions = new TableQuestions(place.key, context.answers);
  const read = await readRows(repaired, {
    columns,
    standard: understanding.dataset?.slug ?? null,
    questions,
    place,
  });
  const { dataset, edition, confidence } = understanding;
  const payload: ItemPayload = {
    ...{ key: place.key, kind: 'table', sourceKey: key },
    ...{ standard: dataset?.slug ?? null, edition: dataset === null ? null : edition },
    ...titlesOf(dataset, place),
    columns,
    ...{ records: read.records, repairs: read.repairs, open: read.open },
    ...{ withheld: read.withheld, rough: read.rough },
    file: {
      path: place.path,
      sha256: place.sha256,
      size: place.size,
      sheet: place.sheet,
      headerRow: table.headerRow,
    },
    contentHash: contentHash(columns, read.records),
  };
  const standardColumns = dataset?.columns.filter(({ oldOnly }) => oldOnly !== true).length ?? 0;
  const preview: ItemPreview = {
    ...{ key: place.key, path: place.path, sheet: place.sheet, kind: 'table', title: payload.title },
    ...{ dataset: dataset?.name ?? null, standard: payload.standard, edition: payload.edition, confidence },
    ...{ headerRow: table.headerRow, firstRow: table.firstRow, lastRow: table.lastRow, notes: place.notes },
    records: read.records.length,
    ...{ repairs: read.repairs.length, repairCounts: counts(read.repairs.map((one) => one[4])) },
    ...{ open: read.open.length, withheld: read.withheld, rough: read.rough },
    filled: columns.filter(({ standard }) => standard).length,
    of: standardColumns,
    columns: previewColumns(columns, read.records, { header: table.header, confidences }),
    sample: read.sample,
    ...(read.places.asked.length === 0 ? {} : { asked: read.places.asked, around: read.places.around }),
    skipped: told === SKIP,
  };
  const asksKind =
    confidence < SURE && context.answers[`kind:${place.key}`] === undefined && named === undefined;
  return {
    ...{ payload, preview },
    findings: read.findings,
    questions: [
      ...(asksKind ? [kindQuestion(place, dataset?.slug ?? dataset?.name.ja ?? null)] : []),
      ...read.questions,
    ],
  };
}

function columnsOf(
  { fields, extras }: Layout,
  matches: readonly ({ by: StoredColumn['by'] } | null)[],
  firstColumn: number,
): StoredColumn[] {
  return [
    ...fields.map(({ column, sources, header, letter }): StoredColumn => {
      const [first] = sources;
      const by = first === undefined ? 'derived' : (matches[first]?.by ?? 'derived');
      return { name: column.name, type: column.type, standard: true, source: header, letter, by };
    }),
    ...extras.map(
      ({ name, at }): StoredColumn => ({
        ...{ name, type: 'text', standard: false, source: name, by: 'extra' },
        letter: letterOf(firstColumn + at),
      }),
    ),
  ];
}

/** 0 → A, 26 → AA. */
function letterOf(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : letterOf(Math.floor(column / 26) - 1) + letter;
}

/**
 * The standard's own name for what it is, unless the file is named after something else: lists of places of any kind
 * are written in the columns of 公共施設.
 */
function titlesOf(dataset: StandardDataset | null, { path, sheet }: TablePlace) {
  if (dataset === null) return { title: titleOf(path, sheet), titleEn: '' };
  const isOther = dataset.slug === 'public_facility' && !/public[_ -]?facility|公共|施設一覧/iu.test(path);
  return { title: isOther ? titleOf(path, sheet) : dataset.name.ja, titleEn: isOther ? '' : dataset.name.en };
}

function previewColumns(
  columns: readonly StoredColumn[],
  records: readonly StoredRecord[],
  { header, confidences }: { header: readonly string[]; confidences: readonly number[] },
): PreviewColumn[] {
  const headed = header.filter((text) => text.trim() !== '');
  return columns.map((column, n) => ({
    ...column,
    confidence: column.standard ? (confidences[headed.indexOf(column.source)] ?? 1) : 0,
    example: (records.find((record) => record[n + 1] !== '')?.[n + 1] ?? '').toString().slice(0, 40),
  }));
}

function counts(rules: readonly string[]): Record<string, number> {
  const counted: Record<string, number> = {};
  for (const rule of rules) counted[rule] = (counted[rule] ?? 0) + 1;
  return counted;
}

/** The same columns and records have the same hash, whichever file they came in. */
function contentHash(columns: readonly StoredColumn[], records: readonly StoredRecord[]): string {
  const hash = createHash('sha256').update(JSON.stringify(columns.map(({ name, type }) => [name, type])));
  for (const [, ...values] of records) hash.update(JSON.stringify(values));
  return hash.digest('hex');
}

/** What the table is: the likeliest first, then none of the standard, then not to be published. */
function kindQuestion({ key, path, sheet }: TablePlace, likeliest: string | null): Question {
  const [ja, en] = [messages('ja'), messages('en')];
  const found = datasets.find(({ slug, name }) => (slug ?? name.ja) === likeliest);
  const file = sheet === '' ? path : `${path} ${sheet}`;
  return {
    id: `kind:${key}`,
    text: { ja: ja('question.kind', { file }), en: en('question.kind', { file }) },
    choices: [
      ...(found === undefined || likeliest === null ? [] : [{ value: likeliest, label: found.name }]),
      { value: NO_DATASET, label: { ja: ja('question.kind.none'), en: en('question.kind.none') } },
      { value: SKIP, label: { ja: ja('question.kind.skip'), en: en('question.kind.skip') } },
    ],
    assumed: likeliest ?? NO_DATASET,
    remember: false,
  };
}

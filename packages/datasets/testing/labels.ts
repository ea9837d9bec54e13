/** How much of the labelled files is understood rightly. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type InspectedSheet, inspectFile } from '@tomoni/sheets';
import { type DescribedTable, tableDescriber } from '../describe-table.ts';

/** What is right, or all that may be called right. */
type Answer<Value = string> = Value | null | (Value | null)[];

interface LabelledSheet {
  name: string;
  headerRow: Answer<number>;
  dataset: Answer;
  edition: Answer;
  columns: [string, Answer][];
}

export interface LabelledFile {
  file: string;
  sheets: LabelledSheet[];
}

/** A busy machine isn't what is judged here. */
const PATIENCE_MS = 120_000;

const LABELS = fileURLToPath(new URL('../labels', import.meta.url));

export function labels(): LabelledFile[] {
  return readdirSync(LABELS)
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => JSON.parse(readFileSync(path.join(LABELS, name), 'utf8')) as LabelledFile[]);
}

export interface Score {
  file: string;
  sheets: number;
  headerRows: number;
  datasets: number;
  editions: number;
  columns: number;
  rightColumns: number;
  mistakes: string[];
  /** Names of labelled sheets that the reader doesn't have. */
  unread: string[];
  /** Wrong columns above 0.9. */
  sureMistakes: string[];
}

const NOTHING = { sheets: 0, headerRows: 0, datasets: 0, editions: 0, columns: 0, rightColumns: 0 };

const accepts = <Value>(answer: Answer<Value>, given: Value | null) =>
  Array.isArray(answer) ? answer.includes(given) : answer === given;

/** Inspects a file as `tomoni inspect` does, and holds what it prints against the labels. */
export async function scoreOf({ file, sheets }: LabelledFile, root: string): Promise<Score> {
  const source = { path: path.join(root, file) };
  const { document } = await inspectFile(source, { deadline: PATIENCE_MS, describe: tableDescriber('en') });
  const score: Score = { ...NOTHING, file, mistakes: [], unread: [], sureMistakes: [] };
  for (const label of sheets) {
    const sheet = document.sheets.find(({ name }) => name === label.name);
    score.sheets += 1;
    score.columns += label.columns.length;
    if (sheet === undefined) score.unread.push(label.name);
    else judge(label, sheet as InspectedSheet & DescribedTable, score);
  }
  return score;
}

function judge(label: LabelledSheet, found: InspectedSheet & DescribedTable, score: Score): void {
  const right = (what: string, accepted: Answer<string | number>, given: string | number | null): number => {
    if (accepts(accepted, given)) return 1;
    score.mistakes.push(`${what} ${given} (${found.confidence}), not ${accepted}`);
    return 0;
  };
  score.headerRows += right('header row', label.headerRow, found.headerRow);
  score.datasets += right('dataset', label.dataset, found.dataset);
  score.editions += right('edition', label.edition, found.edition);
  const given = [...found.columns];
  for (const [header, answer] of label.columns) {
    const at = given.findIndex(({ source }) => source === header);
    const [column] = at === -1 ? [] : given.splice(at, 1);
    if (column !== undefined && accepts(answer, column.standard)) {
      score.rightColumns += 1;
      continue;
    }
    const text = `${header}: ${column?.standard} (${column?.by} ${column?.confidence}), not ${answer}`;
    score.mistakes.push(text);
    if (column !== undefined && column.confidence > 0.9) score.sureMistakes.push(text);
  }
}

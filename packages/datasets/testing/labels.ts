/** How much of the labelled files is understood rightly. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { openWorkbook } from '@tomoni/sheets';
import { understandTable } from '../understand-table.ts';

type Answer = string | null | (string | null)[];

interface LabelledSheet {
  name: string;
  headerRow: Answer | number;
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

const accepts = (answer: Answer, given: string | null) =>
  Array.isArray(answer) ? answer.includes(given) : answer === given;

/** Understands a file and holds it against its labels. */
export async function scoreOf({ file, sheets }: LabelledFile, root: string): Promise<Score> {
  const workbook = await openWorkbook({ path: path.join(root, file) }, { deadline: PATIENCE_MS });
  const score: Score = {
    file,
    sheets: 0,
    datasets: 0,
    editions: 0,
    columns: 0,
    rightColumns: 0,
    mistakes: [],
    unread: [],
    sureMistakes: [],
  };
  for (const label of sheets) {
    const sheet = workbook.sheets.find(({ name }) => name === label.name);
    score.sheets += 1;
    score.columns += label.columns.length;
    if (sheet === undefined) {
      score.unread.push(label.name);
      continue;
    }
    const { tables, notes } = await sheet.tables();
    const [table] = [...tables].sort((a, b) => b.rows - a.rows);
    if (table === undefined) {
      if (accepts(label.dataset, null)) score.datasets += 1;
      if (accepts(label.edition, null)) score.editions += 1;
      continue;
    }
    const titles = notes.filter(({ kind }) => kind === 'title').map(({ text }) => text);
    const found = await understandTable(table, { texts: [path.basename(file), sheet.name, ...titles] });
    const slug = found.understanding.dataset?.slug ?? null;
    if (accepts(label.dataset, slug)) score.datasets += 1;
    else
      score.mistakes.push(
        `dataset ${slug} (${found.understanding.confidence.toFixed(2)}), not ${label.dataset}`,
      );
    const edition = slug === null ? null : found.understanding.edition;
    if (accepts(label.edition, edition)) score.editions += 1;
    else score.mistakes.push(`edition ${edition}, not ${label.edition}`);
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
  return score;
}

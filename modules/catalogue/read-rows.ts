/** The rows of a table: put right, asked about, and without what mustn't be shown to everybody. */
import type { CheckedRow, RepairedTable } from '@tomoni/datasets';
import type { Finding } from '@tomoni/findings';
import type { Question } from '@tomoni/platform/intake';
import { type AskedHalf, AskedPlaces } from './asked-places.ts';
import { HOME_RULE, privacyRule, saysWhere, shownOf } from './carer-home.ts';
import { finding } from './findings.ts';
import type { ItemPreview } from './item.ts';
import type { OpenValue, StoredColumn, StoredRecord, StoredRepair } from './model.ts';
import type { TablePlace } from './read-table.ts';
import { type RecordColumns, recordColumns } from './record-name.ts';
import { RowSample } from './row-sample.ts';
import { isPositionRule, type TableQuestions } from './table-questions.ts';
import { isWithheld } from './withhold.ts';

export interface ReadRows {
  records: StoredRecord[];
  repairs: StoredRepair[];
  open: OpenValue[];
  /** Records that are never shown, and those of which less is shown than the file says: how many. */
  withheld: number;
  rough: number;
  findings: Finding[];
  questions: Question[];
  sample: ItemPreview['sample'];
  places: AskedPlaces;
}

export interface RowsContext {
  columns: readonly StoredColumn[];
  /** Slug of the standard, or null. */
  standard: string | null;
  questions: TableQuestions;
  place: TablePlace;
}

/** What was done to the values of one row, and what of them is open. */
interface RowLedger {
  repairs: StoredRepair[];
  open: OpenValue[];
}

export async function readRows(repaired: RepairedTable, context: RowsContext): Promise<ReadRows> {
  const { columns, questions, place } = context;
  const at = recordColumns(columns);
  const columnAt = new Map(repaired.layout.fields.map(({ header, letter }, n) => [`${letter} ${header}`, n]));
  const sample = new RowSample(at.name);
  const done: ReadRows = {
    ...{ records: [], repairs: [], open: [], withheld: 0, rough: 0, questions: [], sample: [] },
    findings: repaired.problems.map((problem) => inFile(problem, place)),
    places: new AskedPlaces(at),
  };
  const problems = new ProblemList();
  const keepsHomes = homesKeeper(context);
  for await (const row of repaired.rows()) {
    const values = [...row.record.values, ...row.record.extras];
    if (isWithheld(values)) {
      done.withheld += 1;
      continue;
    }
    const duplicate = row.problems.find(({ code }) => code === 'datasets.duplicate-row');
    const name = values[at.name] ?? '';
    if (duplicate !== undefined && questions.drops(row.record.row, firstRowIn(duplicate), name)) continue;
    const written = [...values];
    const ledger = settleRow(row, { values, name, columnAt, at, questions, places: done.places });
    problems.add(row.problems.filter((problem) => problem !== duplicate));
    const kept = keepsHomes({ row: row.record.row, written, values }, ledger);
    if (kept !== null) done.rough += 1;
    // The official sees what becomes of a home's address; the ledger that everybody sees doesn't tell it.
    sample.add(row.record.row, values, kept?.seen ?? ledger);
    const { repairs, open } = kept?.told ?? ledger;
    done.repairs.push(...repairs);
    done.open.push(...open);
    done.records.push([row.record.row, ...values]);
  }
  done.findings.push(
    ...problems.list.map((problem) => inFile(problem, place)),
    ...countFindings(done, context),
  );
  return { ...done, questions: questions.list(), sample: sample.rows() };
}

function countFindings({ withheld, rough }: ReadRows, { questions, place }: RowsContext): Finding[] {
  const where = { file: place.path, ...(place.sheet === '' ? {} : { sheet: place.sheet }) };
  const { left } = questions;
  return [
    ...(withheld > 0 ? [finding('catalogue.withheld', where, { count: withheld })] : []),
    ...(rough > 0 ? [finding('catalogue.carer-home', where, { count: rough })] : []),
    ...(left > 0 ? [finding('catalogue.more-questions', where, { count: left })] : []),
  ];
}

interface HomeRow {
  row: number;
  /** Before anybody's answers. */
  written: readonly string[];
  values: string[];
}

interface KeptHome {
  /** For the official who looks at the file. */
  seen: RowLedger;
  /** For everybody: nothing that says what stood there. */
  told: RowLedger;
}

/** Takes from values what mustn't be shown of a home; null for a record that is for everybody. Changes `values`. */
function homesKeeper({ columns, standard, place }: RowsContext) {
  const titles = [place.path.split('/').at(-1) ?? '', place.sheet, ...place.titles];
  const somewhere = saysWhere(columns);
  const privacyIn = privacyRule({ names: columns.map(({ name }) => name), standard, titles });
  return ({ row, written, values }: HomeRow, { repairs, open }: RowLedger): KeptHome | null => {
    if (!somewhere) return null;
    // An answer that names another kind makes no home public.
    const answered = values.some((value, n) => value !== written[n]);
    const found = [privacyIn(written), ...(answered ? [privacyIn(values)] : [])];
    if (found.every((one) => one === 'open')) return null;
    const privacy = found.includes('hidden') ? 'hidden' : 'rough';
    const shown = shownOf(columns, values, privacy);
    const hides = [...shown].map(([column, value]): StoredRepair => {
      const before = values[column] ?? '';
      values[column] = value;
      return [row, column, before, value, HOME_RULE];
    });
    return {
      seen: { repairs: [...repairs, ...hides], open },
      told: {
        repairs: repairs.filter(([, column, , after]) => values[column] === after),
        open: open.map(([at, column, , rule]) => [at, column, '', rule]),
      },
    };
  };
}

interface Settling {
  values: string[];
  name: string;
  columnAt: ReadonlyMap<string, number>;
  at: RecordColumns;
  questions: TableQuestions;
  places: AskedPlaces;
}

/** Repairs into the ledger, questions to their answers or among what is open. Changes `values`. */
function settleRow(row: CheckedRow, { values, name, columnAt, at, questions, places }: Settling): RowLedger {
  const { row: number } = row.record;
  const done: RowLedger = { repairs: [], open: [] };
  const place = (one: { letter: string; column: string }) =>
    columnAt.get(`${one.letter} ${one.column}`) ?? -1;
  for (const repair of row.repairs) {
    done.repairs.push([number, place(repair), repair.before, repair.after, repair.rule]);
  }
  const written = [...values];
  const halves: AskedHalf[] = [];
  let noPosition = false;
  for (const question of row.questions) {
    const column = place(question);
    const settled = questions.settle(question, name);
    if (column === -1) continue;
    if (isPositionRule(question.rule)) halves.push({ id: settled.id, column, question });
    values[column] = settled.value;
    if (settled.open) done.open.push([number, column, question.value, question.rule]);
    if (settled.open && isPositionRule(question.rule)) noPosition = true;
    if (settled.answered && settled.value !== question.value)
      done.repairs.push([number, column, question.value, settled.value, 'catalogue.answer']);
  }
  if (halves.length > 0) places.addAsked(written, halves);
  else places.addSure(values);
  // Half a position is none.
  if (noPosition) for (const half of [at.latitude, at.longitude]) if (half !== -1) values[half] = '';
  return done;
}

/** Findings of the same kind are counted, not repeated: at most so many of each are shown. */
const LISTED = 20;

class ProblemList {
  readonly list: Finding[] = [];
  readonly #counts = new Map<string, number>();

  add(problems: readonly Finding[]): void {
    for (const problem of problems) {
      const count = (this.#counts.get(problem.code) ?? 0) + 1;
      this.#counts.set(problem.code, count);
      if (count <= LISTED) this.list.push(problem);
    }
  }
}

/** What the standard demands and isn't there doesn't keep a table from being published. */
function inFile(problem: Finding, { path, sheet }: TablePlace): Finding {
  const severity = problem.severity === 'error' ? 'warning' : problem.severity;
  return {
    ...problem,
    severity,
    where: { file: path, ...(sheet === '' ? {} : { sheet }), ...problem.where },
  };
}

function firstRowIn({ message }: Finding): number {
  return Number(/\d+/u.exec(message.ja)?.[0] ?? 0);
}

/** Repairs and problems of a table in lists that don't grow with it. */
import type { Finding } from '@tomoni/findings';
import { finding } from './findings.ts';
import type { Repair } from './ledger.ts';
import { questionFinding } from './question-finding.ts';
import type { CheckedRow, RepairedTable } from './repair-table.ts';
import { REARRANGING } from './rules.ts';

export interface RepairReport {
  /** How many records the table has; notes among its rows don't count. */
  records: number;
  /** At most a thousand; those that put a value right come before those that only bring cells together or apart. */
  repairs: Repair[];
  /** At most a hundred of each code. */
  problems: Finding[];
}

const LISTED_REPAIRS = 1000;
const LISTED_PROBLEMS = 100;

export async function reportOf(table: RepairedTable): Promise<RepairReport> {
  const list = new ReportList();
  for (const problem of table.problems) list.addProblem(problem);
  let records = 0;
  for await (const row of table.rows()) {
    records += 1;
    list.add(row);
  }
  return { records, ...list.done() };
}

class ReportList {
  readonly #repairs: Repair[] = [];
  readonly #rearranged: Repair[] = [];
  readonly #problems: Finding[] = [];
  readonly #counts = new Map<string, number>();
  #count = 0;

  add({ repairs, questions, problems }: CheckedRow): void {
    for (const repair of repairs) {
      this.#count += 1;
      const list = REARRANGING.has(repair.rule) ? this.#rearranged : this.#repairs;
      if (list.length < LISTED_REPAIRS) list.push(repair);
    }
    for (const question of questions) this.addProblem(questionFinding(question));
    for (const problem of problems) this.addProblem(problem);
  }

  addProblem(problem: Finding): void {
    const count = (this.#counts.get(problem.code) ?? 0) + 1;
    this.#counts.set(problem.code, count);
    if (count <= LISTED_PROBLEMS) this.#problems.push(problem);
  }

  done(): Pick<RepairReport, 'repairs' | 'problems'> {
    const repairs = [...this.#repairs, ...this.#rearranged].slice(0, LISTED_REPAIRS);
    const more = [...this.#counts].flatMap(([code, count]) =>
      count > LISTED_PROBLEMS
        ? [finding('datasets.more-of-the-same', {}, { code, count: count - LISTED_PROBLEMS })]
        : [],
    );
    if (this.#count > repairs.length) {
      more.push(finding('datasets.more-repairs', {}, { count: this.#count, listed: repairs.length }));
    }
    return { repairs, problems: [...this.#problems, ...more] };
  }
}

/** One row of a table as a record of the standard, with everything that was done to it. */
import type { Row } from '@tomoni/sheets';
import { joinAddress, municipalityKey, partsOf } from './addresses.ts';
import { type CellRule, ruleFor } from './cell-rules.ts';
import type { QuestionCode } from './findings.ts';
import { ADDRESS_PARTS, type Field, type Layout, WHOLE_ADDRESS } from './layout.ts';
import type { CellPlace, Outcome, Question, Repair } from './ledger.ts';
import { repairPosition } from './positions.ts';
import type { RepairRule } from './rules.ts';
import type { ColumnSurvey, Survey } from './survey.ts';

/** A record; texts in the order of `fields` and `extras` of the layout. */
export interface StandardRecord {
  /** As the spreadsheet counts it. */
  row: number;
  values: string[];
  extras: string[];
}

export interface RepairedRow {
  record: StandardRecord;
  repairs: Repair[];
  questions: Question[];
}

/** Texts of a column whose outcome is remembered: most columns repeat few. */
const REMEMBERED = 2000;

export class RowRepair {
  readonly #layout: Layout;
  readonly #survey: Survey;
  readonly #rules: CellRule[];
  readonly #position: Readonly<Record<'latitude' | 'longitude', number>> | null;
  readonly #address: number;
  readonly #derived: number[];

  constructor(layout: Layout, survey: Survey) {
    this.#layout = layout;
    this.#survey = survey;
    this.#rules = layout.fields.map((field) => remembering(ruleOf(field, survey)));
    const at = (fits: (field: Field) => boolean) => layout.fields.findIndex(fits);
    const latitude = at(({ column }) => column.type === 'latitude');
    const longitude = at(({ column }) => column.type === 'longitude');
    this.#position = latitude === -1 || longitude === -1 ? null : { latitude, longitude };
    this.#address = at(({ column }) => column.name === WHOLE_ADDRESS);
    this.#derived = layout.fields.flatMap(({ sources }, n) => (sources.length === 0 ? [n] : []));
  }

  repair(row: Row): RepairedRow {
    const { fields, extras } = this.#layout;
    const done: RepairedRow = {
      record: { row: row.row, values: [], extras: extras.map(({ at }) => row.texts[at] ?? '') },
      repairs: [],
      questions: [],
    };
    for (const [n, field] of fields.entries()) done.record.values.push(this.#value(field, n, row, done));
    this.#repairPosition(done);
    this.#derive(done);
    return done;
  }

  #value(field: Field, n: number, row: Row, done: RepairedRow): string {
    const { sources, between } = field;
    const [first = -1] = sources;
    const text = sources.length > 1 ? joined(field, row, done) : (row.texts[first] ?? '');
    if (text === '' || (this.#position !== null && isHalf(this.#position, n))) return text;
    const outcome = this.#rules[n]?.(text, () => (between === '' ? row.cells[first] : undefined)) ?? null;
    return settle(outcome, text, place(field, row.row), done);
  }

  #repairPosition(done: RepairedRow): void {
    if (this.#position === null) return;
    const { values, row } = done.record;
    const { latitude, longitude } = this.#position;
    const [north = '', east = ''] = [values[latitude], values[longitude]];
    if (north === '' && east === '') return;
    const outcome = repairPosition(north, east, {
      reference: this.#survey.reference,
      isAmongOthers: () => this.#isAmongOthers(values[this.#address] ?? ''),
    });
    for (const axis of ['latitude', 'longitude'] as const) {
      const n = this.#position[axis];
      const field = this.#layout.fields[n];
      if (field !== undefined) values[n] = settle(outcome[axis], values[n] ?? '', place(field, row), done);
    }
    const far = outcome.far === undefined ? undefined : this.#layout.fields[this.#position[outcome.far.axis]];
    if (outcome.far === undefined || far === undefined) return;
    const value = values[this.#position[outcome.far.axis]] ?? '';
    const rule: QuestionCode = 'datasets.far-position';
    done.questions.push({ ...place(far, row), value, rule, suggestions: outcome.far.suggestions });
  }

  /** An address that names no municipality says nothing, unless none of them does: then all are of one. */
  #isAmongOthers(address: string): boolean | null {
    const usual = this.#survey.municipality;
    if (usual === null || this.#address === -1) return null;
    const key = municipalityKey(address);
    return (key === '') !== (usual === '') ? null : key === usual;
  }

  /** Values that no cell holds, and a whole address that was left empty beside its parts. */
  #derive(done: RepairedRow): void {
    const { fields } = this.#layout;
    const { values, row } = done.record;
    const read = (name: string) => values[fields.findIndex(({ column }) => column.name === name)] ?? '';
    const whole = this.#address;
    const set = (n: number, value: string, rule: RepairRule) => {
      const field = fields[n];
      if (field === undefined || value === '') return;
      values[n] = value;
      done.repairs.push({ ...place(field, row), before: '', after: value, rule });
    };
    if (whole !== -1 && values[whole] === '') set(whole, joinAddress(read), 'datasets.joined-address');
    if (this.#derived.length === 0 || this.#derived.includes(whole)) return;
    const parts = whole === -1 ? null : partsOf(values[whole] ?? '');
    if (parts === null) return;
    for (const name of ADDRESS_PARTS) {
      set(
        fields.findIndex(({ column }) => column.name === name),
        parts[name],
        'datasets.split-address',
      );
    }
  }
}

function ruleOf(field: Field, survey: Survey): CellRule {
  const column = survey.columns.get(field);
  return column === undefined ? () => null : ruleFor(field.column, column as ColumnSurvey);
}

function isHalf({ latitude, longitude }: Record<'latitude' | 'longitude', number>, n: number): boolean {
  return n === latitude || n === longitude;
}

const place = ({ header, letter }: Field, row: number): CellPlace => ({ row, column: header, letter });

/** Cells of several columns as one text; what was done is in the ledger where more than one holds something. */
function joined(field: Field, row: Row, done: RepairedRow): string {
  const texts = field.sources.map((at) => (row.texts[at] ?? '').trim()).filter((text) => text !== '');
  const after = texts.join(field.between);
  if (texts.length > 1) {
    done.repairs.push({
      ...place(field, row.row),
      before: texts.join(' + '),
      after,
      rule: 'datasets.joined-columns',
    });
  }
  return after;
}

function settle(outcome: Outcome, text: string, where: CellPlace, done: RepairedRow): string {
  if (outcome === null) return text;
  if ('value' in outcome) {
    done.repairs.push({ ...where, before: text, after: outcome.value, rule: outcome.rule });
    return outcome.value;
  }
  done.questions.push({ ...where, value: text, rule: outcome.ask, suggestions: outcome.suggestions });
  return text;
}

/** The same rule, asked only once for each text, unless it had to look into the cell of a workbook. */
function remembering(rule: CellRule): CellRule {
  const known = new Map<string, Outcome>();
  return (text, cell) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    let looked = false;
    const outcome = rule(text, () => {
      const found = cell();
      looked ||= found !== undefined && found.kind !== 'text';
      return found;
    });
    if (!looked && text.length < 200 && known.size < REMEMBERED) known.set(text, outcome);
    return outcome;
  };
}

/** What was done to a table cell by cell, and what only a person can answer. */
import type { QuestionCode } from './findings.ts';
import type { RepairRule } from './rules.ts';

/** Where a value stands: the row as a spreadsheet counts it, the header as written, the letter of the column. */
export interface CellPlace {
  row: number;
  column: string;
  letter: string;
}

export interface Repair extends CellPlace {
  before: string;
  after: string;
  rule: RepairRule;
}

/** The value stays as it is until somebody answers; the likeliest suggestion comes first. */
export interface Question extends CellPlace {
  value: string;
  rule: QuestionCode;
  suggestions: readonly string[];
}

/** What a rule says of a value: it was put right, or a person has to look; null when it is right as it is. */
export type Outcome =
  | { value: string; rule: RepairRule }
  | { ask: QuestionCode; suggestions: string[] }
  | null;

export function repaired(value: string, rule: RepairRule): Outcome {
  return { value, rule };
}

export function ask(code: QuestionCode, ...suggestions: (string | null | undefined)[]): Outcome {
  return {
    ask: code,
    suggestions: [...new Set(suggestions.filter((one): one is string => typeof one === 'string'))],
  };
}

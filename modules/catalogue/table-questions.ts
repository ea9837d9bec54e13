/** What only a person can tell about the values of a table: asked once for each value, or once for each cell. */
import { type Question as Asked, questionFinding } from '@tomoni/datasets';
import type { Question } from '@tomoni/platform/intake';
import { messages } from './messages.ts';

/** Rules that ask what a sign means: the answer holds for the next files, too. */
const OF_SIGNS = new Set([
  'datasets.unclear-yes-no',
  'datasets.unclear-mark',
  'datasets.unknown-choice',
  'datasets.unclear-list',
]);

/** Each of these cells has lost something else, though they look alike; the others are asked once for each value. */
const BY_CELL = /position|plane-coordinates|lost-digits|doubtful-date/u;

/** A wrong value here does harm (somebody goes to the wrong place), so without an answer it stays empty. */
const EMPTY_UNTIL_ANSWERED = new Set([
  'datasets.unclear-yes-no',
  'datasets.unclear-mark',
  'datasets.lost-digits',
  'datasets.unreadable-position',
  'datasets.half-position',
  'datasets.far-position',
  'datasets.plane-coordinates',
]);

/** What these values can be at all. */
const CHOICES: Readonly<Record<string, readonly string[]>> = {
  'datasets.unclear-yes-no': ['有', '無'],
  'datasets.unclear-mark': ['1'],
};

const POSITION = /position|plane-coordinates/u;

/** So many questions about single cells are asked for one table; the rest waits for the next look. */
const MOST_CELLS = 30;

/** What becomes of a value. `open`: nobody has said yet. */
export interface Settled {
  /** Of its question. */
  id: string;
  value: string;
  open: boolean;
  /** A person said so: it belongs into the ledger. */
  answered: boolean;
}

const KEEP = 'keep';
const BLANK = 'blank';
/** Before a value that was chosen, so that no value can be taken for one of the words above. */
const VALUE = '=';

interface Group {
  asked: Asked;
  name: string;
  rows: number[];
}

export class TableQuestions {
  readonly #key: string;
  readonly #answers: Readonly<Record<string, string>>;
  readonly #groups = new Map<string, Group>();
  readonly #duplicates = new Map<string, { row: number; first: number; name: string }>();
  #cells = 0;
  #left = 0;

  /** @param key of the table, part of the questions about its cells */
  constructor(key: string, answers: Readonly<Record<string, string>>) {
    this.#key = key;
    this.#answers = answers;
  }

  /** How many values have no question of their own. */
  get left(): number {
    return this.#left;
  }

  /** What a value becomes, and its question among those to be asked. `name`: of the record. */
  settle(asked: Asked, name: string): Settled {
    const id = this.#idOf(asked);
    this.#add(id, asked, name);
    const answer = this.#answers[id] ?? '';
    if (answer === '') {
      const value = EMPTY_UNTIL_ANSWERED.has(asked.rule) ? '' : asked.value;
      return { id, value, open: true, answered: false };
    }
    if (answer === KEEP) return { id, value: asked.value, open: false, answered: false };
    const value =
      answer === BLANK ? '' : answer.startsWith(VALUE) ? answer.slice(VALUE.length) : answer.trim();
    return { id, value, open: false, answered: true };
  }

  /** Whether a row that says the same as an earlier one is to be left out; asked about either way. */
  drops(row: number, first: number, name: string): boolean {
    const id = `dup:${this.#key}:${row}`;
    if (this.#duplicates.size < MOST_CELLS) this.#duplicates.set(id, { row, first, name });
    return this.#answers[id] === 'drop';
  }

  /** All questions, those about many cells first. */
  list(): Question[] {
    const groups = [...this.#groups].sort(([, a], [, b]) => b.rows.length - a.rows.length);
    return [
      ...groups.map(([id, group]) => questionOf(id, group)),
      ...[...this.#duplicates].map(([id, duplicate]) => duplicateQuestion(id, duplicate)),
    ];
  }

  #idOf({ rule, row, column, letter, value }: Asked): string {
    const cell = `cell:${this.#key}:${row}${letter}:${rule.split('.')[1]}`;
    return BY_CELL.test(rule) ? cell : `value:${column}:${value}`;
  }

  #add(id: string, asked: Asked, name: string): void {
    const group = this.#groups.get(id);
    if (group !== undefined) {
      group.rows.push(asked.row);
      return;
    }
    if (!OF_SIGNS.has(asked.rule) && this.#answers[id] === undefined) {
      if (this.#cells >= MOST_CELLS) {
        this.#left += 1;
        return;
      }
      this.#cells += 1;
    }
    this.#groups.set(id, { asked, name, rows: [asked.row] });
  }
}

/** Whether an open value of this rule stays empty, and with it the other half of a position. */
export function isPositionRule(rule: string): boolean {
  return POSITION.test(rule);
}

const both = { ja: messages('ja'), en: messages('en') };

function questionOf(id: string, { asked, name, rows }: Group): Question {
  const text = (lang: 'ja' | 'en') => {
    const t = both[lang];
    const where = t('question.where', {
      rows: rows
        .slice(0, 3)
        .map((row) => t('question.row', { row }))
        .join(lang === 'ja' ? '・' : ', '),
      column: asked.column,
      letter: asked.letter,
    });
    const more = rows.length > 3 ? t('question.more-rows', { count: rows.length - 3 }) : '';
    const values = { value: asked.value, where: `${where}${more}`, name: name === '' ? asked.column : name };
    if (asked.rule === 'datasets.unclear-yes-no') return t('question.yes-no', values);
    if (asked.rule === 'datasets.far-position') return t('question.far', values);
    if (isPositionRule(asked.rule)) return t('question.position', values);
    return t('question.other', {
      ...values,
      message: questionFinding({ ...asked, suggestions: [] }).message[lang],
    });
  };
  const given = CHOICES[asked.rule] ?? asked.suggestions.filter((one) => one !== '');
  const suggestions = given.slice(0, 6);
  const choices = [
    ...suggestions.map((value) => ({ value: `${VALUE}${value}`, label: { ja: value, en: value } })),
    { value: KEEP, label: { ja: both.ja('question.keep'), en: both.en('question.keep') } },
    { value: BLANK, label: { ja: both.ja('question.blank'), en: both.en('question.blank') } },
  ];
  return {
    id,
    text: { ja: text('ja'), en: text('en') },
    choices:
      asked.rule === 'datasets.unclear-yes-no' ? choices.filter(({ value }) => value !== KEEP) : choices,
    assumed: null,
    remember: OF_SIGNS.has(asked.rule),
  };
}

function duplicateQuestion(
  id: string,
  { row, first, name }: { row: number; first: number; name: string },
): Question {
  const choice = (value: string) => ({
    value,
    label: {
      ja: both.ja(value === 'drop' ? 'question.duplicate.drop' : 'question.duplicate.keep'),
      en: both.en(value === 'drop' ? 'question.duplicate.drop' : 'question.duplicate.keep'),
    },
  });
  return {
    id,
    text: {
      ja: both.ja('question.duplicate', { first, row, name }),
      en: both.en('question.duplicate', { first, row, name }),
    },
    choices: [choice('drop'), choice('keep')],
    assumed: 'keep',
    remember: false,
  };
}

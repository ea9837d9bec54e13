/** The reader that platform/intake calls: a town's files become a calendar, and a commit publishes it. */
import { createHash } from 'node:crypto';
import type { Finding } from '@tomoni/findings';
import { isIsoDate, parseDate } from '@tomoni/japanese';
import { findPlace, placeName } from '@tomoni/places/contract';
import type {
  CommitResult,
  CommittedInput,
  IntakeFile,
  Question,
  Reader,
  Reading,
  ReadOptions,
  UndoInput,
} from '@tomoni/platform/intake';
import type { Site } from '@tomoni/platform/manifest';
import { formatDate } from '@tomoni/platform/messages';
import type { Trx } from '@tomoni/platform/storage';
import { move, start } from '@tomoni/platform/workflow';
import { describeRules, parseCell } from '@tomoni/recurrence';
import { type CalendarFiles, calendarLikelihood, readCalendarFiles } from './calendar-files.ts';
import { readCellInput } from './cell-input.ts';
import { finding } from './findings.ts';
import { calendarFlow } from './flow.ts';
import { messages } from './messages.ts';
import type { CalendarDraft, ClosureEffect, Maker, TownCalendar } from './model.ts';
import { todayOf } from './presentation.ts';
import { takeoversOf } from './publication.ts';
import { changesAgainstCurrent, type Publication, publish, unpublish } from './publishing.ts';
import { withAreaReadings, withItemReadings } from './readings.ts';
import { insertCalendar, readCalendar } from './store.ts';

/** A calendar as it waits for its commit; what it was made from comes with the commit. */
export type CalendarPayload = Omit<CalendarDraft, 'place' | 'findings' | 'sources' | 'author' | 'stagedId'>;

const ja = messages('ja');
const en = messages('en');

export const calendarReader: Reader<CalendarPayload> = {
  kind: 'collection.calendar',
  label: { ja: ja('import.label'), en: en('import.label') },
  recognise: async (files) => calendarLikelihood(files),
  read: readCalendarInput,
  commit: storeCalendar,
  undo: takeBackCalendar,
};

async function readCalendarInput(
  files: readonly IntakeFile[],
  options: ReadOptions,
): Promise<Reading<CalendarPayload>> {
  const read = await readCalendarFiles(files);
  const answers = new Answers(options.answers);
  const { calendar } = read;
  if (calendar === null) return { preview: null, findings: read.findings, questions: [], payload: null };
  if (calendar.areas.length === 0) read.findings.push(finding('collection.no-areas'));
  const payload = await draftOf(read, answers);
  const findings = [...read.findings, ...answers.findings];
  const refused = payload === null || calendar.areas.length === 0 || answers.findings.length > 0;
  return {
    preview: previewOf(calendar, payload?.validThrough ?? calendar.validThrough),
    findings,
    questions: questionsOf(calendar, answers, options.today),
    payload: refused ? null : payload,
  };
}

async function draftOf(
  { calendar, editions }: CalendarFiles,
  answers: Answers,
): Promise<CalendarPayload | null> {
  if (calendar === null) return null;
  const { categories, closures, transfers, remarks, areas, items } = calendar;
  const content = {
    madeBy: answers.choice<Maker>('madeBy', ['town', 'volunteers']) ?? 'volunteers',
    maker: answers.text('maker') ?? '',
    contact: answers.text('contact'),
    putOutBy: answers.time('putOutBy'),
    closure: answers.choice<ClosureEffect>('closure', ['skip', 'shift']) ?? 'skip',
    validThrough: answers.date('validThrough') ?? calendar.validThrough,
    categories,
    closures,
    transfers,
    remarks,
    areas: await withAreaReadings(areas),
    items: await withItemReadings(items),
    editions,
  };
  return { ...content, contentHash: hashOf(content) };
}

type ReadCalendar = NonNullable<CalendarFiles['calendar']>;

/** What a person sees beside the cells it came from: small, and enough to judge by. */
export interface CalendarPreview {
  areas: number;
  categories: string[];
  items: number;
  validThrough: string | null;
  /** Areas with their cells as written and as understood; those with something odd come first. */
  sample: { row: number; name: string; cells: PreviewCell[] }[];
}

export interface PreviewCell {
  /** As the file has it. */
  text: string;
  ja: string;
  en: string;
  /** What of it could not be read, or null. */
  odd: string | null;
}

/** So many areas are shown; the figures count all. */
const SAMPLE_AREAS = 12;

function previewOf(calendar: ReadCalendar, validThrough: string | null): CalendarPreview {
  const odd = new Set(
    calendar.findings
      .filter(
        ({ severity, where }) =>
          severity === 'error' && where.row !== undefined && where.letter !== undefined,
      )
      .map(({ where }) => `${where.row} ${where.column ?? ''}`),
  );
  const shown = calendar.areas.map((area) => ({
    row: area.row,
    name: area.name,
    cells: calendar.categories.map((kind, index) =>
      previewCell(area, index, odd.has(`${area.row} ${kind.name}`)),
    ),
  }));
  const isOdd = ({ cells }: (typeof shown)[number]) => cells.some((cell) => cell.odd !== null);
  return {
    areas: calendar.areas.length,
    categories: calendar.categories.map(({ name }) => name),
    items: calendar.items.length,
    validThrough,
    sample: [...shown.filter(isOdd), ...shown.filter((one) => !isOdd(one))].slice(0, SAMPLE_AREAS),
  };
}

function previewCell(area: ReadCalendar['areas'][number], category: number, odd: boolean): PreviewCell {
  const cells = area.cells.filter((cell) => cell.category === category);
  const rules = { rules: cells.flatMap((cell) => cell.rules) };
  const text = cells
    .map((cell) => cell.text)
    .join(' ')
    .slice(0, LONGEST_SHOWN);
  const words = { ja: describeRules(rules, 'ja'), en: describeRules(rules, 'en') };
  if (!odd) return { text, ...words, odd: null };
  return {
    text,
    ...words,
    odd: (cells.map(unreadIn).find((part) => part !== null) ?? text).slice(0, LONGEST_SHOWN),
  };
}

/** The part of a cell that can't be read: a token of 5374, else a piece of a town's words. */
function unreadIn({ text }: { text: string }): string | null {
  const odd = parseCell(text).oddities.find(({ kind }) => kind === 'unreadable');
  return odd?.token ?? readCellInput(text).odd;
}

/** A cell with a hundred dates is shown by its beginning. */
const LONGEST_SHOWN = 40;

/** What the files can't tell: each with the answer that reading went on with. */
function questionsOf(calendar: ReadCalendar, answers: Answers, today: string): Question[] {
  const questions: Question[] = [];
  const [closure] = calendar.closures;
  if (closure !== undefined && answers.text('closure') === null) {
    const from = (lang: 'ja' | 'en') => ({ from: formatDate(closure.from, lang, 'date') });
    questions.push({
      id: 'closure',
      text: { ja: ja('import.question.closure', from('ja')), en: en('import.question.closure', from('en')) },
      choices: (['skip', 'shift'] as const).map((value) => ({
        value,
        label: { ja: ja(`import.question.closure.${value}`), en: en(`import.question.closure.${value}`) },
      })),
      assumed: 'skip',
    });
  }
  for (const id of ['validThrough', 'putOutBy'] as const) {
    const known = id === 'validThrough' ? calendar.validThrough : null;
    // A calendar that is over already is one whose end was guessed wrong, or last year's: a person knows.
    if (answers.text(id) !== null || (known !== null && known >= today)) continue;
    const text = { ja: ja(`import.question.${id}`), en: en(`import.question.${id}`) };
    // A town's hour stays when its days change; the end of a calendar is another one each time.
    questions.push({ id, text, choices: [], assumed: known, remember: id === 'putOutBy' });
  }
  return questions;
}

/** Answers as texts from outside, each checked when it is asked for. */
class Answers {
  readonly findings: Finding[] = [];
  readonly #given: Readonly<Record<string, string>>;

  constructor(given: Readonly<Record<string, string>>) {
    this.#given = given;
  }

  text(question: string): string | null {
    const text = this.#given[question]?.trim() ?? '';
    return text === '' ? null : text;
  }

  choice<Choice extends string>(question: string, choices: readonly Choice[]): Choice | null {
    return this.#parsed(question, (text) => choices.find((choice) => choice === text) ?? null);
  }

  date(question: string): string | null {
    return this.#parsed(question, (text) => (isIsoDate(text) ? text : (parseDate(text)?.date ?? null)));
  }

  /** `8:30` → `08:30`. */
  time(question: string): string | null {
    return this.#parsed(question, (text) => {
      const match = /^([01]?\d|2[0-3])[:：]([0-5]\d)$/.exec(text);
      return match ? `${match[1]?.padStart(2, '0')}:${match[2]}` : null;
    });
  }

  #parsed<Value>(question: string, parse: (text: string) => Value | null): Value | null {
    const text = this.text(question);
    if (text === null) return null;
    const value = parse(text);
    if (value === null) this.findings.push(finding('collection.bad-answer', {}, { question, value: text }));
    return value;
  }
}

/**
 * Stores what was seen. What the operator brings in holds from today; what officials bring in is a draft that waits for
 * its approval. Says what it changes for how many areas.
 */
async function storeCalendar(
  tx: Trx,
  input: CommittedInput<CalendarPayload>,
  site: Site,
): Promise<CommitResult> {
  const place = input.owner;
  const today = todayOf(site.now());
  const { now } = await takeoversOf(tx, place, today);
  const former = now === null ? null : await readCalendar(tx, place, now.calendarId);
  // An official who drops the same files again finds the version that they made, wherever it stands by now.
  const again = input.actor === OPERATOR ? null : input.repeats;
  if (again !== null && (await readCalendar(tx, place, again)) !== null)
    return { version: again, summary: { same: true } };
  const payload = input.actor === OPERATOR ? input.payload : await ofTown(tx, input, former);
  const draft: CalendarDraft = {
    ...payload,
    place,
    findings: [...input.findings],
    sources: input.originals
      .filter(({ leftOut }) => !leftOut)
      .map(({ name, sha256, size }) => ({ name, sha256, size })),
    author: input.actor,
    stagedId: input.stagedId,
  };
  if (former !== null && former.contentHash === draft.contentHash) {
    return { version: former.id, summary: { same: true } };
  }
  const id = await insertCalendar(tx, draft);
  const changes = await changesAgainstCurrent(tx, place, id, today, today);
  if (input.actor === OPERATOR)
    await publishAsOperator(tx, { place, calendarId: id, from: today, today }, site.now());
  return { version: id, summary: { same: false, areas: draft.areas.length, changes } };
}

/**
 * An official speaks for the town: unless an answer says otherwise, the calendar is the town's own, under the name and
 * with the contact that its calendar goes by already.
 */
async function ofTown(
  tx: Trx,
  { payload, answers, owner }: CommittedInput<CalendarPayload>,
  former: TownCalendar | null,
): Promise<CalendarPayload> {
  if (answers.madeBy !== undefined) return payload;
  const own = former?.madeBy === 'town' ? former : null;
  const { contentHash: _hash, ...read } = payload;
  const content = { ...read, madeBy: 'town' as const, maker: own?.maker ?? (await townName(tx, owner)) };
  if (content.contact === null) content.contact = own?.contact ?? null;
  return { ...content, contentHash: hashOf(content) };
}

async function townName(tx: Trx, code: string): Promise<string> {
  const place = await findPlace(tx, code);
  return place === null ? '' : placeName(place, 'ja');
}

function hashOf(content: Omit<CalendarPayload, 'contentHash'>): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}

async function publishAsOperator(tx: Trx, publication: Publication, at: Date): Promise<void> {
  const { place: owner, calendarId: ref } = publication;
  const who = { workflow: calendarFlow, owner, ref, actor: { kind: OPERATOR }, at } as const;
  await start(tx, who);
  await move(tx, { ...who, move: 'publish-now', expectedVersion: 1 });
  await publish(tx, publication);
}

/** The command line: whoever has the machine decides, and nobody else could approve. */
const OPERATOR = 'operator';

/** Takes a committed calendar back: it holds no longer, whatever held before holds again. The version itself is kept. */
async function takeBackCalendar(tx: Trx, input: UndoInput, site: Site): Promise<void> {
  await unpublish(tx, input.owner, input.version, todayOf(site.now()));
}

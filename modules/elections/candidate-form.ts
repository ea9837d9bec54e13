/** One candidate as an official types it from the announcement. What is written is kept as it is written. */
import { isIsoDate, nfkc } from '@tomoni/japanese';
import type { Form } from '@tomoni/platform/http';
import type { FieldError } from './about-form.ts';
import { type Candidate, type Contest, STANDINGS, TERMS } from './election.ts';
import type { ElectionTexts } from './messages.ts';

const FIELDS = [
  ...(['district', 'number', 'name', 'kana', 'party', 'age', 'term'] as const),
  ...(['occupation', 'standing', 'since'] as const),
];
export type CandidateTyped = Readonly<Record<(typeof FIELDS)[number], string>>;

/** Letters of each text; numbers and ages as people have them. */
export const LONGEST = 60;
const MOST_NUMBER = 999;
const OLDEST = 130;
/** The law asks for 25 or 30; this only catches what was typed by mistake. */
const YOUNGEST = 18;
/** Candidates of one election: more than any has. */
export const MOST_CANDIDATES = 400;

export function candidateTyped(form: Form): CandidateTyped {
  return Object.fromEntries(FIELDS.map((name) => [name, form.text(name).slice(0, 200)])) as Record<
    (typeof FIELDS)[number],
    string
  >;
}

export function typedCandidate(candidate: Candidate): CandidateTyped {
  const { number, age, since, ...rest } = candidate;
  return { ...rest, number: String(number), age: age === null ? '' : String(age), since: since ?? '' };
}

/** A number in any width, or null for what is none between the two. */
export function readCount(text: string, least: number, most: number): number | null {
  const read = nfkc(text)
    .replace(/[\s,]/gu, '')
    .replace(/(?:歳|才|人|番|票)$/u, '');
  const value = /^\d{1,9}$/u.test(read) ? Number(read) : Number.NaN;
  return value >= least && value <= most ? value : null;
}

export const readNumber = (text: string) => readCount(text, 1, MOST_NUMBER);
export const readAge = (text: string) => readCount(text, YOUNGEST, OLDEST);

/** Reads the form; `others` are the candidates besides this one. */
export function readCandidate(
  typed: CandidateTyped,
  { contests, others, t }: { contests: readonly Contest[]; others: readonly Candidate[]; t: ElectionTexts },
): { candidate: Candidate } | { errors: readonly FieldError[] } {
  const errors: FieldError[] = [];
  const wrong = (name: keyof CandidateTyped, message: string) => errors.push({ name, message });
  const district =
    contests.length === 1
      ? contests[0]?.district
      : contests.find((one) => one.district === typed.district)?.district;
  if (district === undefined) wrong('district', t('candidate.wrong.district'));
  const number = readNumber(typed.number);
  if (number === null) wrong('number', t('candidate.wrong.number'));
  else if (others.some((one) => one.district === district && one.number === number))
    wrong('number', t('candidate.wrong.taken', { number: String(number) }));
  if (typed.name === '') wrong('name', t('candidate.wrong.name'));
  for (const name of ['name', 'kana', 'party', 'occupation'] as const)
    if (typed[name].length > LONGEST) wrong(name, t('candidate.wrong.long', { most: LONGEST }));
  const age = readAge(typed.age);
  if (age === null && typed.age !== '') wrong('age', t('candidate.wrong.age'));
  const standing = STANDINGS.find((one) => one === typed.standing) ?? 'stands';
  if (standing !== 'stands' && !isIsoDate(typed.since)) wrong('since', t('candidate.wrong.since'));
  if (errors.length > 0 || district === undefined || number === null) return { errors };
  const { name, kana, party, occupation } = typed;
  const term = TERMS.find((one) => one === typed.term) ?? '';
  const since = standing === 'stands' ? null : typed.since;
  return { candidate: { district, number, name, kana, party, age, term, occupation, standing, since } };
}

/** Official order: districts as the election has them, then 届出番号. There is no other. */
export function inOfficialOrder(candidates: readonly Candidate[], contests: readonly Contest[]): Candidate[] {
  const place = new Map(contests.map(({ district }, n) => [district, n]));
  const at = (candidate: Candidate) => place.get(candidate.district) ?? contests.length;
  return [...candidates].sort((a, b) => at(a) - at(b) || a.number - b.number);
}

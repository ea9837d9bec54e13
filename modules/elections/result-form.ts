/** A result as an official types it: for each contest the votes in official order, and the figures of the turnout. */
import { isIsoDate } from '@tomoni/japanese';
import type { Form } from '@tomoni/platform/http';
import { type FieldError, readTime } from './about-form.ts';
import { readCount } from './candidate-form.ts';
import type { About, Candidate, Count, Result, Votes } from './election.ts';
import type { ElectionTexts } from './messages.ts';
import { readVotes, sumOf, thousandths, votesText } from './votes.ts';

export const FIGURES = ['electors', 'voters', 'valid', 'invalid'] as const;
export type Figure = (typeof FIGURES)[number];

/** Fields of a contest (by its place in the election) and of a candidate in it. */
export const figureField = (contest: number, figure: Figure) => `${figure}-${contest}`;
export const votesField = (contest: number, number: number) => `votes-${contest}-${number}`;
export const electedField = (contest: number, number: number) => `elected-${contest}-${number}`;

/** Fields by name, as typed. */
export type ResultTyped = ReadonlyMap<string, string>;

const MOST = 200_000_000;

/** Those of a contest who can be voted for: whoever withdrew or died gets no votes. */
export function standing(candidates: readonly Candidate[], district: string): Candidate[] {
  return candidates.filter((one) => one.district === district && one.standing === 'stands');
}

interface Of {
  about: About;
  candidates: readonly Candidate[];
}

export function resultTyped(form: Form, { about, candidates }: Of): ResultTyped {
  const names = about.contests.flatMap(({ district }, n) => [
    ...FIGURES.map((figure) => figureField(n, figure)),
    ...standing(candidates, district).flatMap(({ number }) => [
      votesField(n, number),
      electedField(n, number),
    ]),
  ]);
  return new Map(['kind', 'day', 'time', ...names].map((name) => [name, form.text(name).slice(0, 40)]));
}

/** How a result that is known stands in the form. */
export function typedResult(result: Result, { about }: Pick<Of, 'about'>): ResultTyped {
  const typed = new Map<string, string>([
    ...([
      ['kind', result.kind],
      ['day', result.asOf.slice(0, 10)],
      ['time', result.asOf.slice(11)],
    ] as const),
  ]);
  for (const [n, { district }] of about.contests.entries()) {
    const count = result.counts.find((one) => one.district === district);
    for (const figure of FIGURES) typed.set(figureField(n, figure), textOf(count?.[figure] ?? null));
    for (const { number, votes, elected } of count?.votes ?? []) {
      typed.set(votesField(n, number), votes ?? '');
      typed.set(electedField(n, number), elected ? 'on' : '');
    }
  }
  return typed;
}

const textOf = (value: number | null) => (value === null ? '' : String(value));

/** Reads the form, or says what to do about each mistake. */
export function readResult(
  typed: ResultTyped,
  { about, candidates, t }: Of & { t: ElectionTexts },
): { result: Result } | { errors: readonly FieldError[] } {
  const errors: FieldError[] = [];
  const day = typed.get('day') ?? '';
  const time = readTime(typed.get('time') ?? '');
  if (!isIsoDate(day) || day < about.polling) errors.push({ name: 'day', message: t('result.wrong.day') });
  if (time === null) errors.push({ name: 'time', message: t('result.wrong.time') });
  const counts = about.contests.map(({ district, seats }, n): Count => {
    const votes = standing(candidates, district).map((one) => votesOf(typed, n, one, { t, errors }));
    const elected = votes.filter((one) => one.elected);
    if (elected.length > seats)
      errors.push({
        name: votesField(n, elected[0]?.number ?? 0),
        message: t('result.wrong.seats', { seats, count: elected.length }),
      });
    const figures = FIGURES.map((figure) => [figure, figureOf(typed, n, figure, { t, errors })]);
    return { district, ...(Object.fromEntries(figures) as Record<Figure, number | null>), votes };
  });
  if (errors.length > 0) return { errors };
  const kind = typed.get('kind') === 'final' ? 'final' : 'interim';
  return { result: { kind, asOf: `${day}T${time}`, counts } };
}

interface Reading {
  t: ElectionTexts;
  errors: FieldError[];
}

function votesOf(typed: ResultTyped, n: number, { number, name }: Candidate, { t, errors }: Reading): Votes {
  const field = votesField(n, number);
  const votes = readVotes(typed.get(field) ?? '');
  if (votes === 'odd') errors.push({ name: field, message: t('result.wrong.votes', { name }) });
  const elected = (typed.get(electedField(n, number)) ?? '') !== '';
  return { number, name, votes: votes === 'odd' ? null : votes, elected };
}

function figureOf(typed: ResultTyped, n: number, figure: Figure, { t, errors }: Reading): number | null {
  const text = typed.get(figureField(n, figure)) ?? '';
  const value = text === '' ? null : readCount(text, 0, MOST);
  if (text !== '' && value === null)
    errors.push({
      name: figureField(n, figure),
      message: t('result.wrong.figure', { figure: t(`count.${figure}`) }),
    });
  return value;
}

/** Figures that don't fit each other: an official looks again before they go on. In words, by contest. */
export function doubtsOf({ kind, counts }: Result, t: ElectionTexts): string[] {
  return counts.flatMap(({ district, electors, voters, valid, invalid, votes }) => {
    const known = votes.flatMap((one) => (one.votes === null ? [] : [one.votes]));
    const sum = sumOf(known);
    const doubts = [
      electors !== null && voters !== null && voters > electors ? t('doubt.voters') : '',
      voters !== null && valid !== null && invalid !== null && valid + invalid > voters
        ? t('doubt.ballots')
        : '',
      valid !== null && thousandths(sum) > BigInt(valid) * 1000n
        ? t('doubt.more', { sum: votesText(sum), valid })
        : '',
      // A share that is cut off after three digits is lost: less than a vote for all.
      kind === 'final' &&
      valid !== null &&
      known.length === votes.length &&
      thousandths(sum) <= BigInt(valid - 1) * 1000n
        ? t('doubt.less', { sum: votesText(sum), valid })
        : '',
      kind === 'final' && known.length < votes.length ? t('doubt.missing') : '',
      kind === 'final' && votes.every(({ elected }) => !elected) ? t('doubt.nobody') : '',
    ];
    const where = district === '' ? '' : t('doubt.where', { district });
    return doubts.filter((doubt) => doubt !== '').map((doubt) => `${where}${doubt}`);
  });
}

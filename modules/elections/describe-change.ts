/** What a change changed, field by field, in words: the same for the public and for whoever approves it. */
import { formatDate, formatNumber, formatTime, type Lang } from '@tomoni/platform/messages';
import type { About, Bodies, Candidate, Part, Result } from './election.ts';
import { messages } from './messages.ts';
import { aboutCandidate, chosenText } from './pages/vote-words.ts';
import { votesText } from './votes.ts';

/** A fact that differs; null: it wasn't there, or no longer is. */
export interface Difference {
  fact: string;
  before: string | null;
  after: string | null;
}

type Facts = ReadonlyMap<string, string>;

/** Facts that differ between two editions of a part, in their own order. */
export function differences(
  part: Part,
  before: Bodies[Part] | null,
  after: Bodies[Part] | null,
  lang: Lang,
): Difference[] {
  const [old, fresh] = [before, after].map((body) => factsOf(part, body, lang)) as [Facts, Facts];
  return [...new Set([...old.keys(), ...fresh.keys()])].flatMap((fact) => {
    const [was, is] = [old.get(fact) ?? null, fresh.get(fact) ?? null];
    return was === is ? [] : [{ fact, before: was, after: is }];
  });
}

function factsOf(part: Part, body: Bodies[Part] | null, lang: Lang): Facts {
  const entries =
    body === null
      ? []
      : part === 'about'
        ? aboutFacts(body as About, lang)
        : part === 'candidates'
          ? candidateFacts(body as readonly Candidate[], lang)
          : resultFacts(body as Result, lang);
  return new Map(entries.filter(([, value]) => value !== ''));
}

function aboutFacts(about: About, lang: Lang): [string, string][] {
  const t = messages(lang);
  const day = (date: string) => formatDate(date, lang, 'full');
  return [
    [t('about.name'), about.name],
    [t('about.nameEn'), about.nameEn],
    [t('about.kind'), t(`kind.${about.kind}`)],
    [t('about.course'), t(`course.${about.course}`)],
    [t('vote.what'), chosenText(about, lang)],
    [t('about.announced'), day(about.announced)],
    [t('vote.polling'), day(about.polling)],
    [t('about.closes'), formatTime(about.closes, lang)],
    [t('about.earlyFrom'), day(about.earlyFrom)],
    [t('about.earlyUntil'), day(about.earlyUntil)],
    ...about.contests
      .filter(({ district }) => district !== '')
      .map(({ district, seats }): [string, string] => [district, t('contest.seats', { count: seats })]),
    [t('vote.gazette'), about.gazette],
  ];
}

function candidateFacts(candidates: readonly Candidate[], lang: Lang): [string, string][] {
  const t = messages(lang);
  return candidates.map((one) => {
    const { district, number, name, kana, standing, since } = one;
    const stands =
      standing === 'stands'
        ? ''
        : `${t(`standing.${standing}`)}${since === null ? '' : t('standing.since', { date: formatDate(since, lang, 'monthDay') })}`;
    const words = [kana === '' ? name : t('change.named', { name, kana }), aboutCandidate(one, lang), stands];
    return [
      `${district === '' ? '' : `${district} `}${t('candidate.number', { number: String(number) })}`,
      words.filter((word) => word !== '').join(t('change.comma')),
    ];
  });
}

function resultFacts({ kind, asOf, counts }: Result, lang: Lang): [string, string][] {
  const t = messages(lang);
  const asOfText = t('change.as-of', {
    kind: t(`result.kind.${kind}`),
    date: formatDate(asOf.slice(0, 10), lang, 'long'),
    time: formatTime(asOf.slice(11), lang),
  });
  return [
    [t('change.count'), asOfText],
    ...counts.flatMap(({ district, votes, ...figures }): [string, string][] => {
      const where = district === '' ? '' : `${district} `;
      return [
        ...votes.map(({ number, name, votes: got, elected }): [string, string] => [
          `${where}${t('candidate.number', { number: String(number) })} ${name}`,
          [
            got === null ? '' : t('result.figure', { votes: votesText(got) }),
            elected ? t('result.elected') : '',
          ]
            .filter((word) => word !== '')
            .join(t('change.comma')),
        ]),
        ...(['electors', 'voters', 'valid', 'invalid'] as const).map((figure): [string, string] => [
          `${where}${t(`count.${figure}`)}`,
          figures[figure] === null ? '' : formatNumber(figures[figure], lang),
        ]),
      ];
    }),
  ];
}

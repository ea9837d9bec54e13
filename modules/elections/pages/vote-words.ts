/** Elections in words: what is chosen, how many days are left, how one stands. */
import { joinFacts, type Lang } from '@tomoni/platform/messages';
import type { About, Candidate } from '../election.ts';
import { messages } from '../messages.ts';
import { closesAt } from '../release.ts';

export function voteName({ name, nameEn }: Pick<About, 'name' | 'nameEn'>, lang: Lang): string {
  return lang === 'en' && nameEn !== '' ? nameEn : name;
}

/** 「市長 1人」, 「市議会議員 24人（3つの選挙区）」. */
export function chosenText({ office, contests }: About, lang: Lang): string {
  const t = messages(lang);
  const seats = contests.reduce((sum, one) => sum + one.seats, 0);
  const chosen = t('vote.chosen', { office, count: seats });
  return contests.length === 1 ? chosen : t('vote.chosen.districts', { chosen, count: contests.length });
}

/** 公示日 for the two houses of parliament, 告示日 for all others. */
export function announcedWord({ kind }: Pick<About, 'kind'>, lang: Lang): string {
  return messages(lang)(kind === 'house' || kind === 'councillors' ? 'vote.proclaimed' : 'vote.announced');
}

const DAY_MS = 86_400_000;

/** 「あと6日です」, 「きょうが投票日です」; null once voting has ended, or where nobody votes. */
export function daysLeft(about: About, { today, now, lang }: { today: string; now: Date; lang: Lang }) {
  const t = messages(lang);
  if (about.course !== 'held' || now >= closesAt(about)) return null;
  const days = (Date.parse(about.polling) - Date.parse(today)) / DAY_MS;
  return days === 0 ? t('vote.today') : t('vote.left', { count: days });
}

const TERMS = { 現: 'incumbent', 前: 'previous', 元: 'former', 新: 'new' } as const;

/** 現 as it stands in the announcement; in English what it means, too. */
export function termText({ term }: Pick<Candidate, 'term'>, lang: Lang): string {
  return term === '' ? '' : messages(lang)(`term.${TERMS[term]}`);
}

/** Name of a contest; the whole election where there are no districts. */
export function contestName(district: string, lang: Lang): string {
  return district === '' ? messages(lang)('contest.whole') : district;
}

/** Party, age and term on one line. */
export function aboutCandidate(candidate: Candidate, lang: Lang): string {
  const t = messages(lang);
  const { party, age, occupation } = candidate;
  return joinFacts(
    [
      party,
      age === null ? '' : t('candidate.age', { age: String(age) }),
      termText(candidate, lang),
      occupation,
    ],
    lang,
  );
}

/** Elections as other programs read them. Of what isn't public yet there is nothing in any of them. */
import { type Place, type PlaceView, placeName } from '@tomoni/places/contract';
import { type CsvColumn, csv, type FeedDocument, icalendar, json } from '@tomoni/platform/feeds';
import { formatTime, tagOf } from '@tomoni/platform/messages';
import type { About, Candidate, Contest, Count, Result, Votes } from './election.ts';
import type { ElectionData } from './election-routes.ts';
import { messages } from './messages.ts';
import { earlyText } from './pages/election-page.tsx';
import { chosenText, voteName } from './pages/vote-words.ts';
import type { Vote } from './public-elections.ts';
import { turnoutOf } from './votes.ts';

interface VotesData extends PlaceView {
  votes: readonly Vote[];
  /** Absolute address of the town's elections. */
  base: string;
}

const fileName = (place: Place, { polling }: Pick<About, 'polling'>, what: string) =>
  `${place.code}_${polling}_${what}`;

const STANDING: Record<Candidate['standing'], string> = {
  stands: '',
  withdrew: '立候補辞退',
  died: '死亡',
  rejected: '届出却下',
};

/** Those who stand, in official order; null where there are none to show. */
export function candidatesTable({
  place,
  election: { about, candidates },
}: ElectionData): FeedDocument | null {
  if (candidates === null) return null;
  const columns: CsvColumn<Candidate>[] = [
    { header: '選挙名', value: () => about.name },
    { header: '投票日', value: () => about.polling },
    { header: '選挙区', value: ({ district }) => district },
    { header: '届出番号', value: ({ number }) => number },
    { header: '氏名', value: ({ name }) => name },
    { header: 'ふりがな', value: ({ kana }) => kana },
    { header: '党派', value: ({ party }) => party },
    { header: '年齢', value: ({ age }) => age },
    { header: '新旧', value: ({ term }) => term },
    { header: '職業', value: ({ occupation }) => occupation },
    { header: '状況', value: ({ standing }) => STANDING[standing] },
    { header: '状況の日付', value: ({ since }) => since },
  ];
  return csv(fileName(place, about, 'candidates'), columns, candidates);
}

type Row = Votes & { count: Count };

/** Votes in official order; null before the release. */
export function resultsTable({ place, election: { about, result } }: ElectionData): FeedDocument | null {
  if (result === null) return null;
  const rows: Row[] = result.counts.flatMap((count) => count.votes.map((votes) => ({ ...votes, count })));
  const columns: CsvColumn<Row>[] = [
    { header: '選挙名', value: () => about.name },
    { header: '投票日', value: () => about.polling },
    { header: '開票状況', value: () => KIND[result.kind] },
    { header: '時点', value: () => `${result.asOf}:00+09:00` },
    { header: '選挙区', value: ({ count }) => count.district },
    { header: '届出番号', value: ({ number }) => number },
    { header: '氏名', value: ({ name }) => name },
    { header: '得票数', value: ({ votes }) => votes },
    { header: '当選', value: ({ elected }) => (elected ? '当選' : '') },
  ];
  return csv(fileName(place, about, 'results'), columns, rows);
}

const KIND: Record<Result['kind'], string> = { interim: '中間', final: '確定' };

/** How many voted, by contest; null before the release. */
export function turnoutTable({ place, election: { about, result } }: ElectionData): FeedDocument | null {
  if (result === null) return null;
  const columns: CsvColumn<Count>[] = [
    { header: '選挙名', value: () => about.name },
    { header: '投票日', value: () => about.polling },
    { header: '開票状況', value: () => KIND[result.kind] },
    { header: '時点', value: () => `${result.asOf}:00+09:00` },
    { header: '選挙区', value: ({ district }) => district },
    {
      header: '定数',
      value: ({ district }) => about.contests.find((one) => one.district === district)?.seats,
    },
    { header: '当日有権者数', value: ({ electors }) => electors },
    { header: '投票者数', value: ({ voters }) => voters },
    { header: '投票率', value: ({ voters, electors }) => turnoutOf(voters, electors) },
    { header: '有効投票数', value: ({ valid }) => valid },
    { header: '無効投票数', value: ({ invalid }) => invalid },
  ];
  return csv(fileName(place, about, 'turnout'), columns, result.counts);
}

function aboutJson(id: string, about: About) {
  const { contests, ...rest } = about;
  return {
    id,
    ...rest,
    nameEn: about.nameEn === '' ? null : about.nameEn,
    gazette: about.gazette === '' ? null : about.gazette,
    contests: contests.map(({ district, seats }: Contest) => ({ district: district || null, seats })),
  };
}

/** All that is public of an election. Votes are texts: a number in JSON would be rounded by many who read it. */
export function electionJson({ place, lang, election, page }: ElectionData): FeedDocument {
  const { id, about, withdrawn, candidates, result, updated } = election;
  return json({
    place: { code: place.code, name: placeName(place, lang) },
    election: aboutJson(id, about),
    withdrawn,
    updated: updated.toISOString(),
    candidates: candidates?.map((one) => ({ ...one, district: one.district || null })) ?? null,
    result:
      result === null
        ? null
        : {
            kind: result.kind,
            asOf: `${result.asOf}:00+09:00`,
            counts: result.counts.map((count) => ({
              ...count,
              district: count.district || null,
              turnout: turnoutOf(count.voters, count.electors),
            })),
          },
    links: {
      page,
      changes: `${page}/changes`,
      candidates: candidates === null ? null : `${page}/candidates.csv`,
      results: result === null ? null : `${page}/results.csv`,
      turnout: result === null ? null : `${page}/turnout.csv`,
    },
  });
}

/** All elections of a town, the latest first. */
export function listJson({ place, lang, votes, base }: VotesData): FeedDocument {
  return json({
    place: { code: place.code, name: placeName(place, lang) },
    elections: votes.map(({ id, about }) => ({
      ...aboutJson(id, about),
      links: { page: `${base}/${id}`, json: `${base}/${id}/election.json` },
    })),
  });
}

/** Polling days, to subscribe to. */
export function daysCalendar({ place, lang, votes, base }: VotesData): FeedDocument {
  const t = messages(lang);
  return icalendar({
    name: t('calendar.name', { place: placeName(place, lang) }),
    url: `${base}/all`,
    source: `${base}/days.ics`,
    lang: tagOf(lang),
    updated: updatedOf(votes),
    fileName: `${place.code}-elections`,
    events: votes.map(({ id, about }) => ({
      uid: `${place.code}-${id}@elections.tomoni`,
      date: about.polling,
      summary: t('calendar.event', { name: voteName(about, lang) }),
      description: [
        chosenText(about, lang),
        t('vote.until', { time: formatTime(about.closes, lang) }),
        t('next.early', { span: earlyText(about, { lang }) }),
      ].join('\n'),
      url: `${base}/${id}`,
      ...(about.course === 'held' ? {} : { cancelled: true }),
    })),
  });
}

/** An unchanged list keeps its bytes. */
function updatedOf(votes: readonly Vote[]): string {
  return new Date(Math.max(0, ...votes.map(({ updated }) => updated.getTime()))).toISOString();
}

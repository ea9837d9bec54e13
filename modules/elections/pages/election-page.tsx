/** One election: what is chosen and when, who stands, and once voting is over what came of it. */
import { type PlaceView, placeName } from '@tomoni/places/contract';
import { liveHref } from '@tomoni/platform/live';
import { formatDate, formatTime, type Lang } from '@tomoni/platform/messages';
import {
  AfterList,
  Columns,
  Downloads,
  EmptyState,
  Facts,
  Icon,
  LiveNotice,
  Nb,
  Notice,
  OwnWords,
  PageTitle,
  Part,
  Row,
  Rows,
  Small,
  Stack,
} from '@tomoni/platform/pages';
import { topicOf } from '../editions.ts';
import type { About, Candidate } from '../election.ts';
import { messages } from '../messages.ts';
import type { PublicElection } from '../public-elections.ts';
import { closesAt } from '../release.ts';
import { CandidateTable } from './candidate-table.tsx';
import { electionsHref, framed, TownCrumbs } from './frame.tsx';
import { ResultPart } from './result-part.tsx';
import { announcedWord, chosenText, daysLeft, voteName } from './vote-words.ts';

export interface ElectionView extends PlaceView {
  now: Date;
  election: PublicElection;
  /** The town has places for voting early that a link can lead to. */
  hasEarly: boolean;
  /** How far it has followed what is published, for whom it stays open. */
  seen: number;
}

export function electionPage(view: ElectionView): string {
  const { lang, place, election } = view;
  const t = messages(lang);
  const { about, withdrawn, candidates, result } = election;
  const name = voteName(about, lang);
  return framed(
    view,
    {
      title: t('vote.title', { name, place: placeName(place, lang) }),
      description: t('vote.description', { name }),
      ...{ search: false, islands: true },
    },
    <>
      <TownCrumbs view={view} here={name} />
      <PageTitle title={<OwnWords of={name} lang={lang} />} lead={withdrawn ? undefined : leadOf(view)} />
      <div class="live-part">
        {withdrawn ? <Notice kind="warn" title={t('vote.withdrawn')} /> : <Course view={view} />}
        {withdrawn ? null : (
          <>
            {result === null || candidates === null ? null : (
              <Part id="result" title={t('result.title')}>
                <ResultPart {...{ lang, about, candidates, result }} />
              </Part>
            )}
            <Columns split="7+5">
              <Candidates view={view} />
              <Part id="about" title={t('vote.about')}>
                <AboutFacts view={view} />
              </Part>
            </Columns>
            <Data view={view} />
          </>
        )}
        <ChangesRow view={view} />
      </div>
      {LiveNotice({ lang, href: followed(view), parts: '.live-part', day: view.today })}
    </>,
  );
}

function followed({ place, election, seen }: ElectionView): string {
  return liveHref([{ topic: topicOf(place.code, election.id), version: seen }]);
}

/** The answer: whether one still votes, and until when. */
function leadOf({ lang, election: { about, result }, today, now }: ElectionView): string {
  const t = messages(lang);
  const date = formatDate(
    about.polling,
    lang,
    about.polling.slice(0, 4) === today.slice(0, 4) ? 'long' : 'full',
  );
  if (about.course !== 'held') return t('vote.lead.planned', { date });
  const left = daysLeft(about, { today, now, lang });
  if (left !== null) return t('vote.lead.coming', { date, left, time: formatTime(about.closes, lang) });
  if (result !== null) return t('vote.lead.done', { date });
  return now >= closesAt(about) ? t('vote.lead.counting', { date }) : t('vote.lead.planned', { date });
}

function Course({ view: { lang, election } }: { view: ElectionView }) {
  const t = messages(lang);
  const { course } = election.about;
  if (course === 'held') return null;
  return (
    <Notice kind={course === 'cancelled' ? 'warn' : 'info'} title={t(`course.${course}.title`)}>
      <p>{t(`course.${course}.text`)}</p>
    </Notice>
  );
}

function Candidates({ view }: { view: ElectionView }) {
  const { lang, election, today } = view;
  const t = messages(lang);
  const { about, candidates } = election;
  return (
    <Part id="candidates" title={t('candidates.title')}>
      {candidates === null ? (
        <EmptyState>
          {today < about.announced
            ? t('candidates.later', { date: formatDate(about.announced, lang, 'long') })
            : t('candidates.none')}
        </EmptyState>
      ) : (
        <Stack gap={24}>
          <Small>{t('candidates.order')}</Small>
          {about.contests.map(({ district, seats }) => (
            <District {...{ view, district, seats, candidates }} />
          ))}
        </Stack>
      )}
    </Part>
  );
}

function District({
  view: { lang, election },
  district,
  seats,
  candidates,
}: {
  view: ElectionView;
  district: string;
  seats: number;
  candidates: readonly Candidate[];
}) {
  const t = messages(lang);
  const own = candidates.filter((one) => one.district === district);
  const of = t('contest.of', { seats, count: own.filter(({ standing }) => standing === 'stands').length });
  return (
    <div>
      {election.about.contests.length === 1 ? (
        <p>{of}</p>
      ) : (
        <h3>
          <OwnWords of={district} lang={lang} /> <small>{of}</small>
        </h3>
      )}
      <CandidateTable
        lang={lang}
        caption={district === '' ? t('candidates.title') : district}
        candidates={own}
      />
    </div>
  );
}

function AboutFacts({ view }: { view: ElectionView }) {
  const { lang, election, hasEarly } = view;
  const t = messages(lang);
  const { about } = election;
  const day = (date: string) => formatDate(date, lang, 'full');
  return (
    <>
      <Facts
        items={[
          { name: t('vote.what'), value: <OwnWords of={chosenText(about, lang)} lang={lang} /> },
          { name: announcedWord(about, lang), value: <Nb>{day(about.announced)}</Nb> },
          {
            name: t('vote.polling'),
            value: (
              <>
                <Nb>{day(about.polling)}</Nb>{' '}
                <Nb>{t('vote.until', { time: formatTime(about.closes, lang) })}</Nb>
              </>
            ),
          },
          {
            name: t('vote.early'),
            value: about.course === 'held' ? <Early about={about} lang={lang} /> : null,
          },
        ]}
      />
      <Rows close>
        {about.gazette === '' ? null : (
          <Row
            lead={<Icon name="external-link" />}
            title={t('vote.gazette')}
            sub={new URL(about.gazette).host}
            href={about.gazette}
          />
        )}
        <Row
          icon="map-pin"
          title={t('vote.where')}
          sub={hasEarly ? t('vote.where.early') : undefined}
          href={electionsHref(view)}
        />
      </Rows>
    </>
  );
}

/** The same as `earlyText`, breaking only between its two days. */
function Early({ about, lang }: { about: About; lang: Lang }) {
  const [from, until] = [about.earlyFrom, about.earlyUntil].map((date) => formatDate(date, lang, 'long'));
  if (from === until) return <Nb>{from}</Nb>;
  return (
    <>
      {messages(lang)
        .phrases('vote.early.span', { from: from ?? '', until: until ?? '' })
        .map((part) => (
          <>
            <Nb>{part}</Nb>{' '}
          </>
        ))}
    </>
  );
}

export function earlyText({ earlyFrom, earlyUntil }: About, { lang }: Pick<PlaceView, 'lang'>): string {
  if (earlyFrom === earlyUntil) return formatDate(earlyFrom, lang, 'long');
  return messages(lang)('vote.early.span', {
    from: formatDate(earlyFrom, lang, 'long'),
    until: formatDate(earlyUntil, lang, 'long'),
  });
}

/** The same for programs and spreadsheets. */
function Data({ view }: { view: ElectionView }) {
  const { lang, election } = view;
  const t = messages(lang);
  const { candidates, result, id } = election;
  const at = (file: string) => electionsHref(view, `/${id}/${file}`);
  const table = (file: string, note: string) => ({ href: at(file), label: 'CSV', note });
  return (
    <Part id="data" title={t('data.title')}>
      <Downloads
        label={t('data.title')}
        items={[
          { href: at('election.json'), label: 'JSON', note: t('data.all'), icon: 'code' as const },
          ...(candidates === null ? [] : [table('candidates.csv', t('data.candidates'))]),
          ...(result === null ? [] : [table('results.csv', t('data.results'))]),
          ...(result === null ? [] : [table('turnout.csv', t('data.turnout'))]),
        ]}
      />
    </Part>
  );
}

function ChangesRow({ view }: { view: ElectionView }) {
  const { lang, election } = view;
  const t = messages(lang);
  return (
    <AfterList>
      <Rows close>
        <Row
          icon="history"
          title={t('changes.link')}
          sub={t('changes.count', { count: election.changes.length })}
          href={electionsHref(view, `/${election.id}/changes`)}
        />
      </Rows>
    </AfterList>
  );
}

/** A town's polling places: first one's own by address, then all of them beside their map. */
import { ageInDays, ageText } from '@tomoni/catalogue/contract';
import { type PlaceView, placeName } from '@tomoni/places/contract';
import { MapAndList, type MapGround } from '@tomoni/platform/maps';
import { isWide, pathIn } from '@tomoni/platform/messages';
import {
  AfterList,
  Chip,
  Chips,
  Notice,
  OwnWords,
  Pager,
  PageTitle,
  Phrases,
  Row,
  Rows,
  SearchBar,
  Small,
  Stack,
} from '@tomoni/platform/pages';
import { announcedOf } from '../alerts-concern.ts';
import type { CrowdingNow } from '../crowding.ts';
import { messages } from '../messages.ts';
import type { PollingPlace, When } from '../model.ts';
import type { Answer } from '../my-place.ts';
import type { Vote } from '../public-elections.ts';
import type { Town } from '../town.ts';
import { isOver } from '../voting-time.ts';
import { titleOf } from '../words.ts';
import { type AlertsNow, AlertsPart } from './alerts-part.tsx';
import { AnswerPart, placesOf, SureNotice } from './answer-part.tsx';
import { CrowdingList } from './crowding-part.tsx';
import { electionsHref, framed } from './frame.tsx';
import { LivePart } from './live-part.tsx';
import { NextVotes, PastRow } from './next-vote.tsx';
import { placeRow } from './place-row.tsx';

export interface TownView extends PlaceView {
  now: Date;
  town: Town;
  lists: Readonly<Record<When, readonly PollingPlace[]>>;
  /** Which of the two lists is shown. */
  when: When;
  /** From 1. */
  page: number;
  /** All elections that are public, and those of the next polling day. */
  votes: readonly Vote[];
  next: readonly Vote[];
  /** An address as typed; only ever in the answer to a form. */
  typed: string;
  /** Null: nobody asked. */
  answer: Answer | null;
  /** What open pages follow has this version here. */
  version: number;
  crowding: CrowdingNow;
  alerts: AlertsNow;
}

export const PER_PAGE = 50;

export function townPage(view: TownView, ground: MapGround): string {
  const { lang, place, answer, when } = view;
  const t = messages(lang);
  const found = answer === null ? [] : placesOf(answer);
  const all = view.lists[when];
  const shown = found.length > 0 ? found : all.slice((view.page - 1) * PER_PAGE, view.page * PER_PAGE);
  return framed(
    view,
    {
      title: t('title', { place: placeName(place, lang) }),
      description: t('description', { place: placeName(place, lang) }),
      noindex: answer !== null || view.page > 1,
      ...{ wide: true, map: true, search: true },
    },
    <>
      <MapAndList
        lang={lang}
        ground={ground}
        near={null}
        rows={shown.map((one) => placeRow(one, when, view))}
        chosen={chosenOf(view)}
        head={<Head view={view} />}
        listTitle={found.length > 0 ? t('list.answer') : t(`list.${when}`, { count: all.length })}
        listLink={answer === null ? undefined : { href: electionsHref(view), label: t('list.all') }}
        after={<After view={view} />}
      />
      {answer === null ? <LivePart view={view} version={view.version} /> : null}
    </>,
  );
}

/** The place of the answer, unless an official has said that one votes elsewhere: the map knows only that of the list. */
function chosenOf({ answer, alerts }: TownView): string | undefined {
  if (answer?.is !== 'one') return undefined;
  const announced = announcedOf(alerts.alerts, answer.place, 'day');
  return announced === null || announced.change.kind === 'hours' ? answer.place.key : undefined;
}

function Head({ view }: { view: TownView }) {
  const { lang, place, answer } = view;
  const t = messages(lang);
  return (
    <>
      <PageTitle
        title={<Phrases of={t.phrases('title', { place: placeName(place, lang) })} />}
        lead={answer === null ? t('find.lead') : undefined}
      />
      {answer === null ? <NextVotes view={view} votes={view.next} /> : null}
      <AfterList>
        <Stack>
          <Alerts view={view} />
          {answer === null ? null : <AnswerPart view={view} answer={answer} />}
          <SearchBar
            action={electionsHref(view)}
            method="post"
            name="address"
            id="address"
            label={t('find.label')}
            placeholder={t('find.placeholder')}
            submit={t('find.button')}
            value={view.typed}
          />
          <Small>{t('find.private')}</Small>
          {answer === null ? <WhenChips view={view} /> : <SureNotice view={view} />}
          {answer === null && view.when === 'early' ? <EarlyWords view={view} /> : null}
          {answer === null && view.when === 'early' ? (
            <CrowdingList crowding={view.crowding} view={view} />
          ) : null}
        </Stack>
      </AfterList>
    </>
  );
}

/** All of the town; those that concern one's own place, or places that it may be, once those are known. */
function Alerts({ view }: { view: TownView }) {
  const { answer, alerts } = view;
  const found = answer === null ? [] : placesOf(answer);
  return <AlertsPart now={alerts} places={found.length === 0 ? null : found} view={view} />;
}

/** Who may vote early, and whether the days of the list are over. */
function EarlyWords({ view: { lang, lists, today } }: { view: TownView }) {
  const t = messages(lang);
  const over = lists.early.every(({ earlyTimes }) => isOver(earlyTimes, today));
  return (
    <>
      {over ? <Notice kind="warn" title={t('over.text')} /> : null}
      <p>{t('early.text')}</p>
    </>
  );
}

function WhenChips({ view }: { view: TownView }) {
  const { lang, lists, when } = view;
  const t = messages(lang);
  if (lists.day.length === 0 || lists.early.length === 0) return null;
  return (
    <Chips label={t('when.label')}>
      <Chip href={electionsHref(view)} icon="vote" current={when === 'day'}>
        {t('when.day')}
      </Chip>
      <Chip href={electionsHref(view, '?when=early')} icon="calendar-days" current={when === 'early'}>
        {t('when.early')}
      </Chip>
    </Chips>
  );
}

function After({ view }: { view: TownView }) {
  const { answer } = view;
  return (
    <AfterList>
      <Stack>
        {answer === null ? <Pages view={view} /> : null}
        {answer === null ? <SureNotice view={view} /> : null}
        <HowRow view={view} />
        <Sources view={view} />
      </Stack>
    </AfterList>
  );
}

function HowRow({ view }: { view: TownView }) {
  const t = messages(view.lang);
  return (
    <Rows close>
      <Row
        icon="circle-help"
        title={<Phrases of={t.phrases('how.link')} />}
        sub={t('how.sub')}
        href={electionsHref(view, '/how')}
      />
      <Row
        icon="history"
        title={<Phrases of={t.phrases('alerts.all.title')} />}
        sub={t('alerts.all.sub')}
        href={electionsHref(view, '/changes')}
      />
      <PastRow view={view} votes={view.votes} />
    </Rows>
  );
}

function Pages({ view }: { view: TownView }) {
  const { lang, lists, when, page } = view;
  const t = messages(lang);
  const count = lists[when].length;
  if (count <= PER_PAGE) return null;
  const first = (page - 1) * PER_PAGE + 1;
  const last = Math.min(count, page * PER_PAGE);
  const to = (n: number) =>
    electionsHref(
      view,
      `?${new URLSearchParams({ ...(when === 'early' ? { when } : {}), page: String(n) })}`,
    );
  return (
    <Pager
      label={t('list.pages')}
      shown={t('list.shown', { count, from: first, until: last })}
      previous={page > 1 ? { href: to(page - 1), label: t('list.previous') } : null}
      next={last < count ? { href: to(page + 1), label: t('list.next') } : null}
    />
  );
}

/** Which lists this is, and how old each is. */
function Sources({ view }: { view: TownView }) {
  const { lang, place, town, now } = view;
  const t = messages(lang);
  return (
    <Small>
      {t('source.from')}
      {[...town.datasets].map(([id, dataset], index) => (
        <>
          {index === 0 ? null : isWide(lang) ? '、' : ', '}
          <a href={pathIn(lang, `/${place.code}/data/${id}`)}>
            <OwnWords of={titleOf(dataset, lang)} lang={lang} />
          </a>
          {isWide(lang) ? '・' : ' · '}
          {ageText(ageInDays(dataset.publishedAt, now), lang)}
        </>
      ))}
    </Small>
  );
}

/** Nothing of this has been published here; how one votes is the same anyway. */
export function nothingYetPage(view: TownView): string {
  const { lang, place } = view;
  const t = messages(lang);
  return framed(
    view,
    { title: t('title', { place: placeName(place, lang) }), noindex: true, search: false },
    <>
      <PageTitle title={t('none.title')} lead={t('none.text', { place: placeName(place, lang) })} />
      <NextVotes view={view} votes={view.next} />
      <HowRow view={view} />
    </>,
  );
}

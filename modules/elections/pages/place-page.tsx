/** One polling place with everything that is known of it, where it is, and how old that is. */
import { ageInDays, ageText, OLD_DAYS } from '@tomoni/catalogue/contract';
import type { Position } from '@tomoni/geo';
import { todayIn } from '@tomoni/japanese';
import { type PlaceView, placeName } from '@tomoni/places/contract';
import { MapAndList, type MapGround } from '@tomoni/platform/maps';
import { formatDate, isWide, joinFacts, pathIn } from '@tomoni/platform/messages';
import {
  AfterList,
  Badge,
  Cluster,
  Facts,
  LinkButton,
  Notice,
  OwnWords,
  PageTitle,
  Part,
  Row,
  Rows,
  Small,
  Stack,
} from '@tomoni/platform/pages';
import { messages } from '../messages.ts';
import type { PollingPlace } from '../model.ts';
import type { TownDataset } from '../town.ts';
import { isOver } from '../voting-time.ts';
import { earlyEnd, nameOf, precinctText, titleOf } from '../words.ts';
import { type AlertsNow, AlertsPart } from './alerts-part.tsx';
import { SureNotice } from './answer-part.tsx';
import { CrowdingOfPlace, type PlaceCrowding } from './crowding-part.tsx';
import { framed, placeHref, reportHref, TownCrumbs } from './frame.tsx';
import { LivePart } from './live-part.tsx';
import { AccessFacts, AreaFacts, MoreFacts, TimeFacts } from './place-facts.tsx';

export interface PollingPlaceView extends PlaceView {
  now: Date;
  pollingPlace: PollingPlace;
  dataset: TownDataset;
  ground: MapGround;
  alerts: AlertsNow;
  /** What open pages follow has this version here. */
  version: number;
  /** Null for a place where nobody votes early. */
  crowding: PlaceCrowding | null;
}

export function placePage(view: PollingPlaceView): string {
  const { lang, pollingPlace, ground } = view;
  const t = messages(lang);
  const name = nameOf(pollingPlace, lang);
  const { key, position, address } = pollingPlace;
  return framed(
    view,
    {
      title: joinFacts([name, t('title.short')], lang),
      description: joinFacts([name, address, t('title', { place: placeName(view.place, lang) })], lang),
      map: position !== null,
      islands: true,
      search: true,
    },
    <>
      <TownCrumbs view={view} here={name} />
      <MapAndList
        lang={lang}
        ground={ground}
        layout="beside"
        near={null}
        listTitle={t('part.where')}
        rows={[{ id: key, position, title: <OwnWords of={address === '' ? name : address} lang={lang} /> }]}
        head={<Head view={view} />}
        after={<Known view={view} />}
        underMap={<UnderMap view={view} />}
      />
      <LivePart view={view} version={view.version} />
    </>,
  );
}

function Head({ view }: { view: PollingPlaceView }) {
  const { lang, pollingPlace, today } = view;
  const t = messages(lang);
  const end = earlyEnd(pollingPlace, lang);
  const kinds = pollingPlace.when.map((when) => t(`place.${when}`));
  const precinct = precinctText(pollingPlace.precinct, lang);
  return (
    <>
      <PageTitle
        title={<OwnWords of={nameOf(pollingPlace, lang)} lang={lang} />}
        lead={<OwnWords of={joinFacts([...kinds, precinct], lang)} lang={lang} />}
      />
      <Stack gap={12}>
        <AlertsPart now={view.alerts} places={[pollingPlace]} view={view} />
        <Freshness view={view} />
        {isOver(pollingPlace.earlyTimes, today) ? <Notice kind="warn" title={t('over.text')} /> : null}
        {end === null ? null : (
          <Notice kind="warn" icon="clock" title={t('ends.title', { time: end })}>
            <p>{t('ends.text')}</p>
          </Notice>
        )}
      </Stack>
    </>
  );
}

/** How old this is, and where to say that it is wrong. */
function Freshness({ view }: { view: PollingPlaceView }) {
  const { lang, place, pollingPlace, dataset, now } = view;
  const age = ageInDays(dataset.publishedAt, now);
  const old = age > OLD_DAYS;
  const wrong = <a href={reportHref(lang, place.code, pollingPlace.source)}>{messages(lang)('wrong')}</a>;
  return old ? (
    <Cluster>
      <Badge kind="stale">{ageText(age, lang)}</Badge>
      <Small>{wrong}</Small>
    </Cluster>
  ) : (
    <Small>
      {ageText(age, lang)}
      {isWide(lang) ? '・' : ' · '}
      {wrong}
    </Small>
  );
}

function Known({ view }: { view: PollingPlaceView }) {
  const { lang, pollingPlace } = view;
  return (
    <>
      {view.crowding === null ? null : <CrowdingOfPlace crowding={view.crowding} view={view} />}
      <TimeFacts pollingPlace={pollingPlace} lang={lang} />
      <AccessFacts pollingPlace={pollingPlace} lang={lang} />
      <AreaFacts pollingPlace={pollingPlace} lang={lang} />
      {pollingPlace.when.includes('day') ? (
        <AfterList>
          <SureNotice view={view} />
        </AfterList>
      ) : null}
      <TellRow view={view} />
      <MoreFacts pollingPlace={pollingPlace} lang={lang} />
      <About view={view} />
    </>
  );
}

/** Whoever votes here can hear of it when that changes. */
function TellRow({ view }: { view: PollingPlaceView }) {
  const t = messages(view.lang);
  return (
    <AfterList>
      <Rows close>
        <Row
          icon="bell"
          title={t('tell.link')}
          sub={t('tell.link.sub')}
          href={`${placeHref(view, view.pollingPlace)}/tell`}
        />
      </Rows>
    </AfterList>
  );
}

function UnderMap({ view }: { view: PollingPlaceView }) {
  const { lang, pollingPlace } = view;
  const t = messages(lang);
  const { position } = pollingPlace;
  return (
    <Stack gap={12}>
      {position === null ? (
        <Small>{t('no-position')}</Small>
      ) : (
        <>
          <LinkButton full icon="footprints" href={directionsHref(position)}>
            {t('place.way')}
          </LinkButton>
          <Small>{t('place.third')}</Small>
        </>
      )}
    </Stack>
  );
}

/** OpenStreetMap's way finder with the place as its end; the beginning is asked there. */
function directionsHref({ lat, lon }: Position): string {
  const to = encodeURIComponent(`${lat.toFixed(6)},${lon.toFixed(6)}`);
  return `https://www.openstreetmap.org/directions?to=${to}`;
}

function About({ view }: { view: PollingPlaceView }) {
  const { lang, place, pollingPlace, dataset } = view;
  const t = messages(lang);
  return (
    <Part id="about" title={t('part.data')}>
      <Facts
        items={[
          {
            name: t('fact.published'),
            value: formatDate(todayIn('Asia/Tokyo', dataset.publishedAt), lang, 'date'),
          },
          {
            name: t('fact.dataset'),
            value: (
              <a href={pathIn(lang, `/${place.code}/data/${pollingPlace.source.dataset}`)}>
                <OwnWords of={titleOf(dataset, lang)} lang={lang} />
              </a>
            ),
          },
          { name: t('fact.town'), value: placeName(place, lang) },
        ]}
      />
    </Part>
  );
}

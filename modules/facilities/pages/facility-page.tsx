/** One facility: what matters first, then where it is, how to get there, and how old this is. */
import { ageInDays, ageText, OLD_DAYS } from '@tomoni/catalogue/contract';
import { type Place, placeName } from '@tomoni/places/contract';
import { MapAndList, type MapGround } from '@tomoni/platform/maps';
import { formatDate, isWide, joinFacts, pathIn } from '@tomoni/platform/messages';
import {
  Badge,
  Cluster,
  Columns,
  Crumbs,
  Facts,
  LinkButton,
  Notice,
  OwnWords,
  PageTitle,
  Part,
  Phrases,
  Small,
  Stack,
} from '@tomoni/platform/pages';
import type { Child } from 'hono/jsx';
import type { Facility } from '../facility.ts';
import { addressOf, nameOf, subOf } from '../facility-words.ts';
import { messages } from '../messages.ts';
import type { NearFacility } from '../store.ts';
import { MoreFacts, NeedFacts, PlaceFacts, TimeFacts } from './facility-facts.tsx';
import { facilityRow, idOf, type RowContext } from './facility-row.tsx';
import { facilitiesHref, framed, reportHref, type View } from './frame.tsx';
import { KindNotice } from './head.tsx';
import { StateBadge } from './state-badge.tsx';
import { Ways } from './ways.tsx';

export interface FacilityView extends RowContext {
  view: View & { place: Place };
  facility: Facility;
  ground: MapGround;
  /** Others of its kind that are near to it. */
  others: readonly NearFacility[];
  dataset: { title: string; publishedAt: Date };
  /** The day of publication in Japan. */
  publishedOn: string;
  /** An event of the past. */
  over: boolean;
}

export function facilityPage(props: FacilityView): string {
  const { view, facility } = props;
  const { lang, place } = view;
  const t = messages(lang);
  const name = nameOf(facility.entry, lang);
  const kind = t(`kind.${facility.kind.slug}` as 'kind.toilet');
  return framed(
    view,
    {
      title: joinFacts([name, kind], lang),
      description: joinFacts([kind, name, addressOf(facility.entry)], lang),
      map: facility.position !== null,
      noindex: props.over,
    },
    <>
      <Crumbs
        label={t('crumbs.label')}
        items={[
          { label: placeName(place, lang), href: pathIn(lang, `/${place.code}`) },
          { label: kind, href: facilitiesHref(view, `?kind=${facility.kind.slug}`) },
          { label: name },
        ]}
      />
      <PageTitle title={<OwnWords of={name} lang={lang} />} />
      <First {...props} />
      <Columns split="7+5">
        <div>
          <Part id="place" title={t('part.place')}>
            <PlaceFacts facility={facility} lang={lang} />
          </Part>
          <TimeFacts facility={facility} lang={lang} />
          <NeedFacts facility={facility} lang={lang} />
          <MoreFacts facility={facility} lang={lang} />
        </div>
        <div>
          {facility.position === null ? null : (
            <Part id="way" title={t('part.way')}>
              <Ways position={facility.position} lang={lang} />
            </Part>
          )}
          <About {...props} />
        </div>
      </Columns>
      <Around {...props} kindName={kind} />
    </>,
  );
}

/** Whether it is open, and what to do if this is wrong. */
function First(props: FacilityView) {
  const { view, facility, dataset, over } = props;
  const { lang, moment, now } = view;
  const t = messages(lang);
  const age = ageInDays(dataset.publishedAt, now);
  const said = facility.kind.now === null && facility.dates === null ? '' : subOf(facility, moment, lang);
  return (
    <Stack gap={12}>
      {over ? <Notice kind="warn" title={t('over')} /> : null}
      <Cluster>
        <StateBadge facility={facility} lang={lang} />
        {said === '' || facility.barred ? null : (
          <b>
            <OwnWords of={said} lang={lang} />
          </b>
        )}
        {age > OLD_DAYS ? <Badge kind="stale">{ageText(age, lang)}</Badge> : null}
      </Cluster>
      {age > OLD_DAYS ? null : (
        <Wrong {...props} age={`${ageText(age, lang)}${isWide(lang) ? '・' : ' · '}`} />
      )}
      {age > OLD_DAYS ? <Wrong {...props} age="" /> : null}
      {facility.position === null ? null : (
        <LinkButton look="main" full icon="footprints" href="#way">
          {t('card.way')}
        </LinkButton>
      )}
      {facility.kind.notice === undefined ? null : <KindNotice kind={facility.kind} view={view} />}
    </Stack>
  );
}

function Wrong({ view, facility, age }: FacilityView & { age: string }) {
  return (
    <Small>
      {age}
      <a href={reportHref(view.lang, facility.entry)}>{messages(view.lang)('wrong')}</a>
    </Small>
  );
}

function About({ view, facility, dataset, publishedOn }: FacilityView) {
  const { lang, place } = view;
  const { entry } = facility;
  const t = messages(lang);
  const items: { name: string; value: Child }[] = [
    { name: t('fact.published'), value: formatDate(publishedOn, lang, 'date') },
    {
      name: t('fact.dataset'),
      value: (
        <a href={pathIn(lang, `/${entry.owner}/data/${entry.dataset}`)}>
          <OwnWords of={dataset.title} lang={lang} />
        </a>
      ),
    },
    { name: t('fact.town'), value: placeName(place, lang) },
  ];
  return (
    <Part id="about" title={t('part.data')}>
      <Facts items={items} />
    </Part>
  );
}

/** The map, with those nearby as its list. Distances are counted from this facility. */
function Around(props: FacilityView & { kindName: string }) {
  const { view, facility, ground, others, kindName } = props;
  const t = messages(view.lang);
  if (facility.position === null) return <Small>{t('noPosition')}</Small>;
  const own = { ...facilityRow(facility, props), metres: null, href: undefined };
  const { card: _, ...shown } = own;
  const rows = [shown, ...others.map((other) => ({ ...facilityRow(other, props), metres: other.metres }))];
  return (
    <Part id="map" title={<Phrases of={t.phrases('part.map', { kind: kindName })} />}>
      <MapAndList
        lang={view.lang}
        ground={ground}
        layout="beside"
        near={null}
        chosen={idOf(facility)}
        rows={rows}
      />
    </Part>
  );
}

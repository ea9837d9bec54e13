/** One preschool with everything that is known, and how to apply. */
import type { PlaceView } from '@tomoni/places/contract';
import { MapAndList, type MapGround } from '@tomoni/platform/maps';
import { pathIn } from '@tomoni/platform/messages';
import {
  AgeRow,
  Badge,
  Facts,
  MoreLink,
  Nb,
  Notice,
  OwnWords,
  PageTitle,
  Part,
  Small,
  Stack,
  YesNo,
} from '@tomoni/platform/pages';
import type { Child } from 'hono/jsx';
import { messages } from '../messages.ts';
import { CARES, type Preschool } from '../model.ts';
import type { Guide } from '../store.ts';
import { hasCounts } from '../vacancy.ts';
import { TownCrumbs, townPage } from './frame.tsx';
import { GuideNotice } from './guide-notice.tsx';
import {
  ageCells,
  careName,
  countLine,
  hoursLine,
  kindLine,
  overallLine,
  rangeText,
  staleWord,
} from './words.ts';

export interface PreschoolView extends PlaceView {
  preschool: Preschool;
  guide: Guide | null;
  ground: MapGround;
}

export function preschoolPage(view: PreschoolView): string {
  const { lang, preschool, guide, ground, today } = view;
  const t = messages(lang);
  return townPage(
    view,
    { title: preschool.name, description: kindLine(preschool, lang), map: true },
    <>
      <TownCrumbs view={view} here={preschool.name} />
      <MapAndList
        lang={lang}
        ground={ground}
        layout="beside"
        near={null}
        rows={[
          {
            id: preschool.key,
            position: preschool.position,
            title: t('where'),
            sub: addressLine(preschool, lang),
            unsure: preschool.privacy === 'rough',
          },
        ]}
        head={<Head view={view} />}
        after={<Known view={view} />}
        {...(guide === null ? {} : { underMap: <GuideNotice lang={lang} today={today} guide={guide} /> })}
      />
    </>,
  );
}

function addressLine({ address, privacy }: Preschool, lang: PreschoolView['lang']): Child {
  const t = messages(lang);
  if (privacy === 'hidden' || address === '') return t(privacy === 'hidden' ? 'privacy.hidden' : 'unknown');
  return (
    <>
      <OwnWords of={address} lang={lang} />
      {privacy === 'rough' ? ` ${t('privacy.rough')}` : ''}
    </>
  );
}

function Head({ view }: { view: PreschoolView }) {
  const { lang, preschool, today } = view;
  const t = messages(lang);
  const stale = staleWord(preschool, today, t);
  const counted = countLine(preschool, today, lang);
  const overall = overallLine(preschool, today, t);
  return (
    <>
      <PageTitle title={<OwnWords of={preschool.name} lang={lang} />} lead={kindLine(preschool, lang)} />
      {stale === null ? null : <Badge kind="stale">{stale}</Badge>}
      {overall === null ? null : <p>{overall}</p>}
      {hasCounts(preschool) ? (
        <Stack gap={12}>
          <AgeRow label={t('ages.label')} cells={ageCells(preschool, today, null, lang)} />
          {counted === null ? null : <Small>{counted}</Small>}
        </Stack>
      ) : (
        <Notice icon="circle-help" title={t('uncounted.title')}>
          <p>{t('uncounted.text')}</p>
        </Notice>
      )}
    </>
  );
}

function Known({ view }: { view: PreschoolView }) {
  const { lang, preschool, place } = view;
  const t = messages(lang);
  const { source, more } = preschool;
  return (
    <>
      <Part id="facts" title={t('facts')}>
        <Facts items={factsOf(view)} />
      </Part>
      {more.length === 0 ? null : (
        <Part id="more" title={t('more')}>
          <Facts
            items={more.map(([name, value]) => ({ name, value: <OwnWords of={value} lang={lang} /> }))}
          />
        </Part>
      )}
      {preschool.privacy !== 'open' ? null : (
        <MoreLink href={pathIn(lang, `/${place.code}/data/${source.dataset}`)}>
          {t('source.dataset')}
        </MoreLink>
      )}
    </>
  );
}

function factsOf({ lang, preschool }: PreschoolView): { name: string; value: Child }[] {
  const t = messages(lang);
  const { capacity, phone, url, ages, agesText, care } = preschool;
  return [
    { name: t('fact.hours'), value: hoursLine(preschool, t) ?? t('unknown') },
    {
      name: t('fact.ages'),
      value: agesText === '' ? (rangeText(ages, t) ?? t('unknown')) : <OwnWords of={agesText} lang={lang} />,
    },
    { name: t('fact.capacity'), value: capacity === null ? null : t('people', { count: capacity }) },
    ...CARES.map((one) => ({
      name: careName(one, t),
      value: care[one] === null ? null : <YesNo lang={lang} value={care[one] === true} />,
    })),
    {
      name: t('fact.phone'),
      value:
        phone === '' ? null : (
          <a href={`tel:${phone.replace(/[^\d+]/g, '')}`}>
            <Nb>{phone}</Nb>
          </a>
        ),
    },
    { name: t('fact.url'), value: url === '' ? null : <a href={url}>{url}</a> },
  ];
}

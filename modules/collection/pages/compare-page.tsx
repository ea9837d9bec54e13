/** Towns side by side, for people who move and for towns that learn from each other. */

import { type Place, placeName, prefectureName } from '@tomoni/places/contract';
import { formatDate, type Lang, pathIn } from '@tomoni/platform/messages';
import {
  Button,
  Choice,
  ChoiceGroup,
  CompareTable,
  Notice,
  OwnWords,
  PageTitle,
  Part,
  Phrases,
  renderPage,
  Stack,
} from '@tomoni/platform/pages';
import type { Child } from 'hono/jsx';
import { type CollectionTexts, messages } from '../messages.ts';
import type { Area, TownCalendar } from '../model.ts';
import { areaName, shownCategories } from '../presentation.ts';

export interface ComparedTown {
  place: Place;
  calendar: TownCalendar;
  /** The first area, which counts are made for. */
  sample: Area | null;
  /** Collections a year for each category of the calendar, in its order. */
  yearly: readonly number[];
  items: number;
}

export interface CompareView {
  lang: Lang;
  path: string;
  /** All towns with a calendar. */
  places: readonly Place[];
  towns: readonly ComparedTown[];
}

export function comparePage(view: CompareView): string {
  const { lang, path, places, towns } = view;
  const t = messages(lang);
  const chosen = new Set(towns.map(({ place }) => place.code));
  return renderPage({
    lang,
    path,
    title: t('compare.title'),
    section: 'life',
    children: (
      <>
        <PageTitle title={<Phrases of={t.phrases('compare.title')} />} lead={t('compare.lead')} />
        <Stack gap={24}>
          {towns.length >= 2 ? <Comparison towns={towns} t={t} /> : <Notice title={t('compare.none')} />}
          <form class="stack" action={pathIn(lang, '/garbage/compare')} method="get">
            <ChoiceGroup legend={t('compare.choose')}>
              {places.map((place) => (
                <Choice
                  type="checkbox"
                  name="town"
                  value={place.code}
                  title={placeName(place, lang)}
                  sub={<OwnWords of={prefectureName(place, lang) ?? ''} lang={lang} />}
                  checked={chosen.has(place.code)}
                />
              ))}
            </ChoiceGroup>
            <Button look="main" full>
              {t('compare.button')}
            </Button>
          </form>
        </Stack>
      </>
    ),
  });
}

function Comparison({ towns, t }: { towns: readonly ComparedTown[]; t: CollectionTexts }) {
  const { lang } = t;
  const fact = (name: string, value: (town: ComparedTown) => Child) => ({ name, values: towns.map(value) });
  const facts = [
    fact(t('compare.maker'), ({ calendar }) => <OwnWords of={calendar.maker} lang={lang} />),
    fact(t('compare.areas'), ({ calendar }) => String(calendar.areaCount)),
    // A town without a list hasn't listed nothing: it has no list.
    fact(t('compare.items'), ({ items }) =>
      items === 0 ? t('compare.items.none') : t('compare.items.count', { count: items }),
    ),
    fact(t('compare.validThrough'), ({ calendar }) =>
      calendar.validThrough === null
        ? t('source.validThrough.unknown')
        : formatDate(calendar.validThrough, lang, 'date'),
    ),
    fact(t('compare.categories'), (town) => <Kinds town={town} t={t} />),
  ];
  const things = towns.map(({ place }) => ({ name: placeName(place, lang), label: placeName(place, lang) }));
  return (
    <Part id="comparison" title={t('compare.facts')}>
      <CompareTable caption={t('compare.title')} things={things} facts={facts} />
    </Part>
  );
}

function Kinds({ town, t }: { town: ComparedTown; t: CollectionTexts }) {
  const { calendar, sample, yearly } = town;
  return (
    <>
      <ul class="kinds">
        {shownCategories(calendar, t.lang).map((category) => (
          <li>
            <b>
              <OwnWords of={category.name} lang={t.lang} />
            </b>{' '}
            {frequency(yearly[category.index] ?? 0, t)}
          </li>
        ))}
      </ul>
      {sample === null ? null : (
        <p class="small sub">{t('compare.sample', { area: areaName(calendar, sample, t.lang) })}</p>
      )}
    </>
  );
}

function frequency(yearly: number, t: CollectionTexts): string {
  if (yearly === 0) return t('compare.noArea');
  if (yearly < 12) return t('compare.yearly', { count: yearly });
  return t('compare.perMonth', { count: Math.round(yearly / 12) });
}

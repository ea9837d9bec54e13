/** Towns side by side, for people who move and for towns that learn from each other. */

import { type Place, placeName } from '@tomoni/places/contract';
import { formatDate, type Lang, pathIn } from '@tomoni/platform/messages';
import {
  Button,
  Choice,
  ChoiceGroup,
  Notice,
  PageTitle,
  Part,
  Phrases,
  renderPage,
  WideTable,
} from '@tomoni/platform/pages';
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
        {towns.length >= 2 ? <Comparison towns={towns} t={t} /> : <Notice title={t('compare.none')} />}
        <form action={pathIn(lang, '/garbage/compare')} method="get">
          <ChoiceGroup legend={t('compare.choose')}>
            {places.map((place) => (
              <Choice
                type="checkbox"
                name="town"
                value={place.code}
                title={placeName(place, lang)}
                sub={place.prefecture}
                checked={chosen.has(place.code)}
              />
            ))}
          </ChoiceGroup>
          <Button look="main" full>
            {t('compare.button')}
          </Button>
        </form>
      </>
    ),
  });
}

function Comparison({ towns, t }: { towns: readonly ComparedTown[]; t: CollectionTexts }) {
  const { lang } = t;
  const facts: [string, (town: ComparedTown) => string][] = [
    [t('compare.maker'), ({ calendar }) => calendar.maker],
    [t('compare.areas'), ({ calendar }) => String(calendar.areaCount)],
    [t('compare.items'), ({ items }) => String(items)],
    [
      t('compare.validThrough'),
      ({ calendar }) =>
        calendar.validThrough === null
          ? t('source.validThrough.unknown')
          : formatDate(calendar.validThrough, lang, 'date'),
    ],
  ];
  return (
    <Part id="comparison" title={t('compare.categories')}>
      <WideTable label={t('compare.title')}>
        <thead>
          <tr>
            <td />
            {towns.map(({ place }) => (
              <th scope="col">{placeName(place, lang)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {facts.map(([name, value]) => (
            <tr>
              <th scope="row">{name}</th>
              {towns.map((town) => (
                <td>{value(town)}</td>
              ))}
            </tr>
          ))}
          <tr>
            <th scope="row">{t('compare.categories')}</th>
            {towns.map((town) => (
              <td>
                <Kinds town={town} t={t} />
              </td>
            ))}
          </tr>
        </tbody>
      </WideTable>
    </Part>
  );
}

function Kinds({ town, t }: { town: ComparedTown; t: CollectionTexts }) {
  const { calendar, sample, yearly } = town;
  return (
    <>
      <ul class="bullets">
        {shownCategories(calendar, t.lang).map((category) => (
          <li>
            <b>{category.name}</b> {frequency(yearly[category.index] ?? 0, t)}
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

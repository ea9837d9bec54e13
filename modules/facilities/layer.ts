/** The facilities of a kind as tiles of a map. */
import { publishedState } from '@tomoni/catalogue/contract';
import { defineLayer, type LayerPoint } from '@tomoni/platform/maps';
import { nameOf } from './facility-words.ts';
import type { Kind, Need } from './kind.ts';
import { kindNamed, kinds } from './kinds/index.ts';
import { facilitiesWithin } from './store.ts';

interface Filter {
  kind: Kind;
  needs: readonly Need[];
}

export const facilityLayer = defineLayer<Filter>({
  path: '/facilities/map',
  id: 'facilityTiles',
  text: {
    ja: '地図の区画の中の施設（トイレ、AED、避難場所など）',
    en: 'Facilities in a tile of the map: toilets, AEDs, evacuation sites and others',
  },
  parameters: [
    {
      name: 'kind',
      in: 'query',
      required: true,
      text: { ja: '施設の種類', en: 'Kind of facility' },
      schema: { type: 'string', enum: kinds.map(({ slug }) => slug) },
    },
    {
      name: 'need',
      in: 'query',
      required: false,
      text: {
        ja: '必要なもの（wheelchair など）。いくつもあるときは、コンマで区切ります。',
        en: 'What must be there (wheelchair …), parted by commas',
      },
      schema: { type: 'string' },
    },
  ],
  minZoom: 9,
  filter: (query) => {
    const kind = kindNamed(query.get('kind'));
    const asked = (query.get('need') ?? '').split(',').filter((slug) => slug !== '');
    // What is over can't be told without a clock: the list says it.
    if (kind === null || kind.dates !== undefined || asked.length > 20) return null;
    const needs = kind.needs.filter(({ slug }) => asked.includes(slug));
    return asked.every((slug) => needs.some((need) => need.slug === slug)) ? { kind, needs } : null;
  },
  version: (db) => publishedState(db),
  points: async (db, { extent, filter, lang, limit }) => {
    const entries = await facilitiesWithin(db, filter, { within: extent, limit });
    return entries.flatMap((entry): LayerPoint[] => {
      const { owner, dataset, n, lat, lon } = entry;
      if (lat === null || lon === null) return [];
      return [
        {
          id: `${owner}/${dataset}/${n}`,
          name: nameOf(entry, lang),
          position: { lat, lon },
          href: `/${owner}/facilities/${dataset}/${n}`,
          kind: filter.kind.slug,
          ...(filter.kind.square === true ? { square: true } : {}),
        },
      ];
    });
  },
});

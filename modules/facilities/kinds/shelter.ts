import { type Kind, MARKED, type Need } from '../kind.ts';
import { note, web } from '../shared-facts.ts';

/** The eight kinds of danger of 災害対策基本法施行令 第20条の4 and 災害対策基本法 第49条の4. */
const dangers: readonly (readonly [slug: string, column: string])[] = [
  ['flood', '災害種別_洪水'],
  ['landslide', '災害種別_崖崩れ、土石流及び地滑り'],
  ['stormSurge', '災害種別_高潮'],
  ['earthquake', '災害種別_地震'],
  ['tsunami', '災害種別_津波'],
  ['fire', '災害種別_大規模な火事'],
  ['inlandFlood', '災害種別_内水氾濫'],
  ['volcano', '災害種別_火山現象'],
];

export const shelter: Kind = {
  slug: 'shelter',
  icon: 'tent',
  standards: ['evacuation_space'],
  hours: null,
  now: null,
  needs: dangers.map(([slug, column]): Need => ({ slug, icon: 'circle-check', any: [{ [column]: MARKED }] })),
  facts: [
    { slug: 'capacity', columns: ['想定収容人数'] },
    { slug: 'neighbourhoods', columns: ['対象となる町会・自治会'], as: 'list' },
    web,
    note,
  ],
  notice: true,
  square: true,
};

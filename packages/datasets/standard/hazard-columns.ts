/** For which kinds of disaster an evacuation site is meant: 1 or nothing. */
import { carried } from './column.ts';
import type { Column } from './dataset.ts';

/** The official description of 洪水 says 火災, which is a slip: 大規模な火事 has a column of its own. */
const HAZARDS: readonly (readonly [name: string, en: string, aliases: readonly string[]])[] = [
  ['洪水', 'floods', ['洪水', '災害種別_河川氾濫', '河川氾濫', '外水氾濫', 'flood_L2', 'flood_L1']],
  [
    '崖崩れ、土石流及び地滑り',
    'landslides and debris flows',
    [
      '崖崩れ、土石流及び地滑り',
      '災害種別_土砂災害',
      '土砂災害',
      '災害種別_がけ崩れ、土石流及び地滑り',
      'がけ崩れ、土石流及び地滑り',
      '災害種別_崖崩れ、土石流及び地すべり',
      '崖崩れ・土石流・地滑り',
      'sedimentDisaster',
    ],
  ],
  ['高潮', 'storm surges', ['高潮', 'stormSurge']],
  ['地震', 'earthquakes', ['地震', 'earthquake']],
  ['津波', 'tsunami', ['津波', 'tunami', 'tsunami']],
  ['大規模な火事', 'large fires', ['大規模な火事', '大規模火災', '災害種別_大規模火災', '火災', 'fire']],
  ['内水氾濫', 'flooding from drains', ['内水氾濫', '内水', 'inundation']],
  ['火山現象', 'volcanic activity', ['火山現象', '災害種別_火山', '火山', '噴火', 'volcano']],
];

/** How towns that publish by other names than the standard's put it: 土砂災害 for the long name, and 〜災害. */
const SPOKEN: Readonly<Record<string, string>> = {
  洪水: '洪水災害',
  '崖崩れ、土石流及び地滑り': '土砂災害',
  地震: '地震災害',
};

export const hazardColumns: readonly Column[] = HAZARDS.map(([name, en, aliases]) =>
  carried(
    `災害種別_${name}`,
    'mark',
    '1',
    `${name}のときに避難する場所であれば、1と書きます。`,
    `1 if the site is meant for ${en}.`,
    {
      aliases: [
        ...aliases,
        `指定緊急避難場所の指定の有無(${SPOKEN[name] ?? name})`,
        `指定緊急避難場所(${SPOKEN[name] ?? name})`,
      ],
    },
  ),
);

export const hazardNames: readonly string[] = hazardColumns.map(({ name }) => name);

import { added } from './column.ts';
import type { Column, Dataset } from './dataset.ts';
import {
  coordinateSystemColumns,
  facilityId,
  modelBodyCode,
  modelId,
  modelNameColumns,
  modelNote,
  modelPositionColumns,
} from './model-columns.ts';

const PREFIX = '投票所';

const precinctNumber: Column = added(
  '投票区番号',
  'text',
  '1',
  '投票区の番号を書きます。',
  'The number of the precinct.',
  { aliases: ['投票区', '投票区No', '投票所番号', '投票区の番号'] },
);

const electionColumns: readonly Column[] = [
  added(
    '投票所_投票所区分',
    'choice',
    '当日',
    '当日の投票所か、期日前投票所かを書きます。',
    'Whether people vote there on the day or before it.',
    { choices: ['当日', '期日前'], aliases: ['投票所区分', '投票区分', '期日前', '投票所種別'] },
  ),
  added('投票所_投票区名', 'text', '第1投票区', '投票区の名前を書きます。', 'The name of the precinct.', {
    aliases: ['投票区名', '投票区名称'],
  }),
  added('選挙区分', 'text', '第1区', '選挙区を書きます。', 'The constituency.', {
    aliases: ['選挙区', '小選挙区', '小選挙区名'],
  }),
];

/** Its address stands in 施設情報; the polling places that towns publish in one table are read by the same columns. */
export const pollingPlace: Dataset = {
  slug: 'polling_place',
  name: { ja: '投票所', en: 'Polling places' },
  kind: 'model',
  newEdition: 'observed',
  oldEdition: false,
  columns: [
    modelBodyCode(PREFIX),
    facilityId,
    modelId('投票所_ID', { ja: '投票所', en: 'polling place' }),
    precinctNumber,
    ...modelNameColumns(PREFIX, '中央小学校', 'チュウオウショウガッコウ', 'Central Elementary School'),
    ...modelPositionColumns(PREFIX),
    ...coordinateSystemColumns(PREFIX),
    ...electionColumns,
    modelNote('備考'),
  ],
  marks: ['投票区番号', '投票所_名称', '投票所_投票所区分', '選挙区分'],
  words: ['polling_place', 'touhyoujo', '投票所', '投票所一覧', '投票区', '期日前投票所', '選挙'],
};

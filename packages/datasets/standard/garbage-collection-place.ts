import { added } from './column.ts';
import type { Column, Dataset } from './dataset.ts';
import { everyday } from './everyday-headers.ts';
import {
  coordinateSystemColumns,
  facilityId,
  modelBodyCode,
  modelId,
  modelNameColumns,
  modelPositionColumns,
} from './model-columns.ts';

const PREFIX = 'ゴミ集積場所';

const collectionColumns: readonly Column[] = [
  added(
    'ゴミ集積場所_ゴミ種類',
    'text',
    '燃やすごみ',
    '出せるごみの種類を書きます。',
    'Which waste goes there.',
    {
      aliases: ['ごみ集積場所_ごみ種類', 'ゴミ種類', 'ごみ種類', 'ごみの種類', 'ゴミの種類'],
    },
  ),
  added(
    'ゴミ集積場所_地区名',
    'text',
    '中央地区',
    '使う地区の名前を書きます。',
    'The district that uses it.',
    {
      aliases: ['ごみ集積場所_地区名', '地区名', '地区', '地域名', '町会名', '自治会名'],
    },
  ),
  // A text for people to read, not a rule: towns write it as they like.
  added(
    'ゴミ集積場所_ゴミ収集日',
    'text',
    '毎週火・金曜日',
    '収集する日を書きます。',
    'When it is collected.',
    {
      aliases: ['ごみ集積場所_ごみ収集日', 'ゴミ収集日', 'ごみ収集日', '収集日', '収集曜日'],
    },
  ),
  added(
    'ゴミ集積場所_自治体のページURL',
    'url',
    'https://www.example.lg.jp/gomi',
    'ごみの出し方を案内するページのURLを書きます。',
    'The address of the page about putting out waste.',
    { aliases: ['自治体のページURL', ...everyday('URL')] },
  ),
  added(
    'ゴミ集積場所_注意事項',
    'text',
    '朝8時までに出してください。',
    '出すときに気を付けることを書きます。',
    'What to mind when putting it out.',
    { aliases: ['注意事項', ...everyday('備考')] },
  ),
];

export const garbageCollectionPlace: Dataset = {
  slug: 'garbage_collection_place',
  name: { ja: 'ゴミ集積所', en: 'Where waste is collected' },
  kind: 'model',
  newEdition: 'observed',
  oldEdition: false,
  columns: [
    modelBodyCode(PREFIX),
    facilityId,
    modelId('ゴミ集積場所_ID', { ja: '集積所', en: 'place' }),
    ...modelNameColumns(PREFIX, '中央1丁目集積所', 'チュウオウイッチョウメシュウセキジョ', 'Chuo 1-chome'),
    ...modelPositionColumns(PREFIX),
    ...coordinateSystemColumns(PREFIX),
    ...collectionColumns,
  ],
  marks: ['ゴミ集積場所_ゴミ種類', 'ゴミ集積場所_ゴミ収集日', 'ゴミ集積場所_名称'],
  words: [
    ...['garbage_collection_place', 'ゴミ集積所', 'ごみ集積所', 'ゴミ集積場所', 'ごみ集積場所', '集積所'],
    ...['ごみステーション', 'ゴミステーション'],
  ],
};

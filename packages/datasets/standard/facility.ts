import { added } from './column.ts';
import type { Column, Dataset } from './dataset.ts';
import { everyday } from './everyday-headers.ts';
import { facilityAddressColumns } from './facility-address-columns.ts';
import { facilityId } from './model-columns.ts';
import { poiCode } from './poi-code.ts';

const identityColumns: readonly Column[] = [
  {
    ...facilityId,
    description: {
      ja: 'ほかのデータからこの施設を指すためのIDを書きます。',
      en: 'The id by which other datasets refer to this place.',
    },
  },
  added('施設_名称', 'text', '中央公民館', '施設の名前を書きます。', 'The name of the facility.', {
    aliases: everyday('名称'),
  }),
  added('施設_POIコード', 'id', '1307', poiCode.description.ja, poiCode.description.en, {
    aliases: ['POIコード', 'POI'],
  }),
];

const hoursColumns: readonly Column[] = [
  added(
    '施設_サービス曜日',
    'weekdays',
    '月火水木金',
    '利用できる曜日を、続けて書きます。',
    'The weekdays on which it can be used, one after the other.',
    { aliases: everyday('利用可能曜日') },
  ),
  added(
    '施設_開始時刻',
    'time',
    '09:00',
    '利用できる時間の始まりを、24時間表記で書きます。',
    'When it opens, on the 24-hour clock.',
    { aliases: everyday('開始時間') },
  ),
  added(
    '施設_終了時刻',
    'time',
    '17:00',
    '利用できる時間の終わりを、24時間表記で書きます。',
    'When it closes, on the 24-hour clock.',
    { aliases: everyday('終了時間') },
  ),
  added(
    '施設_日時備考',
    'text',
    '祝日は休館します。',
    '祝日や年末年始など、曜日と時間だけでは書けないことを書きます。',
    'What days and hours don’t say, such as public holidays and the turn of the year.',
    { aliases: everyday('利用可能日時特記事項') },
  ),
  added(
    '施設_URL',
    'url',
    'https://www.example.lg.jp/page',
    '施設について詳しく書いたページのURLを書きます。',
    'The address of the page about the facility.',
    { aliases: everyday('URL') },
  ),
];

/** The file beside the body files of データモデル型: what and where the places are that they refer to. */
export const facility: Dataset = {
  slug: 'facility',
  name: { ja: '施設情報', en: 'Facilities that other data refers to' },
  kind: 'model',
  newEdition: 'observed',
  oldEdition: false,
  columns: [...identityColumns, ...facilityAddressColumns, ...hoursColumns],
  marks: ['施設_ID', '施設_名称', '住所_連結表記', '施設_サービス曜日'],
  words: ['facility', '施設情報'],
};

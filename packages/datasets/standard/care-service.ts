import { addressColumns } from './address-columns.ts';
import { added, carried, demanding } from './column.ts';
import { faxNumber, onlineContactColumns, phoneColumns } from './contact-columns.ts';
import type { Column, Dataset, Text } from './dataset.ts';
import { everyday } from './everyday-headers.ts';
import { managingBodyColumns } from './managing-body-columns.ts';
import { openDays } from './opening-hours-columns.ts';
import { addedImageColumns, note, pageUrl } from './page-columns.ts';
import { heightColumns, positionColumns } from './position-columns.ts';

const OFFICE: Text = { ja: '事業所', en: 'the care service' };

const officeColumns: readonly Column[] = [
  carried(
    '介護サービス事業所名称',
    'text',
    '中央デイサービスセンター',
    '事業所の名前を書きます。',
    'The name of the care service.',
    { aliases: ['事業所名', '事業所名称', '事業所の名称', '介護サービス事業所名', ...everyday('名称')] },
  ),
  carried(
    '介護サービス事業所名称_カナ',
    'kana',
    'チュウオウデイサービスセンター',
    '事業所の名前の読みを、全角カタカナで書きます。',
    'How the name is read, in full-width katakana.',
    {
      aliases: [
        '事業所名_カナ',
        '事業所名称_カナ',
        '事業所名カナ',
        '事業所名フリガナ',
        ...everyday('名称_カナ'),
      ],
    },
  ),
  added(
    '介護サービス事業所名称_英字',
    'latin',
    'Central Day Service Center',
    '英語での名前を書きます。',
    'The name in English.',
    { aliases: ['事業所名_英字', ...everyday('名称_英字')] },
  ),
  carried(
    '実施サービス',
    'text',
    '通所介護',
    '行っている介護サービスの種類を書きます。',
    'Which kinds of care it gives.',
    {
      aliases: [
        'サービス種別',
        'サービス種類',
        'サービスの種類',
        'サービス名',
        '介護サービスの種類',
        'サービス区分',
      ],
    },
  ),
];

const operatorColumns: readonly Column[] = [
  carried(
    '法人番号',
    'corporate-number',
    '1000020139998',
    '運営する法人の法人番号を、13桁で書きます。',
    'The corporate number of the operator, 13 digits.',
  ),
  carried(
    '法人の名称',
    'text',
    '社会福祉法人 ともに会',
    '運営する法人の名前を書きます。',
    'The company or corporation that runs it.',
    { aliases: ['法人名', '法人名称', '運営法人', '運営法人名', '事業者名', '申請者名称', '設置法人'] },
  ),
  carried(
    '事業所番号',
    'id',
    '1370000000',
    '介護保険の事業所番号を、10桁で書きます。',
    'The ten-digit number of the care insurance.',
    { aliases: ['介護保険事業所番号', '事業所コード', '指定番号'] },
  ),
];

const useColumns: readonly Column[] = [
  openDays(OFFICE),
  carried(
    '利用可能曜日特記事項',
    'text',
    '祝日は休みます。',
    '祝日や年末年始など、曜日だけでは書けないことを書きます。',
    'What weekdays don’t say, such as public holidays and the turn of the year.',
    { aliases: ['利用可能日時特記事項', '利用可能日特記事項', '利用可能曜日備考'] },
  ),
  carried(
    '定員',
    'integer',
    '19',
    '利用できる人数を、数字だけで書きます。',
    'How many people it takes, as a number only.',
    { aliases: ['利用定員', '定員数', '定員(人)'] },
  ),
];

export const careService: Dataset = {
  slug: 'care_service',
  name: { ja: '介護サービス事業所', en: 'Care services' },
  kind: 'flat',
  newEdition: 'observed',
  oldEdition: true,
  columns: demanding(
    [
      ...managingBodyColumns,
      ...officeColumns,
      ...addressColumns(OFFICE),
      ...positionColumns(OFFICE),
      ...heightColumns,
      ...phoneColumns(OFFICE),
      faxNumber,
      ...onlineContactColumns,
      ...operatorColumns,
      ...useColumns,
      pageUrl(OFFICE),
      ...addedImageColumns(),
      note,
    ],
    {
      oldRequired: [
        ...['介護サービス事業所名称', '介護サービス事業所名称_カナ', '実施サービス', '所在地_連結表記'],
        '電話番号',
      ],
    },
  ),
  marks: ['介護サービス事業所名称', '実施サービス', '事業所番号', '利用可能曜日特記事項'],
  words: ['care_service', 'kaigo', '介護サービス事業所', '介護サービス', '介護', '介護事業所', '介護施設'],
};

import { addressColumns } from './address-columns.ts';
import { barrierFreeColumns, barrierFreeText } from './barrier-free-columns.ts';
import { adapted, added, carried, demanding } from './column.ts';
import { onlineContactColumns, phoneColumns } from './contact-columns.ts';
import type { Column, Dataset, Text } from './dataset.ts';
import { managingBodyColumns } from './managing-body-columns.ts';
import { everydayName, nameColumns, nameInLetters } from './name-columns.ts';
import { openingHoursColumns } from './opening-hours-columns.ts';
import { addedImageColumns, note, pageUrl } from './page-columns.ts';
import { poiCode } from './poi-code.ts';
import { heightColumns, positionColumns } from './position-columns.ts';

const PLACE: Text = { ja: '施設', en: 'the facility' };

const outsideColumns: readonly Column[] = [
  added(
    '外部識別子',
    'text',
    '文部科学省 学校コード',
    'この施設を表すほかの番号があれば、その番号の種類を書きます。',
    'What kind of other identifier the facility has.',
  ),
  added(
    '外部識別子の値',
    'id',
    'X000000000001',
    '「外部識別子」に書いた種類の番号を書きます。',
    'The identifier of that kind.',
  ),
];

const ownerColumns: readonly Column[] = [
  carried(
    '法人番号',
    'corporate-number',
    '1000020139998',
    '施設を管理する団体の法人番号を、13桁で書きます。',
    'The corporate number of the organisation that runs the facility, 13 digits.',
  ),
  carried(
    '団体名',
    'text',
    'ともに市',
    '施設を管理する団体の名前を書きます。',
    'The organisation that runs the facility.',
    { aliases: ['管理団体', '管理団体名', '管理者', '運営団体', '運営者', '所管課', '管理主体'] },
  ),
];

const description: Column = carried(
  '説明',
  'text',
  '集会室と調理室を、どなたでも借りられます。',
  '施設でできることを書きます。',
  'What can be done at the facility.',
  { aliases: ['施設概要', '概要', '設置目的'] },
);

export const publicFacility: Dataset = {
  slug: 'public_facility',
  name: { ja: '公共施設', en: 'Public facilities' },
  kind: 'flat',
  newEdition: 'observed',
  oldEdition: true,
  columns: demanding(
    adapted(
      [
        ...managingBodyColumns,
        ...nameColumns(PLACE),
        nameInLetters(),
        everydayName,
        poiCode,
        ...outsideColumns,
        ...addressColumns(PLACE),
        ...positionColumns(PLACE),
        ...heightColumns,
        ...phoneColumns(PLACE),
        ...onlineContactColumns,
        ...ownerColumns,
        ...openingHoursColumns(PLACE, '利用可能時間特記事項'),
        description,
        barrierFreeText,
        ...barrierFreeColumns,
        pageUrl(PLACE),
        ...addedImageColumns(),
        note,
      ],
      { 名称: { aliases: ['公共施設名', '公共施設名称'] } },
    ),
    { oldRequired: ['名称', '名称_カナ', '所在地_連結表記'] },
  ),
  marks: ['外部識別子', 'POIコード', '利用可能時間特記事項', '車椅子可', 'バリアフリー情報'],
  words: [
    'public_facility',
    'publicfacility',
    'community_center',
    '公共施設',
    '施設一覧',
    '公民館',
    '集会所',
    '図書館',
    'コミュニティセンター',
  ],
};

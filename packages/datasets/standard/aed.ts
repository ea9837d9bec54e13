import { addressColumns } from './address-columns.ts';
import { adapted, added, carried, demanding } from './column.ts';
import { onlineContactColumns, phoneColumns } from './contact-columns.ts';
import type { Column, Dataset, Text } from './dataset.ts';
import { managingBodyColumns } from './managing-body-columns.ts';
import { nameColumns, nameInLetters } from './name-columns.ts';
import { openingHoursColumns } from './opening-hours-columns.ts';
import { addedImageColumns, note, pageUrl } from './page-columns.ts';
import { heightColumns, positionColumns } from './position-columns.ts';

const PLACE: Text = { ja: 'AEDの設置施設', en: 'the place with the AED' };

/** 設置場所 is taken for the place within the building: files that have it name the building in another column. */
const position: Column = carried(
  '設置位置',
  'text',
  '1階 正面玄関',
  '施設の中のどこにAEDがあるかを、初めて来た人にもわかるように書きます。',
  'Where in the building the AED is, so that a stranger finds it.',
  {
    aliases: [
      'AED設置位置',
      'AED設置場所',
      '設置場所',
      '設置箇所',
      '設置場所詳細',
      '設置場所の詳細',
      '設置位置詳細',
      '詳細位置',
      '設置フロア',
      '設置階',
      'installationPosition',
    ],
  },
);

const ownerColumns: readonly Column[] = [
  carried(
    '法人番号',
    'corporate-number',
    '1000020139998',
    'AEDを置いている団体の法人番号を、13桁で書きます。',
    'The corporate number of the organisation that put up the AED, 13 digits.',
  ),
  carried(
    '団体名',
    'text',
    'ともに市',
    'AEDを置いている団体の名前を書きます。',
    'The organisation that put up the AED.',
    { aliases: ['設置者', '設置者名', '設置主体', '設置団体', '管理者', '管理団体'] },
  ),
];

const forChildren: Column = carried(
  '小児対応設備の有無',
  'yes-no',
  '有',
  '子どもに使えるパッドや切り替えがあるかどうかを、有・無で書きます。',
  'Whether there are pads or a mode for children.',
  {
    aliases: [
      '小児対応設備有無',
      '小児対応設備',
      '小児対応の有無',
      '小児対応',
      '小児用パッド',
      '小児用パッドの有無',
      '小児用パッド有無',
      '小児パッド',
      'equipmentForChildren',
    ],
  },
);

const notForOutsiders: Column = added(
  '外部利用不可',
  'text',
  '外部利用不可',
  '施設の外の人が使えないときに、そのことを書きます。',
  'Says so if people from outside may not use it.',
);

export const aed: Dataset = {
  slug: 'aed',
  name: { ja: 'AED設置箇所', en: 'AED locations' },
  kind: 'flat',
  newEdition: 'observed',
  oldEdition: true,
  columns: demanding(
    adapted(
      [
        ...managingBodyColumns,
        ...nameColumns(PLACE),
        nameInLetters(),
        ...addressColumns(PLACE),
        ...positionColumns(PLACE),
        ...heightColumns,
        position,
        ...phoneColumns(PLACE),
        ...onlineContactColumns,
        ...ownerColumns,
        ...openingHoursColumns(PLACE),
        forChildren,
        pageUrl(PLACE),
        ...addedImageColumns('画像1'),
        ...addedImageColumns('画像2'),
        notForOutsiders,
        note,
      ],
      {
        名称: {
          aliases: ['設置施設名', '設置施設名称', '設置施設', '設置場所名称', '設置場所名', '設置事業所名'],
        },
        画像1: { aliases: ['画像'] },
        画像1_ライセンス: { aliases: ['画像_ライセンス'] },
      },
    ),
    { oldRequired: ['名称', '名称_カナ', '所在地_連結表記', '設置位置'] },
  ),
  marks: ['小児対応設備の有無', '設置位置', '外部利用不可'],
  words: ['aed', 'AED', 'AED設置箇所', 'AED設置場所', '自動体外式除細動器', '除細動器'],
};

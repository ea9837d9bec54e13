import { accessColumns } from './access-columns.ts';
import { addressColumns } from './address-columns.ts';
import { barrierFreeColumns, barrierFreeText } from './barrier-free-columns.ts';
import { adapted, added, carried, demanding } from './column.ts';
import { namedContactColumns, onlineContactColumns } from './contact-columns.ts';
import type { Column, Dataset, Text } from './dataset.ts';
import { feeColumns } from './fee-columns.ts';
import { managingBodyColumnsWithNumber } from './managing-body-columns.ts';
import { nameColumns, nameInEnglish } from './name-columns.ts';
import { openingHoursColumns } from './opening-hours-columns.ts';
import { carriedImage, carriedImageLicence, note, pageUrl } from './page-columns.ts';
import { poiCode } from './poi-code.ts';
import { heightColumns, positionColumns } from './position-columns.ts';

const PLACE: Text = { ja: '観光施設', en: 'the sight' };

const descriptionColumns: readonly Column[] = [
  carried(
    '説明',
    'text',
    '江戸時代の商家が並ぶ通りです。',
    '見どころや、できることを書きます。',
    'What there is to see and to do.',
  ),
  carried(
    '説明_英語',
    'latin',
    'A street of merchant houses from the Edo period.',
    '説明を英語で書きます。',
    'The description in English.',
    { aliases: ['説明(英語)', '英語説明', 'descriptionEng'] },
  ),
];

/** Between the picture and its licence, in the published files too. */
const secondImage: Column = added(
  '画像2',
  'url',
  'https://www.example.lg.jp/image/2.jpg',
  '2枚めの写真や図のURLを書きます。',
  'The address of a second picture.',
);

export const tourism: Dataset = {
  slug: 'tourism',
  name: { ja: '観光施設', en: 'Sights' },
  kind: 'flat',
  newEdition: 'observed',
  oldEdition: true,
  columns: demanding(
    adapted(
      [
        ...managingBodyColumnsWithNumber,
        ...nameColumns(PLACE, '中央町並み', 'チュウオウマチナミ'),
        nameInEnglish('Central Old Town'),
        poiCode,
        ...addressColumns(PLACE),
        ...positionColumns(PLACE),
        ...heightColumns,
        ...openingHoursColumns(PLACE),
        ...feeColumns({ ja: '入るとき', en: 'to go in' }),
        ...descriptionColumns,
        ...accessColumns(PLACE),
        barrierFreeText,
        ...barrierFreeColumns,
        ...namedContactColumns(PLACE),
        ...onlineContactColumns,
        carriedImage,
        secondImage,
        carriedImageLicence,
        pageUrl(PLACE),
        note,
      ],
      { 名称: { aliases: ['観光施設名', '観光地名', '観光スポット名', 'スポット名', '景観名'] } },
    ),
    { oldRequired: ['名称', '名称_カナ', '所在地_連結表記', '説明'] },
  ),
  marks: ['料金(基本)', '説明_英語', 'POIコード', '連絡先名称', 'バリアフリー情報'],
  words: ['tourism', '観光', '観光施設', '観光地', '観光スポット', '名所', '温泉', 'landscape', '百景'],
};

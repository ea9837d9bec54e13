import { addressColumns } from './address-columns.ts';
import { adapted, carried, demanding, newOnly } from './column.ts';
import { onlineContactColumns, phoneColumns } from './contact-columns.ts';
import type { Column, Dataset, Text } from './dataset.ts';
import { hazardColumns, hazardNames } from './hazard-columns.ts';
import { bodyCode, bodyName, rowId } from './managing-body-columns.ts';
import { nameColumns, nameInLetters } from './name-columns.ts';
import { addedImageColumns, note, pageUrl } from './page-columns.ts';
import { positionColumns } from './position-columns.ts';

const SITE: Text = { ja: '指定緊急避難場所', en: 'the evacuation site' };
const OVERLAP = '指定避難所との重複';

/** The definition says 緊急避難場所ID, published files say ID. */
const siteIdColumns: readonly Column[] = [
  ...newOnly([bodyCode]),
  { ...rowId, aliases: ['緊急避難場所ID', '指定緊急避難場所ID'] },
];

const height: Column = carried(
  '標高',
  'decimal',
  '30.5',
  '標高をメートルで書きます。',
  'Metres above the sea.',
);

const siteOwnerColumns: readonly Column[] = [
  carried(
    '市区町村コード',
    'municipality-code',
    '139998',
    '避難場所を設けた市区町村のコードを、検査数字を含む6桁で書きます。',
    'The code of the municipality that set up the site, six digits with the check digit.',
  ),
  {
    ...bodyName,
    description: {
      ja: '避難場所を設けた団体の名前を、都道府県から書きます。',
      en: 'The municipality that set up the site, with its prefecture.',
    },
  },
];

const shelterColumns: readonly Column[] = [
  carried(
    OVERLAP,
    'mark',
    '1',
    '同じ場所が指定避難所でもあるときに、1と書きます。',
    '1 if the place is a designated shelter, where people can stay, as well.',
    { aliases: ['指定避難所との重複の有無', '指定避難所との兼用', '指定避難所', '避難所との重複'] },
  ),
  // The definition calls it a text; its example is a plain number, and readers add it up.
  carried(
    '想定収容人数',
    'integer',
    '810',
    '受け入れられる人数を、数字だけで書きます。',
    'How many people it can take, as a number only.',
    { aliases: ['収容人数', '想定収容人数(人)', '収容可能人数', '収容人員', 'capacity'] },
  ),
  carried(
    '対象となる町会・自治会',
    'list',
    '中央町会;みどり町会',
    'ここへ避難する地域を、半角の「;」で区切って書きます。',
    'For whom the site is meant: neighbourhoods, separated by semicolons.',
    {
      aliases: [
        '対象町会・自治会',
        '対象となる町会、自治会',
        '対象地区',
        '対象地域',
        '対象自治会',
        'residentsAssociation',
      ],
    },
  ),
];

export const evacuationSpace: Dataset = {
  slug: 'evacuation_space',
  name: { ja: '指定緊急避難場所', en: 'Emergency evacuation sites' },
  kind: 'flat',
  newEdition: 'defined',
  oldEdition: true,
  columns: demanding(
    adapted(
      [
        ...siteIdColumns,
        ...nameColumns(SITE, '中央小学校', 'チュウオウショウガッコウ'),
        nameInLetters('Central Elementary School'),
        ...addressColumns(SITE),
        ...positionColumns(SITE),
        height,
        ...phoneColumns(SITE),
        ...onlineContactColumns,
        ...siteOwnerColumns,
        ...hazardColumns,
        ...shelterColumns,
        pageUrl(SITE),
        ...addedImageColumns(),
        note,
      ],
      { 名称: { aliases: ['避難場所名', '避難場所名称', '指定緊急避難場所名', '施設・場所名'] } },
    ),
    {
      required: ['名称', '所在地_連結表記', '電話番号', '市区町村コード', ...hazardNames, OVERLAP],
      recommended: [
        ...['全国地方公共団体コード', 'ID', '名称_カナ', '名称_英字'],
        ...['所在地_全国地方公共団体コード', '町字ID', '所在地_都道府県', '所在地_市区町村', '所在地_町字'],
        ...['所在地_番地以下', '緯度', '経度', '想定収容人数', '対象となる町会・自治会', 'URL', '画像'],
        '画像_ライセンス',
      ],
      optional: [
        ...['建物名等(方書)', '標高', '内線番号', '連絡先メールアドレス', '連絡先FormURL'],
        ...['連絡先備考（その他、SNSなど）', '郵便番号', '地方公共団体名', '備考'],
      ],
      oldRequired: [
        ...['ID', '名称', '名称_カナ', '所在地_連結表記', '電話番号', '市区町村コード'],
        ...[OVERLAP, ...hazardNames],
      ],
    },
  ),
  marks: ['災害種別_洪水', '災害種別_地震', '災害種別_津波', OVERLAP, '想定収容人数'],
  words: [
    ...['evacuation_space', 'evacuation', 'hinan', 'hinanbasho', '指定緊急避難場所', '緊急避難場所'],
    ...['避難場所', '避難所', '指定避難所', '広域避難場所', '一時避難場所', '避難施設'],
  ],
};

/** Toilets, AEDs, shelters and preschools of ともに市, as their departments wrote them down. */
import { at, type Cell, CODE, type SourceFile, type Street, TOWN } from './data-town.ts';

const TOILETS: readonly [
  name: string,
  street: Street,
  rooms: number,
  wheelchair: string,
  ostomate: string,
  baby: string,
  from: string,
  to: string,
  opened: string,
][] = [
  ['中央公園 北トイレ', '本町', 6, '○', '×', '○', '0:00', '24:00', '平29. 7. 1'],
  ['ﾄﾓﾆ駅前広場', '本町', 4, '○', '○', '×', '0:00', '24:00', '平31. 4. 1'],
  ['池の上公園', 'さくら台', 3, '×', '×', '×', '0:00', '24:00', '昭62. 3.31'],
  ['川原町 河川敷', '川原町', 2, '△', '×', '×', '6:00', '18:00', 'R2.10.1'],
  ['さくら台公園', 'さくら台', 4, '○', '×', '○', '0:00', '24:00', '平18. 3.20'],
  ['中央図書館 1階', '本町', 5, '○', '○', '○', '9:00', '20:00', '平10. 5. 5'],
  ['みどり町児童遊園', 'みどり町', 1, '×', '×', '×', '0:00', '24:00', '昭55. 4. 1'],
  ['北山ハイキングコース入口', '北山', 1, '×', '×', '×', '0:00', '24:00', '平 4.11. 3'],
  ['港町ふれあい広場', '港町', 3, '○', '○', '○', '6:00', '21:00', 'R5.4.1'],
  ['港町 釣り桟橋', '港町', 2, '×', '×', '×', '5:00', '19:00', '平15. 6.10'],
  ['本町まちづくりセンター', '本町', 3, '○', '○', '○', '8:30', '17:15', '平21. 4. 1'],
  ['みどり町体育館', 'みどり町', 4, '○', '×', '○', '9:00', '21:00', '昭60.10.10'],
  ['川原町 親水公園', '川原町', 2, '○', '×', '×', '0:00', '24:00', 'R1.7.20'],
  ['さくら台地区センター', 'さくら台', 3, '○', '○', '○', '9:00', '17:00', '平25. 4. 1'],
  ['北山キャンプ場 管理棟', '北山', 4, '○', '×', '○', '0:00', '24:00', 'R3.4.29'],
  ['北山展望台', '北山', 2, '×', '×', '×', '0:00', '24:00', '昭49. 5. 3'],
];

/** Two mistakes are the department's own: a row whose position is the wrong way round, one without its decimal point. */
function toiletRow(
  [name, street, rooms, wheelchair, ostomate, baby, from, to, opened]: (typeof TOILETS)[number],
  n: number,
): Cell[] {
  const { address, lat, lon } = at(street, n);
  const position = n === 1 ? [lon, lat] : n === 2 ? [`3.3${lat.slice(3)}`, lon] : [lat, lon];
  const district = n % 5 === 0 ? '公園緑地課' : n % 5 === 1 ? '都市整備課' : '資源循環課';
  return [
    n + 1,
    name,
    address,
    '1階',
    ...position,
    rooms,
    wheelchair,
    ostomate,
    baby,
    from,
    to,
    opened,
    district,
  ];
}

const toilets: SourceFile = {
  name: '公衆トイレ一覧（R8.11現在）.xlsx',
  sheet: 'Sheet1',
  rows: [
    ['ともに市 公衆トイレ一覧'],
    ['令和8年11月1日現在　※△は一部のみ'],
    [],
    [
      'NO',
      '名称',
      '住所',
      '設置位置',
      '緯度',
      '経度',
      '個室数',
      '車椅子使用者用トイレ有無',
      'オストメイト設置トイレ有無',
      '乳幼児用設備設置トイレ有無',
      '利用開始時間',
      '利用終了時間',
      '供用開始',
      '清掃担当',
    ],
    ...TOILETS.map(toiletRow),
  ],
};

const AEDS: readonly [string, string, Street, string, string, string, string][] = [
  ['ともに市役所', 'トモニシヤクショ', '本町', '1階正面玄関', '月火水木金', '8:30', '17:15'],
  ['中央図書館', 'チュウオウトショカン', '本町', '1階カウンター横', '火水木金土日', '9:00', '20:00'],
  ['ともに駅', 'トモニエキ', '本町', '改札を出て左', '月火水木金土日', '5:00', '24:00'],
  ['みどり町体育館', 'ミドリマチタイイクカン', 'みどり町', '受付', '月火水木金土', '9:00', '21:00'],
  [
    'さくら台小学校',
    'サクラダイショウガッコウ',
    'さくら台',
    '職員玄関の外',
    '月火水木金土日',
    '0:00',
    '24:00',
  ],
  ['川原町交番', 'カワハラマチコウバン', '川原町', '入口', '月火水木金土日', '0:00', '24:00'],
  ['港町漁業会館', 'ミナトマチギョギョウカイカン', '港町', '事務室前', '月火水木金', '8:00', '17:00'],
  ['北山キャンプ場', 'キタヤマキャンプジョウ', '北山', '管理棟', '金土日', '9:00', '18:00'],
  [
    'さくら台地区センター',
    'サクラダイチクセンター',
    'さくら台',
    '1階ロビー',
    '月火水木金土',
    '9:00',
    '17:00',
  ],
];

const aeds: SourceFile = {
  name: `${CODE}_aed.csv`,
  encoding: 'cp932',
  rows: [
    [
      '全国地方公共団体コード',
      'ID',
      '地方公共団体名',
      '名称',
      '名称_カナ',
      '所在地_連結表記',
      '設置位置',
      '緯度',
      '経度',
      '利用可能曜日',
      '開始時間',
      '終了時間',
      '電話番号',
      '小児対応設備の有無',
    ],
    ...AEDS.map(([name, kana, street, where, days, from, to], n): Cell[] => {
      const { address, lat, lon } = at(street, n + 40);
      return [
        CODE,
        `AED${String(n + 1).padStart(3, '0')}`,
        TOWN,
        name,
        kana,
        address,
        where,
        lat,
        lon,
        days,
        from,
        to,
        `0000-00-1${String(n).padStart(3, '0')}`,
        n % 3 === 0 ? '有' : '無',
      ];
    }),
    // Empty rows at the end, as spreadsheets leave them.
    Array.from({ length: 14 }, () => ''),
    Array.from({ length: 14 }, () => ''),
  ],
};

const SHELTERS: readonly [string, string, Street, string, number][] = [
  ['さくら台小学校', 'サクラダイショウガッコウ', 'さくら台', '洪崖震火', 620],
  ['本町中学校', 'ホンマチチュウガッコウ', '本町', '洪震火内', 800],
  ['みどり町体育館', 'ミドリマチタイイクカン', 'みどり町', '洪震', 350],
  ['北山キャンプ場', 'キタヤマキャンプジョウ', '北山', '洪高震津火内', 200],
  ['港町津波避難タワー', 'ミナトマチツナミヒナンタワー', '港町', '高津', 120],
  ['川原町 河川敷広場', 'カワハラマチカセンジキヒロバ', '川原町', '震火', 1000],
  ['中央公園', 'チュウオウコウエン', '本町', '震火', 3000],
];
const HAZARDS = {
  洪: '洪水',
  崖: '崖崩れ、土石流及び地滑り',
  高: '高潮',
  震: '地震',
  津: '津波',
  火: '大規模な火事',
  内: '内水氾濫',
  噴: '火山現象',
} as const;

const shelters: SourceFile = {
  name: '指定緊急避難場所.csv',
  encoding: 'utf-8-bom',
  rows: [
    [
      '市区町村コード',
      'ID',
      '名称',
      '名称_カナ',
      '所在地_連結表記',
      '緯度',
      '経度',
      '電話番号',
      ...Object.values(HAZARDS).map((name) => `災害種別_${name}`),
      '指定避難所との重複',
      '想定収容人数',
    ],
    ...SHELTERS.map(([name, kana, street, hazards, people], n): Cell[] => {
      const { address, lat, lon } = at(street, n + 60);
      const marks = Object.keys(HAZARDS).map((letter) => (hazards.includes(letter) ? '1' : ''));
      return [
        CODE,
        `H${n + 1}`,
        name,
        kana,
        address,
        lat,
        lon,
        '0000-00-1111',
        ...marks,
        n < 3 ? '1' : '',
        people,
      ];
    }),
  ],
};

const PRESCHOOLS: readonly [
  string,
  string,
  Street,
  string,
  number,
  string,
  string,
  string,
  string,
  string,
][] = [
  [
    'さくら台保育園',
    'サクラダイホイクエン',
    'さくら台',
    '認可公立保育所',
    90,
    '0歳～5歳',
    '7:00',
    '19:00',
    '有',
    '0 1 0 2 1 3',
  ],
  [
    '本町こども園',
    'ホンマチコドモエン',
    '本町',
    '認定こども園（幼保連携型）',
    150,
    '０歳～５歳',
    '7:30',
    '19:30',
    '有',
    '1 0 2 0 4 5',
  ],
  [
    'みどり町保育園',
    'ミドリマチホイクエン',
    'みどり町',
    '認可私立保育所',
    60,
    '産休明け～5歳',
    '7:00',
    '20:00',
    '無',
    '0 0 0 1 0 0',
  ],
  [
    '川原町幼稚園',
    'カワハラマチヨウチエン',
    '川原町',
    '公立幼稚園',
    105,
    '3歳～5歳',
    '8:30',
    '14:00',
    '無',
    '- - - 12 9 14',
  ],
  [
    '港町ほしのこ保育園',
    'ミナトマチホシノコホイクエン',
    '港町',
    '認可私立保育所',
    45,
    '0歳～5歳',
    '6:45',
    '19:15',
    '有',
    '2 1 1 0 3 2',
  ],
  [
    '北山もりのこ園',
    'キタヤマモリノコエン',
    '北山',
    '認定こども園（保育所型）',
    70,
    '1歳～5歳',
    '7:30',
    '18:30',
    '有',
    '- 0 1 1 2 2',
  ],
  [
    '駅前ちいさなおうち',
    'エキマエチイサナオウチ',
    '本町',
    '認可外保育所',
    19,
    '0歳～2歳',
    '7:00',
    '21:00',
    '有',
    '0 2 1 - - -',
  ],
];

const preschools: SourceFile = {
  name: '子育て施設一覧.xlsx',
  sheet: '一覧',
  rows: [
    [
      '施設名',
      'フリガナ',
      '種別',
      '住所',
      '緯度',
      '経度',
      'TEL',
      '定員',
      '受入年齢',
      '利用可能曜日',
      '開始時間',
      '終了時間',
      '一時預かりの有無',
      ...[0, 1, 2, 3, 4, 5].map((age) => `空き_${age}歳`),
      '空き状況の基準日',
    ],
    ...PRESCHOOLS.map(([name, kana, street, type, places, ages, from, to, temporary, free], n): Cell[] => {
      const { address, lat, lon } = at(street, n + 80);
      return [
        name,
        kana,
        type,
        address,
        lat,
        lon,
        `0000-00-2${String(n).padStart(3, '0')}`,
        places,
        ages,
        n % 2 === 0 ? '月火水木金土' : '月,火,水,木,金',
        from,
        to,
        temporary,
        ...free.split(' ').map((one) => (one === '-' ? '' : one)),
        '2026/11/1',
      ];
    }),
  ],
};

export const CARE: readonly SourceFile[] = [toilets, aeds, shelters, preschools];

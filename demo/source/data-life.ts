/** Further lists of ともに市: public facilities, events, hospitals, cultural properties, people, polling places, benches. */
import { at, type Cell, CODE, type SourceFile, STREETS, type Street, TOWN } from './data-town.ts';

const PLACES: readonly [string, string, Street, string][] = [
  ['ともに市役所', 'トモニシヤクショ', '本町', '月火水木金'],
  ['中央図書館', 'チュウオウトショカン', '本町', '火水木金土日'],
  ['本町まちづくりセンター', 'ホンマチマチヅクリセンター', '本町', '月火水木金土'],
  ['さくら台地区センター', 'サクラダイチクセンター', 'さくら台', '月火水木金土'],
  ['みどり町体育館', 'ミドリマチタイイクカン', 'みどり町', '月火水木金土日'],
  ['川原町集会所', 'カワハラマチシュウカイジョ', '川原町', '土日'],
];

const publicFacilities: SourceFile = {
  name: `${CODE}_public_facility.csv`,
  encoding: 'utf-8',
  rows: [
    [
      '全国地方公共団体コード',
      'ID',
      '名称',
      '名称_カナ',
      '所在地_連結表記',
      '緯度',
      '経度',
      '電話番号',
      '利用可能曜日',
      '開始時間',
      '終了時間',
      '駐車場情報',
    ],
    ...PLACES.map(([name, kana, street, days], n): Cell[] => {
      const { address, lat, lon } = at(street, n + 100);
      return [
        CODE,
        `P${n + 1}`,
        name,
        kana,
        address,
        lat,
        lon,
        `0000-00-3${String(n).padStart(3, '0')}`,
        days,
        '9:00',
        '17:00',
        n % 2 === 0 ? '20台' : '',
      ];
    }),
  ],
};

const EVENTS: readonly [string, string, string, string, Street, string, string][] = [
  ['北山もみじまつり', '2026/11/29', '10:00', '15:00', '北山', '北山キャンプ場', '無料'],
  ['港町あさいち', '2026/12/6', '7:00', '11:00', '港町', '港町ふれあい広場', '無料'],
  ['おはなし会「ゆきのよる」', '2026/12/12', '14:00', '15:00', '本町', '中央図書館', '無料'],
  ['どんど焼き', '2027/1/16', '9:30', '12:00', '川原町', '川原町 河川敷広場', '無料'],
  ['市民マラソン', '2027/3/7', '8:00', '14:00', 'みどり町', 'みどり町体育館', '2,000円'],
];

const events: SourceFile = {
  name: 'イベント情報.csv',
  encoding: 'cp932',
  rows: [
    [
      'イベント名',
      '開始日',
      '終了日',
      '開始時間',
      '終了時間',
      '場所名称',
      '住所',
      '緯度',
      '経度',
      '料金(基本)',
      '主催者',
    ],
    ...EVENTS.map(([name, day, from, to, street, where, fee], n): Cell[] => {
      const { address, lat, lon } = at(street, n + 120);
      return [name, day, day, from, to, where, address, lat, lon, fee, 'ともに市'];
    }),
  ],
};

const HOSPITALS: readonly [string, string, Street, string, string][] = [
  ['ともに市民病院', 'トモニシミンビョウイン', '本町', '病院', '内科;外科;小児科;産婦人科'],
  ['さくら台こどもクリニック', 'サクラダイコドモクリニック', 'さくら台', '無床診療所', '小児科;アレルギー科'],
  ['港町内科', 'ミナトマチナイカ', '港町', '無床診療所', '内科;循環器内科'],
];

const hospitals: SourceFile = {
  name: '医療機関.csv',
  encoding: 'cp932',
  rows: [
    [
      '名称',
      '名称_カナ',
      '医療機関の種類',
      '住所',
      '緯度',
      '経度',
      '電話番号',
      '診療曜日',
      '診療開始時間',
      '診療終了時間',
      '診療科目',
      '病床数',
    ],
    ...HOSPITALS.map(([name, kana, street, type, subjects], n): Cell[] => {
      const { address, lat, lon } = at(street, n + 140);
      return [
        name,
        kana,
        type,
        address,
        lat,
        lon,
        `0000-00-4${String(n).padStart(3, '0')}`,
        '月火水木金',
        '9:00',
        '17:30',
        subjects,
        n === 0 ? 210 : 0,
      ];
    }),
  ],
};

const TREASURES: readonly [string, string, string, Street, string][] = [
  ['北山観音堂', '建造物', '市指定', '北山', '昭32. 7. 1'],
  ['川原町の獅子舞', '芸能', '市指定', '川原町', '昭和49年11月3日'],
  ['港町の常夜灯', '建造物', '県指定', '港町', '平4.2.18'],
];

const treasures: SourceFile = {
  name: '文化財.csv',
  encoding: 'utf-8',
  rows: [
    ['名称', '種類', '文化財分類', '住所', '緯度', '経度', '文化財指定日'],
    ...TREASURES.map(([name, type, kind, street, day], n): Cell[] => {
      const { address, lat, lon } = at(street, n + 160);
      return [name, type, kind, address, lat, lon, day];
    }),
  ],
};

const population: SourceFile = {
  name: '地域・年齢別人口.csv',
  encoding: 'utf-8-bom',
  rows: [
    ['全国地方公共団体コード', '地方公共団体名', '調査年月日', '地域名', '総人口', '男性', '女性', '世帯数'],
    ...(Object.keys(STREETS) as Street[]).map((street, n): Cell[] => {
      const [men, women] = [1180 + n * 173, 1242 + n * 181];
      return [
        CODE,
        TOWN,
        '2026/10/1',
        street,
        (men + women).toLocaleString('en-US'),
        men,
        women,
        1010 + n * 121,
      ];
    }),
  ],
};

/** Precinct, name, street, area, when it closes, way in without steps. */
const POLLS: readonly [string, string, Street, string, string, string][] = [
  ['第1投票区', '中央図書館', '本町', '本町1丁目、本町2丁目', '20:00', '有'],
  ['第2投票区', '本町中学校', '本町', '本町3丁目、本町4丁目', '20:00', '有'],
  ['第3投票区', 'みどり町体育館', 'みどり町', 'みどり町1・2丁目、みどり町3丁目1番～12番', '20:00', '有'],
  ['第4投票区', 'さくら台小学校', 'さくら台', 'さくら台全域', '20:00', '有'],
  ['第5投票区', '川原町集会所', '川原町', '川原町全域', '20:00', '無'],
  ['第6投票区', '北山キャンプ場 管理棟', '北山', '北山全域', '18:00', '無'],
  ['第7投票区', '港町漁業会館', '港町', '港町全域', '20:00', '有'],
  ['第8投票区', 'みどり町児童館', 'みどり町', 'みどり町3丁目13番～30番、みどり町4丁目', '20:00', '有'],
];

/** For an invented election on 17 January 2027. */
const EARLY_POLLS: readonly [string, Street, string, string, string][] = [
  ['ともに市役所 期日前投票所', '本町', '2027/1/11～2027/1/16', '8:30', '20:00'],
  ['さくら台地区センター 期日前投票所', 'さくら台', '2027/1/14～2027/1/16', '10:00', '19:00'],
];

const pollingPlaces: SourceFile = {
  name: '投票所一覧.csv',
  encoding: 'cp932',
  rows: [
    [
      ...['投票区', '投票所名', '投票所区分', '住所', '緯度', '経度', '区域'],
      ...['期日前の期間', '開始時間', '終了時間', '車いす', 'スロープ'],
    ],
    ...POLLS.map(([district, name, street, area, closes, ramp], n): Cell[] => {
      const { address, lat, lon } = at(street, n + 180);
      return [district, name, '当日', address, lat, lon, area, '', '7:00', closes, '有', ramp];
    }),
    ...EARLY_POLLS.map(([name, street, days, opens, closes], n): Cell[] => {
      const { address, lat, lon } = at(street, n + 200);
      return ['', name, '期日前', address, lat, lon, '', days, opens, closes, '有', '有'];
    }),
  ],
};

/** None of the standard: published as it is, with its own columns. */
const benches: SourceFile = {
  name: '休憩ベンチ.csv',
  encoding: 'utf-8',
  rows: [
    ['場所', '材質', '数', '設置年度'],
    ['ともに駅前', '木', 6, '令和5年度'],
    ['中央公園', '木', 14, '平成29年度'],
    ['港町ふれあい広場', '石', 8, '令和5年度'],
    ['北山展望台', '木', 3, '昭和49年度'],
  ],
};

export const LIFE: readonly SourceFile[] = [
  publicFacilities,
  events,
  hospitals,
  treasures,
  population,
  pollingPlaces,
  benches,
];

import { describe, expect, it } from 'vitest';
import { datasets } from './standard/index.ts';
import { describeColumns, type UnderstandOptions, understand } from './understand.ts';

/** A table from its header and rows of values; blank cells between two `|`. */
function table(header: string, rows: string[], options: Partial<UnderstandOptions> = {}) {
  const names = header.split('|');
  const cells = rows.map((row) => row.split('|'));
  const values = names.map((_, at) => cells.map((row) => row[at] ?? ''));
  const understanding = understand(names, values, { texts: [], ...options });
  return {
    ...understanding,
    slug: understanding.dataset?.slug,
    columns: describeColumns(names, understanding),
  };
}

const AED_ROWS = [
  '市民会館|みどり市中央1-2-3|36.39|139.28|1階入口|027-000-1111|有',
  '中央小学校|みどり市中央2丁目4番|36.40|139.29|体育館前|027-000-2222|無',
  '北公園|みどり市北町5番地|36.41|139.27|管理事務所|027-000-3333|有',
];

describe('every dataset of the standard', () => {
  const known = datasets.filter(({ columns }) => columns.length > 0);

  it.each(known)('$slug is known by its own headers, each of them exactly', (dataset) => {
    const found = understand(
      dataset.columns.map(({ name }) => name),
      dataset.columns.map(({ example }) => [example]),
      { texts: [] },
    );
    expect(found.dataset?.slug).toBe(dataset.slug);
    expect(found.confidence).toBeGreaterThan(0.5);
    expect(found.columns.map((match) => [match?.column.name, match?.by])).toEqual(
      dataset.columns.map(({ name }) => [name, 'exact']),
    );
  });
});

describe('a table of everyday headers', () => {
  const found = table('施設名|住所|緯度|経度|設置場所|TEL|小児用パッド', AED_ROWS, {
    texts: ['ichiran.csv'],
  });

  it('is recognised by the columns that only one dataset has', () => {
    expect([found.slug, found.edition]).toEqual(['aed', 'near']);
  });

  it('has its columns named as the standard does, never surer than 0.9 of what is no name of the standard', () => {
    expect(Object.fromEntries(found.columns.map(({ source, standard }) => [source, standard]))).toEqual({
      施設名: '名称',
      住所: '所在地_連結表記',
      緯度: '緯度',
      経度: '経度',
      設置場所: '設置位置',
      TEL: '電話番号',
      小児用パッド: '小児対応設備の有無',
    });
    for (const { by, confidence } of found.columns) {
      if (by !== 'exact') expect(confidence).toBeLessThanOrEqual(0.9);
    }
  });
});

describe('what is written about a table', () => {
  const rows = ['第一会館|中央1-1', '第二会館|中央2-2', '第三会館|中央3-3'];

  it('decides where the header cannot', () => {
    const slugs = ['避難場所一覧', '公衆トイレ', '投票所のご案内', '保育園'].map(
      (title) => table('施設名|所在地', rows, { texts: [title] }).slug,
    );
    expect(slugs).toEqual(['evacuation_space', 'public_toilet', 'polling_place', 'preschool']);
  });

  it('counts only the longest of words that stand within one another', () => {
    expect(table('施設名|所在地', rows, { texts: ['999999_public_facility.csv'] }).slug).toBe(
      'public_facility',
    );
    expect(table('施設名|所在地', rows, { texts: ['shared_list.csv'] }).slug).not.toBe('aed');
  });
});

describe('what is no dataset of the standard', () => {
  it.each([
    ['label|name|notice|furigana', ['燃えるごみ|雑誌||さ', '資源|新聞||し', '資源|段ボール||た']],
    ['ID|注意事項', ['1|朝8時まで', '2|ひもで束ねる', '3|年始は休み']],
    ['年度|予算|決算', ['2023|100|90', '2024|110|99', '2025|120|101']],
  ])('%s', (header, rows) => {
    const found = table(header, rows);
    expect([found.slug, found.edition]).toEqual([undefined, null]);
    expect(found.columns.every(({ standard }) => standard === null)).toBe(true);
  });

  it('survives tables without anything', () => {
    expect(understand([], [], { texts: [] }).dataset).toBeNull();
    expect(understand(['', ''], [['a'], ['b']], { texts: [''] }).columns).toEqual([null, null]);
  });
});

describe('values', () => {
  it('name a position that its headers hide, once', () => {
    const found = table('名称|小児対応設備の有無|設置位置|X|Y座標らしきもの', [
      '会館A|有|玄関|139.71|35.68',
      '会館B|無|玄関|139.72|35.69',
      '会館C|有|玄関|139.73|35.70',
    ]);
    const by = Object.fromEntries(found.columns.map(({ source, standard }) => [source, standard]));
    expect([by.X, by.Y座標らしきもの]).toEqual(['経度', '緯度']);
  });

  it('make a header doubtful that says something else', () => {
    const header = '名称|電話番号|設置位置|小児対応設備の有無';
    const phones = table(header, [
      '会館A|03-1111-2222|玄関|有',
      '会館B|03-1111-2223|奥|有',
      '会館C|03-1111-2224|奥|無',
    ]);
    const notes = table(header, [
      '会館A|受付へどうぞ|玄関|有',
      '会館B|なし（要相談）|奥|有',
      '会館C|ホームページで|奥|無',
    ]);
    const confidence = (found: typeof phones) =>
      found.columns.find(({ source }) => source === '電話番号')?.confidence ?? 0;
    expect(confidence(phones)).toBeGreaterThan(0.9);
    expect(confidence(notes)).toBeLessThan(0.9);
  });
});

describe('what looks like a column and is another', () => {
  const founder = (header: string, value: string) =>
    table(`HID|Type|Name|AgeS|AgeE|Full|Open|Close|Add1|${header}`, [
      `1|認可保育所|あおば保育園|0|5|60|7:00|19:00|青葉町1-2|${value}`,
      `2|認可保育所|みどり保育園|0|5|60|7:00|19:00|緑町3-4|${value}`,
    ]).columns.at(-1)?.standard;

  it.each([
    ['Ownership', '公立', null],
    ['Ownership', '', null],
    ['ownership', 'あおば市', null],
    ['設置主体', '私立', null],
    ['設置主体', '社会福祉法人あおば会', '団体名'],
    ['Owner', '公益財団法人みどり', '団体名'],
  ])('%s with %o is %o', (header, value, standard) => expect(founder(header, value)).toBe(standard));
});

describe('editions', () => {
  it('are told by names that only one has', () => {
    expect(table('全国地方公共団体コード|ID|地方公共団体名|名称|所在地_連結表記|設置位置', []).edition).toBe(
      'new',
    );
    expect(
      table('都道府県コード又は市区町村コード|NO|都道府県名|市区町村名|名称|住所|設置位置', []).edition,
    ).toBe('old');
  });
});

describe('a person', () => {
  it('has the last word on a column, and on the dataset', () => {
    const corrections = new Map<string, string | null>([
      ['設置場所', '備考'],
      ['TEL', null],
    ]);
    const found = table('施設名|住所|緯度|経度|設置場所|TEL|小児用パッド', AED_ROWS, { corrections });
    const by = new Map(found.columns.map(({ source, ...rest }) => [source, rest]));
    expect(by.get('設置場所')).toEqual({ standard: '備考', by: 'correction', confidence: 1 });
    expect(by.get('TEL')?.standard).toBeNull();
    expect(
      table('施設名|住所', ['a|b'], { dataset: null }).columns.every(({ standard }) => standard === null),
    ).toBe(true);
  });
});

import { columnLetter } from '@tomoni/findings';
import { describe, expect, it } from 'vitest';
import type { Calendar } from '../calendar.ts';
import { folderOf } from '../testing/folders.ts';
import { findCalendarFolders } from './find-folders.ts';
import { readFolder } from './read-folder.ts';

function read(files: Record<string, string | Uint8Array>): Calendar {
  const { calendar } = readFolder(folderOf(files));
  if (calendar === null) throw new Error('not read');
  return calendar;
}

/** Findings without their texts: `code row letter`. */
function found(calendar: Calendar): string[] {
  const quiet = ['recurrence.category-without-description', 'recurrence.unknown-centre'];
  return calendar.findings
    .filter(({ code }) => !quiet.includes(code))
    .map(({ code, where }) =>
      [code.replace('recurrence.', ''), where.row, where.letter].filter(Boolean).join(' '),
    );
}

const names = (calendar: Calendar) => calendar.areas.map((area) => area.name);

describe('where the folder is', () => {
  const csv = '地名,センター,燃やすごみ\n本町,,月\n';
  it('is the given one if it holds area_days.csv itself, whatever lies below', () => {
    const { calendar } = readFolder(
      folderOf({ 'area_days.csv': csv, 'en/data/area_days.csv': '地区;センター;A\nx;;火' }),
    );
    expect(calendar?.categories.map(({ name }) => name)).toEqual(['燃やすごみ']);
  });

  it('is otherwise the one place up to four levels down', () => {
    expect(readFolder(folderOf({ 'a/b/c/d/area_days.csv': csv })).calendar?.areas).toHaveLength(1);
    const deep = readFolder(folderOf({ 'a/b/c/d/e/area_days.csv': csv }));
    expect([deep.calendar, deep.findings[0]?.code]).toEqual([null, 'recurrence.no-area-days']);
  });

  it('is not one of several: they are named', () => {
    const files = folderOf({
      'data/ja/area_days.csv': csv,
      'data/en-US/area_days.csv': csv,
      'data/x.csv': '',
    });
    const { calendar, findings } = readFolder(files);
    expect(calendar).toBeNull();
    expect(findings.map(({ code, severity }) => [code, severity])).toEqual([
      ['recurrence.several-folders', 'error'],
    ]);
    expect(findings[0]?.message.en).toContain('data/en-US, data/ja');
    expect(findCalendarFolders(files)).toEqual([
      { folder: 'data/en-US', lang: 'en-US' },
      { folder: 'data/ja', lang: 'ja' },
    ]);
    expect(readFolder(files, { folder: 'data/ja' }).calendar?.areas).toHaveLength(1);
  });

  it('takes the other files from the same place only', () => {
    const calendar = read({
      'data/area_days.csv': csv,
      'center.csv': '名称,開始,終了\n北,2026/1/1,2026/1/3\n',
    });
    expect(calendar.closures).toEqual([]);
  });
});

describe('bytes and lines', () => {
  // 地名,センター,燃やすごみ / 本町,北,月 in cp932.
  const cp932 = Uint8Array.from([
    ...[0x92, 0x6e, 0x96, 0xbc, 0x2c, 0x83, 0x5a, 0x83, 0x93, 0x83, 0x5e, 0x81, 0x5b, 0x2c],
    ...[0x94, 0x52, 0x82, 0xe2, 0x82, 0xb7, 0x82, 0xb2, 0x82, 0xdd, 0x0d, 0x0a],
    ...[0x96, 0x7b, 0x92, 0xac, 0x2c, 0x96, 0x6b, 0x2c, 0x8c, 0x8e, 0x0d, 0x0a],
  ]);

  it('are cp932 unless they are valid UTF-8', () => {
    const calendar = read({ 'area_days.csv': cp932 });
    expect(calendar.categories[0]?.name).toBe('燃やすごみ');
    expect(calendar.areas[0]).toMatchObject({ name: '本町', centre: '北', cells: [{ text: '月' }] });
    expect(names(read({ 'area_days.csv': '\uFEFF地名,センター,ごみ\r\n髙﨑,,月\r\n' }))).toEqual(['髙﨑']);
  });

  it('use the delimiter of the header line', () => {
    const calendar = read({
      'area_days.csv': '地区;センター;"Paper, cloth";Cans\nA, B;c;月;火\n',
      'center.csv': '名称,開始,終了\nc,2026/1/1,2026/1/3\n',
    });
    expect(calendar.categories.map(({ name }) => name)).toEqual(['Paper, cloth', 'Cans']);
    expect(calendar.areas[0]).toMatchObject({ name: 'A, B', centre: 'c' });
    expect(calendar.closures).toHaveLength(1);
  });

  it('take a quote inside an unquoted cell as text', () => {
    const calendar = read({ 'area_days.csv': '地名,センター,ごみ\n東町"北",,月\n"西,町",,火\n' });
    expect(names(calendar)).toEqual(['東町"北"', '西,町']);
  });

  it('begin with the first row with content, and blank lines count as rows', () => {
    const calendar = read({
      'area_days.csv': '\n,,\n地名,センター,ごみ\n\n本町,,水4`\n　,,\n"南\n町",,第1月\n北町,,なし\n',
    });
    expect(names(calendar)).toEqual(['本町', '南\n町', '北町']);
    expect(calendar.areas.map((area) => area.row)).toEqual([5, 7, 8]);
    expect(found(calendar)).toEqual(['unreadable-token 5 C', 'unreadable-token 7 C', 'unreadable-token 8 C']);
  });

  it('say so when there is nothing to read', () => {
    expect(found(read({ 'area_days.csv': '' }))).toEqual(['no-header']);
    expect(found(read({ 'area_days.csv': '地名,センター\n' }))).toEqual(['no-categories 1', 'no-areas']);
  });
});

describe('columns of area_days.csv', () => {
  it('go by position, whatever the headers say', () => {
    const calendar = read({ 'area_days.csv': '燃やすごみ,地名,センター\nA,B,月\n' });
    expect(calendar.areas[0]).toMatchObject({ name: 'A', centre: 'B', master: null });
    expect(calendar.categories[0]?.name).toBe('センター');
  });

  it.each(['マスター', 'Master'])('have a master column when the first header is %s', (header) => {
    const calendar = read({
      'area_days.csv': `${header},地名,センター,ごみ\n1,本町,北,月\n,南町,北,月\n9,西町,,月\n`,
      'area_master.csv': 'マスター,区名\n1,川の区\n',
    });
    expect(calendar.areas.map(({ master, masterName, name }) => [master, masterName, name])).toEqual([
      ['1', '川の区', '本町'],
      [null, null, '南町'],
      ['9', null, '西町'],
    ]);
    expect(found(calendar)).toEqual(['unknown-master 4 A']);
  });

  it('have none when the first header only resembles it', () => {
    expect(read({ 'area_days.csv': 'マスタ,地名,センター\n1,本町,月\n' }).areas[0]).toMatchObject({
      name: '1',
    });
  });

  it('without a header are no category, also beyond the header', () => {
    const calendar = read({ 'area_days.csv': '地名,センター,ごみ, ,\n本町,,月,なし,,火\n西町,,月,,,,,\n' });
    expect(calendar.categories).toHaveLength(1);
    expect(found(calendar)).toEqual(['D', 'E', 'F'].map((letter) => `column-without-header 1 ${letter}`));
  });

  it('are named without <br>, trimmed, else as written', () => {
    const calendar = read({
      'area_days.csv':
        '地名,センター,書籍、<br>紙,缶<br/>A<BR />B,"  上\r\n下 ",ﾌﾟﾗ　容器<b>\n本町,,月,月,月,月\n',
    });
    expect(calendar.categories.map(({ name }) => name)).toEqual([
      '書籍、紙',
      '缶AB',
      '上\n下',
      'ﾌﾟﾗ　容器<b>',
    ]);
  });

  it('with equal headers are one category in the place of the first', () => {
    const calendar = read({ 'area_days.csv': '地名,センター,缶,びん,缶<br>\n本町,,月,火,水\n' });
    expect(calendar.categories.map(({ name }) => name)).toEqual(['缶', 'びん']);
    expect(calendar.areas[0]?.cells.map(({ category, text }) => [category, text])).toEqual([
      [0, '月'],
      [1, '火'],
      [0, '水'],
    ]);
    expect(found(calendar)).toEqual(['repeated-header 1 E']);
  });
});

describe('areas', () => {
  it('are kept without a name and without dates', () => {
    const calendar = read({ 'area_days.csv': '地名,センター,ごみ\n,北,月\n東町\n' });
    expect(calendar.areas.map(({ name, cells }) => [name, cells.length])).toEqual([
      ['', 1],
      ['東町', 0],
    ]);
    expect(found(calendar)).toEqual(['area-without-name 2 A']);
  });

  it('may have equal names, with a finding and different ids', () => {
    const calendar = read({ 'area_days.csv': '地名,センター,ごみ\n本町,,月\n南町,,月\n 本町 ,,火\n' });
    expect(names(calendar)).toEqual(['本町', '南町', '本町']);
    expect(new Set(calendar.areas.map(({ id }) => id)).size).toBe(3);
    expect(found(calendar)).toEqual(['equal-area-names 4 A']);
  });

  it('keep their ids when others come, go and change places', () => {
    const head = 'マスター,地名,センター,ごみ\n';
    const before = read({ 'area_days.csv': `${head}1,本町,,月\n2,本町,,月\n1,本町,,火\n` });
    const after = read({ 'area_days.csv': `${head}1,新町,北,月\n2,本町,南,水\n1,本町,,木\n1,本町,,金\n` });
    const [first, second, third] = before.areas.map(({ id }) => id);
    expect(after.areas.map(({ id }) => id).slice(1)).toEqual([second, first, third]);
    expect(first).toMatch(/^[2-9a-z]{10}$/);
  });

  it('report each token at its own cell, with row, column and letter', () => {
    const calendar = read({
      'area_days.csv': '地名,センター,燃やすごみ,"缶<br>びん"\n本町,,月・木 第1月 火,火:13\n',
    });
    const tokens = calendar.findings.filter(({ code }) => code === 'recurrence.unreadable-token');
    expect(tokens.map(({ severity, where }) => [severity, where])).toEqual([
      ['error', { file: 'area_days.csv', row: 2, column: '燃やすごみ', letter: columnLetter(2) }],
      ['error', { file: 'area_days.csv', row: 2, column: '燃やすごみ', letter: 'C' }],
      ['error', { file: 'area_days.csv', row: 2, column: '缶びん', letter: 'D' }],
    ]);
    expect(tokens.map(({ message }) => message.ja.slice(0, 6))).toEqual([
      '「月・木」は',
      '「第1月」は',
      '「13」は収',
    ]);
  });

  it('warn when a fortnight begins on another weekday', () => {
    const calendar = read({ 'area_days.csv': '地名,センター,ごみ\n本町,,隔木20160406\n' });
    expect(found(calendar)).toEqual(['fortnightly-weekday 2 C']);
    expect(calendar.findings[0]?.message).toMatchObject({
      ja: expect.stringContaining('水曜日'),
      en: expect.stringContaining('Wednesday'),
    });
  });
});

describe('center.csv', () => {
  const days = '地名,センター,ごみ\n本町,北,月\n';
  it('counts every row, in all the ways a day is written', () => {
    const calendar = read({
      'area_days.csv': days,
      'center.csv': [
        'Name,From,To',
        ' 北 ,2026/1/1,2026/01/03',
        '北,2026-12-29,2027-1-3',
        '南,2026.5.3,20260505',
        '',
        '北,2026年8月13日,２０２６／８／１５',
      ].join('\n'),
    });
    expect(calendar.closures).toEqual([
      { centre: '北', from: '2026-01-01', to: '2026-01-03', row: 2 },
      { centre: '北', from: '2026-12-29', to: '2027-01-03', row: 3 },
      { centre: '南', from: '2026-05-03', to: '2026-05-05', row: 4 },
      { centre: '北', from: '2026-08-13', to: '2026-08-15', row: 6 },
    ]);
  });

  it('ignores a row that ends before it begins, or that cannot be read', () => {
    const calendar = read({
      'area_days.csv': days,
      'center.csv':
        '名称,開始,終了\n北,2014/,2014/1/3\n北,2026/1/3,2026/1/1\n北,2026/2/30,2026/3/1\n,2026/1/1,2026/1/3\n北,,\n北,2026/1-1,2026/1/3\n',
    });
    expect(calendar.closures).toEqual([]);
    expect(found(calendar)).toEqual([
      'closure-unreadable 2',
      'closure-reversed 3',
      'closure-unreadable 4',
      'closure-without-centre 5',
      'closure-unreadable 6',
      'closure-unreadable 7',
    ]);
    expect(calendar.validThrough).toBeNull();
  });

  it('warns of a written-out date inside a closure, which stays', () => {
    const calendar = read({
      'area_days.csv': '地名,センター,ごみ\n本町,北,20260102 20260104\n東町,南,20260102\n',
      'center.csv': '名称,開始,終了\n北,2026/1/1,2026/1/3\n',
    });
    expect(found(calendar)).toEqual(['date-in-closure 2 C']);
    expect(calendar.areas[0]?.cells[0]?.rules).toHaveLength(2);
  });
});

describe('until when a calendar is valid', () => {
  const of = (cells: string, center = '') =>
    read({
      'area_days.csv': `地名,センター,ごみ\n本町,北,${cells}\n`,
      'center.csv': `名称,開始,終了\n${center}`,
    }).validThrough;

  it('is the latest written-out date or end of a closure', () => {
    expect(of('20260401 20260930 20260501')).toBe('2026-09-30');
    expect(of('20260401', '北,2026/12/29,2027/1/3')).toBe('2027-01-03');
    expect(of('20270401', '南,2026/12/29,2027/1/3')).toBe('2027-04-01');
  });

  it('does not follow from 2099, fortnights and weekdays', () => {
    expect(of('月 隔水20260408 20991231')).toBeNull();
    expect(of('20260401 20991230')).toBe('2026-04-01');
  });
});

describe('the other files', () => {
  const days = '地名,センター,燃やすごみ,ペットボトル <br>・びん\n本町,,月 *1 *2,火\n';
  it('describe categories by label, also when it is spelled differently', () => {
    const calendar = read({
      'area_days.csv': days,
      'description.csv': [
        'label,sublabel,description,styles,bgcolor,caution',
        '燃やすごみ,袋,"a<br>b",x.svg,#EA3B13,朝8時まで',
        'ﾍﾟｯﾄﾎﾞﾄﾙ・びん,,,,red',
        '#下書き,,,,',
      ].join('\n'),
    });
    expect(calendar.categories).toEqual([
      {
        name: '燃やすごみ',
        sublabel: '袋',
        descriptionHtml: 'a<br>b',
        colour: '#ea3b13',
        caution: '朝8時まで',
      },
      { name: 'ペットボトル ・びん', sublabel: null, descriptionHtml: null, colour: null, caution: null },
    ]);
    expect(found(calendar)).toEqual([
      'unknown-remark 2',
      'unknown-remark 2',
      'label-spelled-differently 3 A',
      'colour-unreadable 3 E',
      'label-without-category 4 A',
    ]);
  });

  it('sort things with and without a header row, and tell once of a label that fits no category', () => {
    const rows =
      '燃やすごみ,生ごみ,水を切る,な\n粗大,机,,つ\n粗大,椅子,,い\nペットボトル・びん,びん,,び\n燃やすごみ,,,\n';
    for (const head of ['type,name,notice,furigana\n', '']) {
      const calendar = read({ 'area_days.csv': days, 'target.csv': head + rows });
      expect(calendar.items.map(({ category, name }) => [category, name])).toEqual([
        [0, '生ごみ'],
        [null, '机'],
        [null, '椅子'],
        [1, 'びん'],
      ]);
      expect(calendar.items[0]).toEqual({
        label: '燃やすごみ',
        category: 0,
        name: '生ごみ',
        notice: '水を切る',
        reading: 'な',
      });
      const codes = found(calendar).filter((code) => !code.startsWith('unknown-remark'));
      const first = head === '' ? 1 : 2;
      expect(codes).toEqual([
        `item-without-name ${first + 4} B`,
        `label-without-category ${first + 1} A`,
        `label-spelled-differently ${first + 3} A`,
      ]);
    }
  });

  it('explain remarks', () => {
    const calendar = read({
      'area_days.csv': days,
      'remarks.csv': 'ID,注意事項\n*１,朝だけ\n02,夜だけ\n\n1,後の行\n',
    });
    expect(calendar.remarks).toEqual([
      { id: '1', text: '朝だけ' },
      { id: '2', text: '夜だけ' },
    ]);
    expect(found(calendar)).toEqual([]);
  });

  it('note one-off exceptions and ignore a row whose day cannot be read', () => {
    const calendar = read({
      'area_days.csv': days,
      'remarks.csv': 'ID,x\n1,a\n2,b\n',
      'transferdata.csv':
        '区分名,振替日,次回収日,表示開始日,備考\n燃やすごみ,2026/1/3,2026/1/7,2025/12/28,\t3日は収集します\n燃やすごみ,2026/1/5,,,短い\n紙,未定,,,\n',
    });
    expect(calendar.transfers).toEqual([
      {
        categoryName: '燃やすごみ',
        category: 0,
        from: '2026-01-03',
        to: '2026-01-07',
        showFrom: '2025-12-28',
        note: '3日は収集します',
      },
      { categoryName: '燃やすごみ', category: 0, from: '2026-01-05', to: null, showFrom: null, note: '短い' },
    ]);
    expect(found(calendar)).toEqual([
      'transfer-shown-as-note 2',
      'transfer-shown-as-note 3',
      'label-without-category 4 A',
      'transfer-unreadable 4 B',
    ]);
  });
});

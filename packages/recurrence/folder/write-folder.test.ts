import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Calendar } from '../calendar.ts';
import { collectionsOf } from '../dates.ts';
import { findCalendarFolders } from './find-folders.ts';
import { loadFolder } from './load-folder.ts';
import { readFolder } from './read-folder.ts';
import { writeCell } from './write-cell.ts';
import { writeFolder } from './write-folder.ts';

const window = { from: '2026-04-01', to: '2027-03-31' };

function read(files: Record<string, string>): Calendar {
  const bytes = Object.entries(files).map(([path, text]) => ({
    path,
    bytes: new TextEncoder().encode(text),
  }));
  const { calendar } = readFolder(bytes);
  if (calendar === null) throw new Error('no calendar');
  return calendar;
}

function daysOf(calendar: Calendar) {
  return calendar.areas.map((area) => ({
    name: area.name,
    days: collectionsOf(calendar, area, { ...window, closure: 'shift' }).map(({ date, category, notes }) => [
      date,
      calendar.categories[category]?.name,
      notes,
    ]),
  }));
}

describe('a calendar written as a folder', () => {
  it('reads back as the same days, names and texts', () => {
    const calendar = read({
      'area_days.csv':
        'マスター,地名,センター,燃やすごみ,"びん,<br>缶"\n1,"山手, 北",A,火 金,水1:6 7 水2:4 5 20261231 *1\n1,川端,A,月3:2 隔水20260401,20260505 20991231\n',
      'area_master.csv': 'マスター,区名\n1,東区\n',
      'center.csv': '名称,休止開始日,休止終了日\nA,2026/12/30,2027/1/3\n',
      'description.csv':
        'label,sublabel,description,styles,bgcolor\n燃やすごみ,生ごみ,"<p>""朝""に</p>",,#FF0000\n',
      'target.csv': 'label,name,notice,furigana\n燃やすごみ,割り箸,"紙に包む\n束ねる",わ\n',
      'remarks.csv': 'ID,注意事項\n1,雨の日は休み\n',
      'transferdata.csv':
        '区分名,振替日,次回収日,表示開始日,備考\n燃やすごみ,2027/1/5,2027/1/8,2026/12/1,5日は集めます\n',
    });
    const again = readFolder(writeFolder(calendar, window)).calendar;
    expect(again).not.toBeNull();
    if (again === null) return;
    expect(daysOf(again)).toEqual(daysOf(calendar));
    expect(again.items).toEqual(calendar.items);
    expect(again.categories).toEqual(calendar.categories);
    expect(again.areas.map(({ id, masterName }) => [id, masterName])).toEqual(
      calendar.areas.map(({ id, masterName }) => [id, masterName]),
    );
  });

  it('writes out as dates what 5374 has no token for', () => {
    const cell = {
      category: 0,
      rules: [{ kind: 'day-of-month' as const, day: 10 }],
      remarks: [],
      text: '毎月10日',
    };
    expect(writeCell(cell, { from: '2026-04-11', to: '2026-06-30' })).toBe('20260510 20260610');
    const last = { ...cell, rules: [{ kind: 'monthly' as const, weekday: 1, nth: -1 }] };
    expect(writeCell(last, { from: '2026-04-01', to: '2026-05-31' })).toBe('20260427 20260525');
  });
});

const shared = fileURLToPath(new URL('../../../../shared/data/opendata/5374/', import.meta.url));
const demo = fileURLToPath(new URL('../../../demo/', import.meta.url));
/** Real folders where they are at hand; else the invented town. */
const towns = existsSync(shared) ? readdirSync(shared).map((name) => shared + name) : [`${demo}tomoni-shi`];

it.each(towns)('%s keeps its days when it is written and read again', async (town) => {
  const files = await loadFolder(town);
  for (const { folder } of findCalendarFolders(files)) {
    const { calendar } = readFolder(files, { folder });
    if (calendar === null) continue;
    const again = readFolder(writeFolder(calendar, window)).calendar;
    expect(again === null ? null : daysOf(again)).toEqual(daysOf(calendar));
  }
});

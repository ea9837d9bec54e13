import { describe, expect, it } from 'vitest';
import { changesBetween } from './changes.ts';
import type { StoredColumn, StoredRecord } from './model.ts';

const column = (name: string, type = 'text'): StoredColumn => ({
  ...{ name, type, standard: true, source: name, letter: 'A', by: 'exact' },
});
const plain = [column('名称'), column('所在地_連結表記', 'address'), column('利用開始時間', 'time')];
const withIds = [column('ID', 'id'), ...plain];
const rows = (...values: string[][]): StoredRecord[] => values.map((one, n) => [n + 2, ...one]);

describe('changesBetween', () => {
  it('knows a record by its id, also under another name', () => {
    const before = {
      columns: withIds,
      records: rows(['1', '池の上公園', '本町1', '09:00'], ['2', '駅前', '本町2', '']),
    };
    const after = {
      columns: withIds,
      records: rows(['1', '池之上公園', '本町1', '09:00'], ['3', '川原', '川原町', '']),
    };
    expect(changesBetween(before, after)).toMatchObject({
      ...{ added: 1, removed: 1, changed: 1, same: 0 },
      names: { added: ['川原'], removed: ['駅前'], changed: ['池之上公園'] },
    });
  });

  it('knows it by name and address where there are no ids, or where they aren’t unique', () => {
    const before = { columns: plain, records: rows(['駅前', '本町', '06:00'], ['駅前', '川原町', '']) };
    const after = { columns: plain, records: rows(['駅前', '川原町', ''], ['駅前', '本町', '07:00']) };
    expect(changesBetween(before, after)).toMatchObject({ added: 0, removed: 0, changed: 1, same: 1 });
    const twice = { columns: withIds, records: rows(['1', 'あ', 'い', ''], ['1', 'う', 'え', '']) };
    expect(changesBetween(twice, twice)).toMatchObject({ same: 2, changed: 0 });
  });

  it('counts equal rows as often as they stand', () => {
    const once = { columns: plain, records: rows(['駅前', '本町', '']) };
    const twice = { columns: plain, records: rows(['駅前', '本町', ''], ['駅前', '本町', '']) };
    expect(changesBetween(once, twice)).toMatchObject({ added: 1, same: 1 });
    expect(changesBetween(twice, once)).toMatchObject({ removed: 1, same: 1 });
  });

  it('tells columns that came and went, and doesn’t take them for changes of records', () => {
    const before = { columns: plain, records: rows(['駅前', '本町', '06:00']) };
    const after = {
      columns: [...plain.slice(0, 2), column('備考')],
      records: rows(['駅前', '本町', '新しい']),
    };
    expect(changesBetween(before, after)).toMatchObject({
      ...{ same: 1, changed: 0, columnsAdded: ['備考'], columnsRemoved: ['利用開始時間'] },
    });
  });
});

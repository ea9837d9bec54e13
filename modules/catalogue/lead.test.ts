import { describe, expect, it } from 'vitest';
import { columnLabel } from './column-label.ts';
import { leadOf } from './lead.ts';
import { messages } from './messages.ts';

const facts = {
  title: '公衆トイレ',
  records: 42,
  telling: [
    { name: '車椅子使用者用トイレ有無', yes: 28 },
    { name: 'オストメイト設置トイレ有無', yes: 9 },
  ],
  written: '',
};

describe('the first sentence', () => {
  it('is made from the records', () => {
    expect(leadOf(facts, 'ja', messages('ja'))).toBe(
      '42件の公衆トイレの一覧です。車いす用トイレは28件、オストメイト用トイレは9件にあります。',
    );
    expect(leadOf({ ...facts, title: 'Public toilets', telling: [] }, 'en', messages('en'))).toBe(
      'Public toilets: 42 records.',
    );
  });

  it('doesn’t call a list a list twice', () => {
    const text = leadOf({ ...facts, title: '公衆トイレ一覧', telling: [] }, 'ja', messages('ja'));
    expect(text).toBe('42件の公衆トイレの一覧です。');
    expect(leadOf({ ...facts, title: 'データ', telling: [] }, 'ja', messages('ja'))).toBe(
      '42件のデータの一覧です。',
    );
  });

  it('gives way to the owner’s own words', () => {
    expect(leadOf({ ...facts, written: '市内のトイレです。' }, 'ja', messages('ja'))).toBe(
      '市内のトイレです。',
    );
  });

  it.each([
    ['車椅子使用者用トイレ有無', '車いす'],
    ['小児対応設備の有無', '小児対応設備'],
    ['災害種別_洪水', '洪水'],
    ['所在地_町字', '町名'],
    ['所在地_連結表記', '所在地'],
    ['有無', '有無'],
    ['名称', '名称'],
  ])('calls the column %s %s', (name, label) => {
    expect(columnLabel(name, 'ja')).toBe(label);
  });
});

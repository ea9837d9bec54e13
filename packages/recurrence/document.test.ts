import { describe, expect, it } from 'vitest';
import { collectionDocument } from './document.ts';
import { folderOf } from './testing/folders.ts';

const window = { from: '2026-04-01', to: '2026-04-14', closure: 'skip', lang: 'en' } as const;

describe('the document of the command', () => {
  it('has exactly the public shape, with every date asked for', () => {
    const files = folderOf({
      'area_days.csv':
        'マスター,地名,センター,燃やすごみ,缶<br>びん\n1,本町,北,金 水1,水\n,南町,,20260410,\n',
      'description.csv': 'label\n燃やすごみ\n缶びん\n',
    });
    const { document, ok } = collectionDocument(files, window);
    expect(ok).toBe(true);
    expect(document.areas.map(({ id }) => typeof id)).toEqual(['string', 'string']);
    expect({ ...document, areas: document.areas.map(({ id: _, ...area }) => area) }).toEqual({
      validThrough: '2026-04-10',
      areas: [
        {
          name: '本町',
          master: '1',
          centre: '北',
          collections: [
            { date: '2026-04-01', category: '燃やすごみ' },
            { date: '2026-04-01', category: '缶びん' },
            { date: '2026-04-03', category: '燃やすごみ' },
            { date: '2026-04-08', category: '缶びん' },
            { date: '2026-04-10', category: '燃やすごみ' },
          ],
        },
        {
          name: '南町',
          master: null,
          centre: '',
          collections: [{ date: '2026-04-10', category: '燃やすごみ' }],
        },
      ],
      findings: [
        {
          code: 'recurrence.beyond-validity',
          severity: 'warning',
          message: 'This calendar is valid until 2026-04-10. Nobody has confirmed the dates after it.',
          where: {},
        },
      ],
    });
  });

  it('says when nobody knows until when it is valid', () => {
    const files = folderOf({ 'area_days.csv': '地名,センター,ごみ\n本町,,月\n' });
    const { document, ok } = collectionDocument(files, window);
    expect(document.validThrough).toBeNull();
    expect(document.findings.map(({ code }) => code)).toContain('recurrence.validity-unknown');
    expect(document.areas[0]?.collections).toHaveLength(2);
    expect(ok).toBe(true);
  });

  it('is printed at errors too: the readable dates are there', () => {
    const files = folderOf({ 'area_days.csv': '地名,センター,ごみ\n本町,,なし 月\n' });
    const { document, ok } = collectionDocument(files, { ...window, lang: 'ja' });
    expect(ok).toBe(false);
    expect(document.areas[0]?.collections).toEqual(
      ['2026-04-06', '2026-04-13'].map((date) => ({ date, category: 'ごみ' })),
    );
    expect(document.findings[0]).toMatchObject({
      code: 'recurrence.unreadable-token',
      severity: 'error',
      message: expect.stringContaining('「なし」は収集日として読めません'),
      where: { file: 'area_days.csv', row: 2, column: 'ごみ', letter: 'C' },
    });
  });

  it('is empty but whole when there is no calendar', () => {
    const { document, ok } = collectionDocument(folderOf({ 'x.csv': '' }), window);
    expect(ok).toBe(false);
    expect(document).toMatchObject({
      validThrough: null,
      areas: [],
      findings: [{ code: 'recurrence.no-area-days' }],
    });
  });

  it('warns under shift of fortnightly days inside a closure', () => {
    const files = folderOf({
      'area_days.csv': '地名,センター,ごみ\n本町,北,隔月20260406\n',
      'center.csv': '名称,開始,終了\n北,2026/4/6,2026/4/7\n',
    });
    const codes = (closure: 'skip' | 'shift') =>
      collectionDocument(files, { ...window, closure }).document.findings.map(({ code }) => code);
    expect(codes('shift')).toContain('recurrence.fortnightly-in-closure');
    expect(codes('skip')).not.toContain('recurrence.fortnightly-in-closure');
  });
});

import { describe, expect, it } from 'vitest';
import { FindingGroups } from './finding-groups.tsx';
import { Name, OwnWords, textWidth } from './text.tsx';

describe('names', () => {
  it('keep a range of blocks on one line, and break after commas only', () => {
    expect(String(Name({ of: 'みどり町3丁目1番～12番，13番1～26号', lang: 'ja' }))).toBe(
      '<span class="kept">みどり町3丁目</span><wbr><span class="kept">1番～12番，</span><wbr><span class="kept">13番1～26号</span><wbr>',
    );
    expect(String(Name({ of: '若葉町', lang: 'ja' }))).toBe('若葉町');
  });

  it('say on an English page that they are Japanese', () => {
    expect(String(OwnWords({ of: '乾電池', lang: 'en' }))).toBe('<span lang="ja">乾電池</span>');
    expect(String(OwnWords({ of: 'Dry <batteries>', lang: 'en' }))).toBe('Dry &lt;batteries&gt;');
    expect(String(OwnWords({ of: '乾電池', lang: 'ja' }))).toBe('乾電池');
  });

  it('are as wide as their letters', () => {
    expect(textWidth('みどり町3丁目')).toBe(6.5);
    expect(textWidth('Midori')).toBe(3);
  });
});

describe('FindingGroups', () => {
  it('names each kind once, the gravest first, with its number and its first places', () => {
    const finding = (code: string, severity: 'error' | 'info', row: number) => ({
      code,
      severity,
      message: { ja: `${code}が変です`, en: `${code} is odd` },
      where: { file: 'a.csv', row },
    });
    const rows = [1, 2, 3, 4, 5].map((row) => finding('x.note', 'info', row));
    const html = String(FindingGroups({ lang: 'ja', findings: [...rows, finding('x.error', 'error', 9)] }));
    expect(html.indexOf('x.error')).toBeLessThan(html.indexOf('x.note'));
    expect(html).toContain('5件');
    expect(html).toContain('a.csv・1行目、a.csv・2行目、a.csv・3行目');
    expect(html).toContain('ほかの2件と、くわしく');
    expect(html.match(/<summary/g)).toHaveLength(2);
  });
});

import { describe, expect, it } from 'vitest';
import { installLanguages } from '../messages/index.ts';
import { keepPattern, keepWritten } from './written.ts';

describe('keepWritten', () => {
  it('writes once for each key', () => {
    const written = keepWritten(10);
    const calls: string[] = [];
    const html = (key: string) =>
      written(key, () => {
        calls.push(key);
        return `<p>${key}、みどり町</p>`;
      });
    expect([html('a'), html('b'), html('a')]).toEqual([
      '<p>a、みどり町</p>',
      '<p>b、みどり町</p>',
      '<p>a、みどり町</p>',
    ]);
    expect(calls).toEqual(['a', 'b']);
  });

  it('never keeps more than it may, and goes on', () => {
    const written = keepWritten(2);
    let calls = 0;
    const html = (key: string) =>
      written(key, () => {
        calls += 1;
        return key;
      });
    for (const key of ['a', 'b', 'c', 'c', 'a']) expect(html(key)).toBe(key);
    expect(calls).toBe(4);
  });

  it('regression: words of a language stayed when its file was another one', () => {
    const written = keepWritten(10);
    expect(written('vi', () => 'cũ')).toBe('cũ');
    installLanguages([]);
    expect(written('vi', () => 'mới')).toBe('mới');
  });
});

describe('keepPattern', () => {
  it('writes once for each key, and fills in each address, escaped', () => {
    const ways = keepPattern(10);
    let calls = 0;
    const html = (lang: string, base: string) =>
      ways(lang, base, (open) => {
        calls += 1;
        return `<form action="${open}"><a href="${open}/sorting">${lang}</a></form>`;
      });
    expect(html('ja', '/992011/garbage')).toBe(
      '<form action="/992011/garbage"><a href="/992011/garbage/sorting">ja</a></form>',
    );
    expect(html('ja', '/1"&<')).toBe(
      '<form action="/1&quot;&amp;&lt;"><a href="/1&quot;&amp;&lt;/sorting">ja</a></form>',
    );
    expect(html('en', '/2')).toContain('/2/sorting">en<');
    expect(calls).toBe(2);
  });
});

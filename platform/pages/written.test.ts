import { describe, expect, it } from 'vitest';
import { keepWritten } from './written.ts';

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
});

import { describe, expect, it } from 'vitest';
import { sampleOf } from './sample.ts';

describe('a sample', () => {
  it('is the cell itself when it is short, without tags', () => {
    expect(sampleOf('<p>連絡先は<b>090-1234-5678</b>です</p>', 'phone')).toBe('連絡先は 090-1234-5678 です');
    expect(sampleOf('見本 花子', 'name')).toBe('見本 花子');
  });

  it('shows the part of a long text in which it was found', () => {
    const words = '朝八時までに出してください。'.repeat(20);
    const phone = sampleOf(`${words}電話は０９０－１２３４－５６７８へ。${words}`, 'phone');
    expect(phone).toMatch(/^….*０９０－１２３４－５６７８へ.*…$/);
    expect(phone.length).toBeLessThanOrEqual(82);
    expect(sampleOf(`${words}gomi@example.jp`, 'mail')).toMatch(/gomi@example\.jp$/);
  });

  it('begins at the beginning where nothing in particular was found', () => {
    expect(sampleOf('あ'.repeat(100), null)).toBe(`${'あ'.repeat(80)}…`);
  });

  it('is quick with text that only looks like tags', () => {
    expect(sampleOf('<'.repeat(5000), null)).toHaveLength(81);
  });
});

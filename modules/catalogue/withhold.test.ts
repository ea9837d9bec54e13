import { describe, expect, it } from 'vitest';
import { isWithheld } from './withhold.ts';

describe('isWithheld', () => {
  it.each([
    'さくら母子生活支援施設',
    '県女性自立支援施設 あさひ寮',
    '旧婦人保護施設',
    '児童相談所一時保護所',
    'ＤＶシェルター',
    '民間シェルターひまわり',
  ])('keeps %s back', (name) => {
    expect(isWithheld(['1', name])).toBe(true);
  });

  it.each([
    '避難シェルター（屋内退避施設）',
    '女性センター',
    '母子健康センター',
    '保護樹木',
    '一時避難所',
    '婦人会館',
  ])('shows %s', (name) => {
    expect(isWithheld([name])).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';
import { faultsIn } from './planted.ts';
import { wordsCheck } from './words.ts';

const message = (lang: string, text: string) =>
  faultsIn(wordsCheck, {
    [`modules/x/messages/${lang}.ts`]: `export const ${lang} = { 'a.b': ${JSON.stringify(text)} };\n`,
  });

describe('the words check', () => {
  it('lets plain words pass', async () => {
    expect(await message('ja', '届きました。48時間以内に返事が来ます')).toEqual([]);
    expect(await message('en', 'Put it out by {null}')).toEqual([]);
  });

  it.each([
    ['ja', 'お知らせさせていただきます', 'させていただ'],
    ['ja', '送信処理が完了いたしました', 'いたしました'],
    ['ja', '届きました！', '！'],
    ['ja', 'ご覧下さい', '下さい'],
    ['ja', '不正な値です', '不正な'],
    ['ja', 'undefined件', 'undefined'],
    ['en', 'Please check the row', 'Please'],
    ['en', 'Done!', '!'],
    ['en', 'Invalid value', 'Invalid'],
  ])('finds in %s: %s', async (lang, text, word) => {
    const faults = await message(lang, text);
    expect(faults.join('\n')).toContain(`modules/x/messages/${lang}.ts:1 a.b says ${word}; `);
  });

  it('reads findings and problems too', async () => {
    const faults = await faultsIn(wordsCheck, {
      'packages/x/findings.ts':
        "defineFindings({ 'x.a': { severity: 'info', ja: '空です！', en: 'Empty!' } });\n",
      'platform/y/problems.ts': "defineProblems({ 'y.a': { ja: '空です！', en: 'Empty' } });\n",
    });
    expect(faults).toHaveLength(3);
  });
});

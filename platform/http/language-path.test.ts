import { describe, expect, it } from 'vitest';
import { pathIn } from '../messages/index.ts';
import { splitLang } from './language-path.ts';

describe('splitLang', () => {
  it.each([
    ['/', 'ja', '/'],
    ['/en', 'en', '/'],
    ['/en/', 'en', '/'],
    ['/en/999999/garbage', 'en', '/999999/garbage'],
    ['/english', 'ja', '/english'],
    ['/999999/en', 'ja', '/999999/en'],
  ])('%s is %s of %s', (requested, lang, path) => {
    expect(splitLang(requested)).toEqual({ lang, path });
  });

  it('takes apart what pathIn puts together', () => {
    for (const lang of ['ja', 'en'] as const) {
      for (const path of ['/', '/999999', '/999999/garbage/a1.ics']) {
        expect(splitLang(pathIn(lang, path))).toEqual({ lang, path });
      }
    }
  });
});

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installLanguages, isLang, languages } from '@tomoni/platform/messages';
import { renderPage } from '@tomoni/platform/pages';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { run } from './cli.ts';
import { languageFaultText, readLanguages, useLanguages } from './languages.ts';
import './modules.ts';

let data: string;
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'tomoni-languages-'));
  mkdirSync(join(data, 'languages'));
});
afterEach(() => {
  installLanguages([]);
  rmSync(data, { recursive: true, force: true });
});

const drop = (file: string, content: unknown) =>
  writeFileSync(
    join(data, 'languages', file),
    typeof content === 'string' ? content : JSON.stringify(content),
  );

function pageIn(lang: string): string {
  if (!isLang(lang)) throw new Error(`${lang} is not there`);
  return renderPage({ lang, title: 'x', path: '/about' });
}

describe('the languages of a site', () => {
  it('are Japanese, easy Japanese and English as they come', () => {
    expect(useLanguages(data)).toEqual([]);
    expect(languages().map(({ lang, tag }) => `${lang} ${tag}`)).toEqual([
      'ja ja',
      'easy ja-simple',
      'en en',
    ]);
  });

  it('grow by a file in the data folder; what it lacks is said in easy Japanese', () => {
    drop('vi.json', { name: 'Tiếng Việt', texts: { 'pages.nav.menu': 'Trình đơn' } });
    expect(useLanguages(data)).toEqual([]);
    expect(pageIn('vi')).toContain('aria-label="Trình đơn"');
    expect(pageIn('vi')).toContain('<span lang="ja-simple">この サイトについて</span>');
  });

  it('take a text of the operator’s before the product’s', () => {
    drop('easy.json', { name: 'やさしい にほんご', tag: 'ja-simple', texts: { 'pages.nav.menu': 'えらぶ' } });
    useLanguages(data);
    expect(pageIn('easy')).toContain('aria-label="えらぶ"');
    expect(pageIn('easy')).toContain('>この サイトについて</a>');
  });

  it('say in one line each what is wrong with a file, and do without it', () => {
    drop('vi.json', { name: 'v', texts: { 'pages.nav.switchPlace': 'đổi', 'pages.gone': 'x' } });
    drop('pt.json', '{');
    const lines = useLanguages(data).map((fault) => languageFaultText(fault).en);
    expect(lines).toEqual([
      expect.stringMatching(/pt\.json: cannot be read as JSON$/),
      expect.stringMatching(/vi\.json pages\.nav\.switchPlace: the values differ .* \(\{place\}\)$/),
      expect.stringMatching(/vi\.json pages\.gone: Tomoni has no text of this name$/),
    ]);
    expect(languages().map(({ lang }) => lang)).toEqual(['ja', 'easy', 'en', 'vi']);
  });
});

describe('tomoni translations', () => {
  const env = () => ({ DATA_DIR: data, TOMONI_LANG: 'en' });

  it('makes a file that can be read back, and writes over none', async () => {
    const file = join(data, 'languages', 'vi.json');
    expect(await run(['translations', 'vi', '--write', file], env())).toBe(0);
    expect(JSON.parse(readFileSync(file, 'utf8')).texts['# pages.nav.menu']).toBe('メニュー / Menu');
    const { sets, faults } = readLanguages(data);
    expect([sets.find(({ lang }) => lang === 'vi')?.texts, faults]).toEqual([{}, []]);
    expect(await run(['translations', 'vi', '--write', file], env())).toBe(2);
  });

  it('ends with 1 when a text is wrong, 2 when there is no such language', async () => {
    drop('vi.json', { name: 'v', texts: { 'pages.gone': 'x' } });
    expect(await run(['translations', 'vi'], env())).toBe(1);
    expect(await run(['translations', 'easy'], env())).toBe(0);
    expect(await run(['translations', 'pt'], env())).toBe(2);
  });
});

import { afterEach, describe, expect, it } from 'vitest';
import { installLanguages, type Lang, MARKS, readLanguageFile } from '../messages/index.ts';
import { escapeHtml, escapePlain } from './escape.ts';
import { Page } from './page.tsx';
import { OwnWords } from './text.tsx';

const ruby = (kanji: string, reading: string) => MARKS.ruby + kanji + MARKS.reading + reading + MARKS.rubyEnd;

function install(file: string, head: object): Lang {
  const { set } = readLanguageFile(file, JSON.stringify({ texts: {}, ...head }));
  installLanguages(set === null ? [] : [set]);
  return set?.lang ?? 'ja';
}

afterEach(() => installLanguages([]));

describe('marks in pages', () => {
  it('show how kanji are read, in one element', () => {
    expect(escapeHtml(`お${ruby('知', 'し')}らせ`)).toBe(
      '<span class="read">お<ruby>知<rt>し</rt></ruby>らせ</span>',
    );
  });

  it('tell the language of a text that fell back', () => {
    const text = `${MARKS.lang}ja${MARKS.langText}あ<${MARKS.langEnd}`;
    expect(escapeHtml(text)).toBe('<span class="read"><span lang="ja">あ&lt;</span></span>');
  });

  it('are left out of attributes and titles, and stand in brackets in options and examples', () => {
    const words = ruby('町', 'まち');
    expect(escapePlain(words)).toBe('町');
    expect(String(<p title={words}>{words}</p>)).toBe(
      '<p title="町"><span class="read"><ruby>町<rt>まち</rt></ruby></span></p>',
    );
    expect(String(<option>{words}</option>)).toBe('<option>町（まち）</option>');
    expect(String(<input placeholder={words} />)).toBe('<input placeholder="町（まち）"/>');
  });

  it('do no harm when somebody typed them', () => {
    for (const mark of Object.values(MARKS)) {
      const html = escapeHtml(`a${mark}<script>${mark}"b`);
      expect(html).not.toContain('<script>');
      expect(html.match(/<span/g)?.length).toBe(html.match(/<\/span>/g)?.length);
    }
    expect(escapeHtml(`${MARKS.lang}"><x${MARKS.langText}b`)).toBe('<span class="read">b</span>');
  });
});

describe('a page in a further language', () => {
  it('names itself and all others, and keeps the page in each link of the menu', () => {
    const lang = install('pt-br.json', { name: 'Português', tag: 'pt-BR' });
    const html = String(<Page lang={lang} title="x" path="/992011/garbage?q=1" children="" />);
    expect(html).toContain('<html lang="pt-BR"');
    for (const [tag, href] of [
      ['ja', '/992011/garbage?q=1'],
      ['en', '/en/992011/garbage?q=1'],
      ['pt-BR', '/pt-br/992011/garbage?q=1'],
    ]) {
      expect(html).toContain(`<link rel="alternate" hreflang="${tag}" href="${href}">`);
      expect(html).toContain(`href="${href}" lang="${tag}" hreflang="${tag}" rel="alternate"`);
    }
    expect(html).toContain('rel="alternate" aria-current="true">Português</a>');
    expect(String(<Page lang={lang} title="x" path="/" children="" />)).toContain(
      'href="/pt-br" lang="pt-BR"',
    );
  });

  it('escapes what a file says, in texts and names', () => {
    const evil = '"><script>x</script>';
    const { set } = readLanguageFile(
      'vi.json',
      JSON.stringify({
        name: evil,
        texts: { 'pages.nav.menu': evil, 'pages.site.motto': evil, 'pages.skip.main': evil },
      }),
    );
    installLanguages(set === null ? [] : [set]);
    expect(String(<Page lang={set?.lang ?? 'ja'} title="x" path="/" children="" />)).not.toContain(
      '<script>x',
    );
  });

  it('takes the town’s Japanese for Japanese in easy Japanese, and marks it elsewhere', () => {
    expect(
      String(OwnWords({ of: '緑町', lang: install('easy.json', { name: 'や', tag: 'ja-simple' }) })),
    ).toBe('緑町');
    expect(String(OwnWords({ of: '緑町', lang: install('vi.json', { name: 'v' }) }))).toBe(
      '<span lang="ja">緑町</span>',
    );
  });
});

import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { assets } from './assets.ts';
import {
  compileMapStyles,
  compileScript,
  compileStyles,
  mapLibrary,
  styleSources,
  usedTokens,
} from './compile.ts';

describe('styles', () => {
  const css = compileStyles();

  it('stay far below the budget of a page, 40 KB gzip for HTML and CSS together', () => {
    expect(gzipSync(css).length).toBeLessThan(16_000);
  });

  it('carry only the tokens that they use', () => {
    const defined = [...css.matchAll(/(--(?:color|border|font|tomoni)-[\w-]+):/g)].map(
      (match) => match[1] ?? '',
    );
    expect(defined.length).toBeGreaterThan(40);
    expect(defined.filter((name) => !css.includes(`var(${name})`))).toEqual([]);
  });

  it('use no role that nobody defines', () => {
    const defined = new Set([...css.matchAll(/(--[\w-]+):/g)].map((match) => match[1] ?? ''));
    const used = [...css.matchAll(/var\((--[\w-]+)/g)].map((match) => match[1] ?? '');
    expect(used.filter((name) => !defined.has(name))).toEqual([]);
  });

  it('reach no other server and no font', () => {
    expect(css).not.toMatch(/@import|@font-face|https?:\/\//);
  });

  it('say dark twice: for the system unless the page is light, and for the switch; never on paper', () => {
    expect(css).toContain('@media screen and (prefers-color-scheme:dark){:root:not([data-theme=light])');
    expect(css).toContain('@media screen{:root[data-theme=dark]');
    expect(css).not.toMatch(/\.dark\b/);
  });

  it('refuse a token that does not exist', () => {
    expect(() => usedTokens('a { color: var(--color-primitive-mauve-900) }')).toThrow(
      '--color-primitive-mauve-900',
    );
  });

  it('use roles, not primitive colours, outside the file of roles', () => {
    const components = styleSources().split('--ease:')[1]?.split('.answer:not(.answer-none)')[0] ?? '';
    const beforeDark = components.split('@media screen and (prefers-color-scheme: dark)')[0] ?? '';
    expect(beforeDark.match(/var\(--color-primitive[\w-]+\)/g)).toBeNull();
  });
});

describe('islands', () => {
  it('stay below 15 KB gzip and hold no eval', () => {
    const script = compileScript('main');
    expect(gzipSync(script).length).toBeLessThan(15_000);
    expect(script).not.toMatch(/\beval\(|new Function/);
  });
});

describe('maps', () => {
  const css = compileMapStyles();

  it('have styles of their own, which use what the common ones define', () => {
    const both = css + compileStyles();
    const defined = new Set([...both.matchAll(/(--[\w-]+):/g)].map((match) => match[1] ?? ''));
    const used = [...css.matchAll(/var\((--[\w-]+)/g)].map((match) => match[1] ?? '');
    expect(used.length).toBeGreaterThan(50);
    expect(used.filter((name) => !defined.has(name))).toEqual([]);
    expect(css).not.toMatch(/@import|@font-face|https?:\/\/|--color-primitive|\.dark\b/);
    expect(css).toContain(':root[data-theme=dark]{--map-land:');
  });

  it('have a script that holds the library in no way but by its address', () => {
    expect(gzipSync(compileScript('map')).length).toBeLessThan(12_000);
    expect(gzipSync(css).length).toBeLessThan(5_000);
  });

  it('ship the library as it is, with its licence and without looking for a source map', () => {
    for (const name of ['maplibre-gl-csp.js', 'maplibre-gl-csp-worker.js'] as const) {
      const source = mapLibrary(name);
      expect(source).toMatch(/@license 3-Clause BSD/);
      expect(source).not.toContain('sourceMappingURL');
    }
  });
});

describe('assets', () => {
  it('have names that carry a hash, and the types that browsers want', () => {
    const css = assets().href('tomoni.css');
    expect(css).toMatch(/^\/static\/tomoni\.[0-9a-f]{10}\.css$/);
    expect(assets().href('tomoni.js')).toMatch(/^\/static\/tomoni\.[0-9a-f]{10}\.js$/);
    expect(assets().files.get(css.slice('/static/'.length))?.contentType).toBe('text/css; charset=utf-8');
    const types = [...assets().files.values()].map(({ contentType }) => contentType.split(';')[0]);
    expect(types.filter((type) => type === 'image/png')).toHaveLength(4);
    expect(types.filter((type) => type === 'text/javascript')).toHaveLength(6);
  });
});

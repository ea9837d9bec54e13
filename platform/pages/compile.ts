/** Styles and scripts as the browser gets them: joined, with only the tokens in use, minified. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

/** In the order of the cascade. */
const styleFiles = [
  'roles.css',
  'base.css',
  'chrome.css',
  'layout.css',
  'scene.css',
  'controls.css',
  'answer.css',
  'lists.css',
  'states.css',
  'table.css',
  'sheet.css',
  'year.css',
  'poster.css',
  'narrow-sheet.css',
  'details.css',
  'live.css',
  'intake.css',
  'ages.css',
  'print.css',
] as const;

const require = createRequire(import.meta.url);

/** Our style sheets with the Digital Agency's tokens that they name, minified. */
export function compileStyles(): string {
  const own = styleSources();
  return esbuild().transformSync(`${usedTokens(own)}\n${own}`, {
    loader: 'css',
    minify: true,
    target: ['chrome87', 'safari14', 'firefox88'],
  }).code;
}

/** The styles of maps, which only pages with a map load, after our style sheet: it brings the tokens. */
export function compileMapStyles(): string {
  const [plain = '', dark = ''] = readStyles('map.css').split('/* dark */');
  return esbuild().transformSync(`${plain}\n${bothDark(dark)}`, {
    loader: 'css',
    minify: true,
    target: ['chrome87', 'safari14', 'firefox88'],
  }).code;
}

/**
 * A file of MapLibre GL as it is shipped, minified already: its build for strict policies, where the worker is a file of
 * its own. Not bundled: that would take longer than everything else.
 */
export function mapLibrary(name: 'maplibre-gl-csp.js' | 'maplibre-gl-csp-worker.js'): string {
  const source = readFileSync(require.resolve(`maplibre-gl/dist/${name}`), 'utf8');
  return source.replace(/\n\/\/# sourceMappingURL=\S+\s*$/, '\n');
}

/**
 * A script with all it imports, minified: `main` holds the small islands, `upload` what only pages for files need, `map`
 * what only pages with a map do, `worker` the service worker.
 */
export function compileScript(name: 'main' | 'upload' | 'map' | 'worker'): string {
  const built = esbuild().buildSync({
    entryPoints: [fileURLToPath(new URL(`./islands/${name}.ts`, import.meta.url))],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2020',
  });
  return built.outputFiles[0]?.text ?? '';
}

/** Our style sheets one after the other, the dark ones for both ways of being dark. */
export function styleSources(): string {
  return `${styleFiles.map(readStyles).join('\n')}\n${bothDark(readStyles('dark.css'))}`;
}

function readStyles(name: string): string {
  return readFileSync(new URL(`./styles/${name}`, import.meta.url), 'utf8');
}

/** Rules written for `.dark`, once for a dark system and once for a page set to dark; never on paper. */
function bothDark(styles: string): string {
  const bySystem = styles.replaceAll(/\.dark\b/g, ':root:not([data-theme="light"])');
  const bySwitch = styles.replaceAll(/\.dark\b/g, ':root[data-theme="dark"]');
  return `@media screen and (prefers-color-scheme: dark) {${bySystem}}\n@media screen {${bySwitch}}`;
}

/** A rule that sets, under their true names, the primitive tokens which the styles use. */
export function usedTokens(styles: string): string {
  const file = require.resolve('@digital-go-jp/design-tokens/dist/tokens.css');
  const all = new Map<string, string>();
  for (const match of readFileSync(file, 'utf8').matchAll(/^\s*(--[\w-]+):\s*([^;]+);/gm)) {
    all.set(match[1] ?? '', match[2] ?? '');
  }
  const own = new Set([...styles.matchAll(/^\s*(--[\w-]+):/gm)].map((match) => match[1]));
  const used = new Set([...styles.matchAll(/var\((--[\w-]+)/g)].map((match) => match[1] ?? ''));
  const lines: string[] = [];
  for (const name of used) {
    if (own.has(name)) continue;
    const value = all.get(name);
    if (value === undefined) throw new Error(`no token ${name} in @digital-go-jp/design-tokens`);
    lines.push(`${name}:${value};`);
  }
  return `:root{${lines.join('')}}`;
}

function esbuild(): typeof import('esbuild') {
  return require('esbuild') as typeof import('esbuild');
}

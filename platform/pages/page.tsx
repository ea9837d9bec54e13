import type { Child } from 'hono/jsx';
import { isWide, type Lang, languages, pathIn, tagOf } from '../messages/index.ts';
import { assets } from './assets.ts';
import { type ChromeProps, footerHtml, headerHtml, isBeginning, MOST_LANGUAGES } from './chrome.ts';
import {
  attribute,
  classes,
  escapeHtml,
  escapePlain,
  type Html,
  htmlOf,
  safeHref,
  trusted,
} from './escape.ts';
import { pageMessages } from './messages.ts';
import { keepPattern, keepWritten } from './written.ts';

export interface PageProps extends ChromeProps {
  /** What the page is about; the place and the site's name are added. */
  title: string;
  /** One sentence for search engines and previews. */
  description?: string | undefined;
  /** Keeps search engines away: drafts, results of searches. */
  noindex?: boolean | undefined;
  /** The content takes the whole width and brings its own `wrap` (scenes, maps). */
  wide?: boolean | undefined;
  /** Feeds and other forms of the same page. */
  alternates?: readonly { href: string; type: string; title?: string }[] | undefined;
  /** What the page is about as other programs read it (JSON-LD of schema.org). Data, not a script: nothing runs it. */
  data?: object | undefined;
  /** Loads the script of the islands. */
  islands?: boolean | undefined;
  /** There is a map (platform/maps): brings its styles, and the script of the islands. */
  map?: boolean | undefined;
  /** Forces light or dark; normally the system decides. */
  theme?: 'light' | 'dark' | undefined;
  /** bare: no header and footer (embeds); sheet: A4 landscape; poster: A4 upright. */
  frame?: 'full' | 'bare' | 'sheet' | 'poster' | undefined;
  children?: Child;
}

/** A whole document with its doctype, as a component: `c.html(<Page …>…</Page>)`. */
export function Page(props: PageProps): Html {
  return trusted(renderPage(props));
}

/**
 * A whole document as text. Throws when something inside is a promise: fetch first, write then.
 *
 * @example
 * c.html(renderPage({ lang, title: 'みどり町1丁目のごみ', path: '/999999/garbage/ab12', place, children: <AnswerCard … /> }))
 */
export function renderPage(props: PageProps): string {
  const { lang, frame = 'full' } = props;
  const body = htmlOf(props.children);
  const main = `<main id="main"${attribute('class', mainClass(props) || null)}>${body}</main>`;
  return (
    `<!doctype html><html lang="${tagOf(lang)}"${rootAttributes(props)}>` +
    `<head>${headHtml(props)}</head><body${attribute('class', frame === 'full' ? null : `body-${frame}`)}>` +
    (frame === 'full' ? `${headerHtml(props)}${main}${footerHtml(lang)}` : main) +
    '</body></html>'
  );
}

function rootAttributes({ frame, theme }: PageProps): string {
  return frame === 'sheet' || frame === 'poster'
    ? ' class="paper" data-theme="light"'
    : attribute('data-theme', theme);
}

function mainClass({ wide, frame }: PageProps): string {
  return classes(wide !== true && frame !== 'sheet' && frame !== 'poster' && 'wrap');
}

function headHtml(props: PageProps): string {
  const { lang, title, description, noindex, place, islands, map, alternates } = props;
  const site = place?.name ?? pageMessages(lang)('site.name');
  const separator = isWide(lang) ? '｜' : ' | ';
  return (
    '<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">' +
    `<title>${escapePlain(title === site ? title : `${title}${separator}${site}`)}</title>` +
    (description === undefined ? '' : `<meta name="description" content="${escapePlain(description)}">`) +
    (noindex === true ? '<meta name="robots" content="noindex">' : '') +
    '<meta name="color-scheme" content="light dark">' +
    '<link rel="icon" href="/favicon.svg" type="image/svg+xml">' +
    `<link rel="stylesheet" href="${assets().href('tomoni.css')}">` +
    (map === true ? `<link rel="stylesheet" href="${assets().href('map.css')}">` : '') +
    appLinks(lang) +
    languageLinks(props) +
    (alternates ?? []).map(alternateHtml).join('') +
    (props.data === undefined ? '' : dataHtml(props.data)) +
    (islands === true || map === true
      ? `<script type="module" src="${assets().href('tomoni.js')}"></script>`
      : '')
  );
}

const written = keepWritten(MOST_LANGUAGES);

/** The site can be put on a home screen. */
function appLinks(lang: Lang): string {
  return written(
    lang,
    () =>
      `<link rel="manifest" href="${pathIn(lang, '/manifest.webmanifest')}">` +
      `<link rel="apple-touch-icon" href="${assets().href('maskable-192.png')}">` +
      '<meta name="theme-color" content="#fbf8f3" media="(prefers-color-scheme:light)">' +
      '<meta name="theme-color" content="#181613" media="(prefers-color-scheme:dark)">',
  );
}

function languageLinks({ path, oneLanguage }: PageProps): string {
  if (oneLanguage === true) return '';
  const links = (at: string) =>
    languages()
      .map(
        ({ lang, tag }) => `<link rel="alternate" hreflang="${tag}" href="${escapeHtml(pathIn(lang, at))}">`,
      )
      .join('');
  return isBeginning(path) ? links(path) : alternates(String(languages().length), path, links);
}

/** The links of a page to itself in all languages: the same but for its address. */
const alternates = keepPattern(1);

/** Browsers end the element at the first `</script`, whatever stands around it; with \u003c it is the same JSON. */
function dataHtml(data: object): string {
  return `<script type="application/ld+json">${JSON.stringify(data).replaceAll('<', '\\u003c')}</script>`;
}

function alternateHtml(link: { href: string; type: string; title?: string }): string {
  const href = escapeHtml(safeHref(link.href));
  return `<link rel="alternate" type="${escapeHtml(link.type)}" href="${href}"${attribute('title', link.title)}>`;
}

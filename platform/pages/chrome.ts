/** Head, header and footer of every page. Put together as text: they are the same on all pages but for few places. */
import { type Lang, languages, pathIn } from '../messages/index.ts';
import { attribute, escapeHtml, escapePlain, safeHref } from './escape.ts';
import { iconHtml } from './icon.tsx';
import { markHtml } from './mark.tsx';
import { pageMessages } from './messages.ts';
import { keepPattern, keepWritten } from './written.ts';

/** The three words of the header. */
export type Section = 'life' | 'data' | 'people';

export interface ChromeProps {
  lang: Lang;
  /** Path without the language prefix, with its query: the menu of languages keeps the page. */
  path: string;
  /** The town that the page belongs to; its name leads to where another can be chosen. */
  place?: { name: string; href: string; switchHref?: string } | undefined;
  section?: Section | undefined;
  /** Where the three words lead, without the language prefix; a word that leads nowhere yet isn't shown. The town's or the site's when left out. */
  sections?: Partial<Record<Section, string>> | undefined;
  /** Where the magnifying glass leads, without the language prefix; none, no glass. */
  search?: string | undefined;
  /** A page that exists in one language only has no switch. */
  oneLanguage?: boolean | undefined;
}

const order: readonly Section[] = ['life', 'data', 'people'];
const footer: readonly {
  key: 'about' | 'accessibility' | 'privacy' | 'openData' | 'office';
  path: string;
}[] = [
  { key: 'about', path: '/about' },
  { key: 'accessibility', path: '/accessibility' },
  { key: 'privacy', path: '/privacy' },
  { key: 'openData', path: '/open-data' },
  // Leads to one's desk, or to where one signs in first.
  { key: 'office', path: '/office' },
];

/** Of more languages the parts of pages that are kept would drive each other out. */
export const MOST_LANGUAGES = 50;

/**
 * What is the same on all pages of a language. Not kept for each town: a country's worth of headers would have to come
 * from the far end of the memory, which takes longer than to write the few words of a town.
 */
const fixed = keepWritten(5 * MOST_LANGUAGES);

/** Skip link and header. */
export function headerHtml(props: ChromeProps): string {
  const { lang, place } = props;
  const town = place === undefined ? '' : placeHtml(lang, place);
  const links = `${sectionLinks(props, 'head-word')}${languageMenu(props)}${searchLink(props)}`;
  return `${brandHtml(lang)}${town}${navHtml(lang)}${links}${menuHtml(props)}</nav></div></header>`;
}

function brandHtml(lang: Lang): string {
  return fixed(`brand ${lang}`, () => {
    const t = pageMessages(lang);
    const word = `<span class="brand-word">${escapeHtml(t('site.name'))}</span>`;
    return (
      `<a class="skip" href="#main">${escapeHtml(t('skip.main'))}</a><header class="head"><div class="wrap">` +
      `<a class="brand" href="${pathIn(lang, '/')}"${attribute('aria-label', t('site.home'))}>${markHtml}${word}</a>`
    );
  });
}

function navHtml(lang: Lang): string {
  return fixed(
    `nav ${lang}`,
    () => `<nav class="head-nav"${attribute('aria-label', pageMessages(lang)('nav.site'))}>`,
  );
}

function placeHtml(lang: Lang, place: NonNullable<ChromeProps['place']>): string {
  const t = pageMessages(lang);
  const label = escapePlain(t('nav.switchPlace', { place: place.name }));
  const href = escapeHtml(safeHref(place.switchHref ?? pathIn(lang, '/')));
  return `<a class="place" href="${href}" aria-label="${label}">${escapeHtml(place.name)}${iconHtml('chevron-down', 's')}</a>`;
}

function sectionLinks({ lang, section, sections, place }: ChromeProps, className: string): string {
  const t = pageMessages(lang);
  const ways = sections ?? waysOf(place);
  let html = '';
  for (const name of order) {
    const path = ways[name];
    if (path === undefined) continue;
    const href = escapeHtml(safeHref(sections === undefined && place ? path : pathIn(lang, path)));
    const current = name === section ? ' aria-current="true"' : '';
    html += `<a class="${className}" href="${href}"${current}>${escapeHtml(t(`nav.${name}`))}</a>`;
  }
  return html;
}

/** A town's own pages, or those of the whole site. */
function waysOf(place: ChromeProps['place']): Partial<Record<Section, string>> {
  return place === undefined
    ? { life: '/', data: '/data' }
    : { life: place.href, data: `${place.href}/data` };
}

/** The menu of languages of a page is the same on all pages of a language, but for their addresses. */
const menus = keepPattern(MOST_LANGUAGES);

/** The same page in all languages, each called as its readers call it. Opens without JavaScript. */
function languageMenu({ lang, path, oneLanguage }: ChromeProps): string {
  if (oneLanguage === true) return '';
  if (isBeginning(path)) return menuOfLanguages(lang, path);
  return menus(lang, path, (base) => menuOfLanguages(lang, base));
}

/** The first page of a site has no slash behind the prefix of a language, so it isn't like the others. */
export function isBeginning(path: string): boolean {
  return path === '/' || path.startsWith('/?');
}

function menuOfLanguages(current: Lang, path: string): string {
  const word = pageMessages(current)('nav.language');
  const links = languages().map(({ lang, tag, name }) => {
    const here = lang === current ? ' aria-current="true"' : '';
    return `<a class="menu-word" href="${escapeHtml(pathIn(lang, path))}" lang="${tag}" hreflang="${tag}" rel="alternate"${here}>${escapeHtml(name)}</a>`;
  });
  return (
    `<details class="languages" name="head"><summary${attribute('aria-label', word)}>${iconHtml('globe', 's')}` +
    `<span class="head-word">${escapeHtml(word)}</span></summary><div class="menu-list">${links.join('')}</div></details>`
  );
}

function searchLink({ lang, search }: ChromeProps): string {
  if (search === undefined) return '';
  const label = attribute('aria-label', pageMessages(lang)('nav.search'));
  return `<a href="${escapeHtml(pathIn(lang, search))}"${label}>${iconHtml('search')}</a>`;
}

/** The menu of phones: a details element, so that it opens without JavaScript. */
function menuHtml(props: ChromeProps): string {
  const { lang } = props;
  const summary = fixed(`menu ${lang}`, () => {
    const label = attribute('aria-label', pageMessages(lang)('nav.menu'));
    return (
      `<details class="menu" name="head"><summary${label}>${iconHtml('menu')}</summary>` +
      '<div class="menu-list">'
    );
  });
  const links = fixed(`links ${lang}`, () => footerLinks(lang, 'menu-word'));
  return `${summary}${sectionLinks(props, 'menu-word')}${links}</div></details>`;
}

function footerLinks(lang: Lang, className: string): string {
  const t = pageMessages(lang);
  return footer
    .map(
      ({ key, path }) =>
        `<a${attribute('class', className || null)} href="${pathIn(lang, path)}">${escapeHtml(t(`footer.${key}`))}</a>`,
    )
    .join('');
}

/** The footer; the same for all pages of a language. */
export function footerHtml(lang: Lang): string {
  return fixed(`foot ${lang}`, () => {
    const t = pageMessages(lang);
    return (
      `<footer class="foot"><div class="wrap"><p class="brand">${markHtml}<span class="brand-word">${escapeHtml(t('site.motto'))}</span></p>` +
      `<nav class="foot-links"${attribute('aria-label', t('footer.about'))}>${footerLinks(lang, '')}</nav></div></footer>`
    );
  });
}

/** Escaping for the parts of pages that are put together as text, because JSX would be too slow there. */
import type { Child } from 'hono/jsx';
import type { JSX } from 'hono/jsx/jsx-runtime';
import { plainText } from '../messages/index.ts';
import { hasMarks, marksHtml } from './marks-html.ts';

/** HTML that is safe to place in a page: what all components return. In a template literal it is its text. */
export type Html = Exclude<JSX.Element, Promise<unknown>>;

/** How it is kept. A class of our own: an object of the type String with a mark on it takes several times as long. */
class Markup {
  readonly html: string;

  constructor(html: string) {
    this.html = html;
  }

  toString(): string {
    return this.html;
  }
}

/** What can't stand as it is: marks of platform/messages, too. */
const special = /[&<>"'\ue0f0-\ue0f5]/;
const everySpecial = /[&<>"']/g;
const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as it must stand in HTML between tags; readings of kanji become `<ruby>`. */
export function escapeHtml(text: string): string {
  if (!special.test(text)) return text;
  const html = escapeAll(text);
  return hasMarks(html) ? marksHtml(html) : html;
}

/** Text as it must stand in quoted attributes and in titles: without how kanji are read. */
export function escapePlain(text: string): string {
  return special.test(text) ? escapeAll(plainText(text)) : text;
}

/** The same where people see it (options, examples in fields): how kanji are read stands in brackets. */
export function escapeSeen(text: string): string {
  return special.test(text) ? escapeAll(plainText(text, 'in-brackets')) : text;
}

function escapeAll(text: string): string {
  return text.replace(everySpecial, (found) => entities[found] ?? found);
}

/** Marks text that was put together with escapeHtml as finished HTML. */
export function trusted(html: string): Html {
  return new Markup(html) as unknown as Html;
}

/**
 * The same text in one piece, for what is written once and stands in many pages: text that was put together is kept
 * as its pieces, and each page that holds it would walk through them again.
 */
export function inOnePiece(text: string): string {
  return Buffer.from(text).toString();
}

/**
 * The HTML of anything that JSX accepts as a child. Pages never wait while they are written, so a promise inside is
 * a mistake of ours and throws.
 */
export function htmlOf(child: Child | Html): string {
  if (typeof child === 'string') return escapeHtml(child);
  if (child === null || child === undefined || typeof child === 'boolean') return '';
  if (typeof child === 'number') return String(child);
  if (Array.isArray(child)) {
    let text = '';
    for (const one of child) text += htmlOf(one);
    return text;
  }
  const html: unknown = child;
  if (html instanceof Markup) return html.html;
  throw new Error('a page waited for something while it was written');
}

const safeScheme = /^(https?|webcals?|mailto|tel|sms|geo):/i;
// Browsers drop control characters and white space in front of and inside a scheme.
const hidden = /[\u0000-\u0020\u007f-\u00a0\u200b-\u200f\u2028\u2029\ufeff]/g;

/**
 * An address that can be put into a link. Anything with a scheme that could run a script or isn't known becomes
 * `#`; addresses within the site pass as they are.
 */
export function safeHref(href: string): string {
  // Most links: within the site.
  if (href.startsWith('/')) return href;
  const bare = href.replace(hidden, '');
  if (!/^[a-z][a-z0-9+.-]*:/i.test(bare)) return href;
  return safeScheme.test(bare) ? href : '#';
}

/** ` name="value"` with a leading space, or nothing when the value is null, undefined or false. */
export function attribute(name: string, value: string | number | boolean | null | undefined): string {
  if (value === null || value === undefined || value === false) return '';
  return value === true ? ` ${name}` : ` ${name}="${escapePlain(String(value))}"`;
}

/** Class names that apply, parted by spaces. */
export function classes(...names: (string | false | null | undefined)[]): string {
  return names.filter((name) => name).join(' ');
}

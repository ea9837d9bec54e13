/** HTML from a town's file, without anything that could do harm. */
import sanitizeHtml from 'sanitize-html';

const OPTIONS: sanitizeHtml.IOptions = {
  allowedTags: [
    'p',
    'br',
    'ul',
    'ol',
    'li',
    'dl',
    'dt',
    'dd',
    'b',
    'strong',
    'em',
    'i',
    'u',
    'small',
    'span',
    'div',
    'h1',
    'h2',
    'h3',
    'h4',
    'table',
    'thead',
    'tbody',
    'tr',
    'th',
    'td',
    'a',
    'ruby',
    'rt',
    'rp',
    'hr',
  ],
  allowedAttributes: { a: ['href', 'rel'], th: ['colspan', 'rowspan'], td: ['colspan', 'rowspan'] },
  allowedSchemes: ['http', 'https', 'tel', 'mailto'],
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
  // A town's heading stands below the heading of our page; i and em are for icons or slant, which the design has not.
  transformTags: {
    h1: 'h3',
    h2: 'h3',
    h4: 'h3',
    i: 'span',
    em: 'strong',
    a: sanitizeHtml.simpleTransform('a', { rel: 'noopener nofollow' }),
  },
  nestingLimit: 20,
};

/** Safe HTML: text, lists, tables and links stay; scripts, styles, images, frames and handlers go. Idempotent. */
export function cleanHtml(html: string): string {
  return sanitizeHtml(html, OPTIONS).trim();
}

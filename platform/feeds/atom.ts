/** Atom (RFC 4287). */
import type { FeedDocument } from './document.ts';
import { escapeXml } from './xml.ts';

export interface AtomEntry {
  /** An IRI that never changes: `tag:tomoni.example,2026:…` or `urn:…`. */
  id: string;
  title: string;
  /** ISO 8601 with time and zone. */
  updated: string;
  url?: string;
  summary?: string;
  categories?: readonly string[];
}

export interface AtomFeed {
  id: string;
  title: string;
  subtitle?: string;
  lang: string;
  updated: string;
  author: string;
  /** The page, and the feed itself. */
  url: string;
  self: string;
  entries: readonly AtomEntry[];
}

/** A feed with its entries in the order given. */
export function atom(feed: AtomFeed): FeedDocument {
  const parts = [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escapeXml(feed.lang)}">`,
    element('id', feed.id),
    element('title', feed.title),
    element('subtitle', feed.subtitle),
    element('updated', instant(feed.updated)),
    `<author>${element('name', feed.author)}</author>`,
    `<link rel="alternate" type="text/html" href="${escapeXml(feed.url)}"/>`,
    `<link rel="self" type="application/atom+xml" href="${escapeXml(feed.self)}"/>`,
    ...feed.entries.map(entryXml),
    '</feed>',
  ];
  const body = `${parts.filter((part) => part !== '').join('\n')}\n`;
  return { body, contentType: 'application/atom+xml; charset=utf-8', fileName: null };
}

function entryXml(entry: AtomEntry): string {
  return [
    '<entry>',
    element('id', entry.id),
    element('title', entry.title),
    element('updated', instant(entry.updated)),
    entry.url === undefined ? '' : `<link rel="alternate" href="${escapeXml(entry.url)}"/>`,
    // An entry without a page of its own needs content (section 4.1.2).
    element(
      entry.url === undefined ? 'content' : 'summary',
      entry.summary ?? (entry.url === undefined ? entry.title : undefined),
    ),
    ...(entry.categories ?? []).map((category) => `<category term="${escapeXml(category)}"/>`),
    '</entry>',
  ]
    .filter((part) => part !== '')
    .join('');
}

function element(name: string, text: string | undefined): string {
  return text === undefined ? '' : `<${name}>${escapeXml(text)}</${name}>`;
}

function instant(iso: string): string {
  return new Date(iso).toISOString();
}

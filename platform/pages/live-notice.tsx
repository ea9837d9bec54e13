import type { Lang } from '../messages/index.ts';
import { attribute, escapeHtml, type Html, safeHref, trusted } from './escape.ts';
import { iconHtml } from './icon.tsx';
import { pageMessages } from './messages.ts';
import { keepWritten } from './written.ts';

export interface LiveNoticeProps {
  lang: Lang;
  /** What the page follows and what it has seen of it: `liveHref` of platform/live. */
  href: string;
  /** Selectors of the parts that are refreshed when the reader asks for it: `.answer-place,.beside-place`. */
  parts: string;
  /** The day that the page calls today, ISO: once it is over, the page is as old as one that has changed. */
  day: string;
  /** What has changed: dates of a plan (when left out), or what somebody says of how things stand now. */
  about?: 'dates' | 'news';
}

const written = keepWritten(20);

/**
 * A bar at the lower edge that says that what the page shows has changed, or that its day is over, with a button for the
 * new part. Empty until then, and without scripts. Put together as text: it stands on the page that people come for.
 */
export function LiveNotice({ lang, href, parts, day, about = 'dates' }: LiveNoticeProps): Html {
  const words = written(`${lang} ${about} ${parts}`, () => wordsOf(lang, parts, about));
  return trusted(
    `<div class="live" role="status" data-live="${escapeHtml(safeHref(href))}"${attribute('data-day', day)}${words}`,
  );
}

function wordsOf(lang: Lang, parts: string, about: 'dates' | 'news'): string {
  const t = pageMessages(lang);
  const said = (what: 'changed' | 'show' | 'done' | 'failed') =>
    t(about === 'news' ? `live.news.${what}` : `live.${what}`);
  return (
    `${attribute('data-parts', parts)}${attribute('data-done', said('done'))}${attribute('data-failed', said('failed'))}${attribute('data-new-day', t('live.new-day'))}>` +
    `<template><p>${iconHtml('bell')}<span data-words>${escapeHtml(said('changed'))}</span></p>` +
    `<button class="button button-main" type="button">${escapeHtml(said('show'))}</button></template></div>`
  );
}

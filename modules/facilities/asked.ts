/** What a reader asks for, in an address: `?kind=toilet&need=wheelchair,diapers&now=1&q=…&page=2`. Never where they are. */
import { isPosition, type Position } from '@tomoni/geo';
import type { Kind } from './kind.ts';
import { kindNamed } from './kinds/index.ts';
import type { Search } from './store.ts';

export interface Asked extends Search {
  /** From 1. */
  page: number;
}

const LONGEST = 100;
const MOST_PAGES = 1000;

/**
 * Reads the query; `kinds` are those that there are, the first of them is shown when none is asked for. Null when there
 * are none. Words that aren't known are left aside.
 */
export function askedIn(query: URLSearchParams, kinds: readonly Kind[]): Asked | null {
  const kind = kindNamed(query.get('kind')) ?? kinds[0];
  if (kind === undefined) return null;
  const wanted = (query.get('need') ?? '').split(',', kind.needs.length + 1);
  const page = Number.parseInt(query.get('page') ?? '1', 10);
  return {
    kind,
    needs: kind.needs.filter(({ slug }) => wanted.includes(slug)),
    now: kind.now !== null && query.get('now') === '1',
    q: (query.get('q') ?? '').replaceAll('\0', '').trim().slice(0, LONGEST),
    page: page >= 1 && page <= MOST_PAGES ? page : 1,
  };
}

/** The same as a query; the page begins anew when none is named. */
export function queryOf(asked: Search, page = 1): string {
  const paged = page > 1 ? { page: String(page) } : {};
  const words = asked.q === '' ? {} : { q: asked.q };
  return new URLSearchParams({ ...conditionsOf(asked), ...words, ...paged }).toString();
}

/** What goes along when other words are asked for. */
export function conditionsOf({ kind, needs, now }: Search): Record<string, string> {
  return {
    kind: kind.slug,
    ...(needs.length === 0 ? {} : { need: needs.map(({ slug }) => slug).join(',') }),
    ...(now ? { now: '1' } : {}),
  };
}

/** The conditions that another kind has, too, go along: おむつ替え is asked for at toilets and at town halls. */
export function withKind(asked: Search, kind: Kind): Search {
  const wanted = new Set(asked.needs.map(({ slug }) => slug));
  return {
    kind,
    needs: kind.needs.filter(({ slug }) => wanted.has(slug)),
    now: asked.now && kind.now !== null,
    q: asked.q,
  };
}

export function withNeed(asked: Search, slug: string): Search {
  const has = asked.needs.some((need) => need.slug === slug);
  const needs = asked.kind.needs.filter((need) => (need.slug === slug ? !has : asked.needs.includes(need)));
  return { ...asked, needs };
}

/** A position out of a form; null when it is none. */
export function positionIn(form: { text: (name: string) => string }): Position | null {
  const [lat, lon] = [form.text('lat'), form.text('lon')];
  if (!/^-?\d{1,3}(?:\.\d+)?$/u.test(lat) || !/^-?\d{1,3}(?:\.\d+)?$/u.test(lon)) return null;
  const position = { lat: Number(lat), lon: Number(lon) };
  return isPosition(position) ? position : null;
}

/** Names of topics, and what a page says that it has seen of them. */
import { problem } from '../http/index.ts';

/** A topic and its version that the page shows; 0 when nothing was ever published of it. */
export interface Seen {
  topic: string;
  version: number;
}

/** So many topics a page may follow. */
const MOST_TOPICS = 8;
const TOPIC = /^[a-z][a-z-]{0,40}(?:\/[a-z0-9][a-z0-9._-]{0,60}){0,3}$/;

/** Throws RangeError when the name is none: `<module>/<what>/<which>`, in small letters. */
export function checkedTopic(topic: string): string {
  if (!TOPIC.test(topic)) throw new RangeError(`Not a topic: ${topic}`);
  return topic;
}

/** The address that a page follows: `/live?t=collection%2F992011&seen=17`. */
export function liveHref(seen: readonly Seen[]): string {
  const query = seen.map(({ topic }) => `t=${encodeURIComponent(topic)}`).join('&');
  return `/live?${query}&seen=${seenText(seen.map(({ version }) => version))}`;
}

/** Versions in the order of the topics, as they stand in addresses and as ids of events. */
export function seenText(versions: readonly number[]): string {
  return versions.join('.');
}

/**
 * What a request follows, and from where on: `Last-Event-ID`, which a browser sends when it connects again, counts
 * more than the address. Throws 400.
 */
export function readSeen(topics: readonly string[], seen: string, lastEventId: string | undefined): Seen[] {
  const distinct = new Set(topics);
  if (topics.length === 0 || topics.length > MOST_TOPICS || distinct.size < topics.length) throw unreadable();
  if (!topics.every((topic) => TOPIC.test(topic))) throw unreadable();
  const versions = versionsIn(lastEventId ?? '', topics.length) ?? versionsIn(seen, topics.length);
  if (versions === null) throw unreadable();
  return topics.map((topic, n) => ({ topic, version: versions[n] ?? 0 }));
}

function versionsIn(text: string, count: number): number[] | null {
  const parts = text.split('.');
  if (parts.length !== count || !parts.every((part) => /^\d{1,16}$/.test(part))) return null;
  return parts.map(Number);
}

function unreadable() {
  return problem({
    status: 400,
    code: 'live.unreadable',
    title: { ja: '何を見守るのかがわかりません', en: 'It is not clear what to follow' },
    detail: {
      ja: `t に話題を${MOST_TOPICS}つまで、seen に同じ数の版を「.」でつないで書いてください。`,
      en: `Give up to ${MOST_TOPICS} topics as t, and as many versions joined by dots as seen.`,
    },
  });
}

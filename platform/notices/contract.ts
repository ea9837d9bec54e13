/** What a module says about the notices that it sends. Types only, so that manifests can name them. */
import type { Site } from '../manifest/index.ts';
import type { Lang } from '../messages/index.ts';

export type Channel = 'mail' | 'push' | 'webhook';

/** What people read, in one language. */
export interface NoticeText {
  /** One line: the subject of a letter, the title of what a phone shows. */
  subject: string;
  /** Sentences and lists, each a line or more. */
  lines: readonly string[];
  /** Path on this site where one reads on, with the prefix of the language. */
  path: string;
}

/** What a subscription is about, and what may be chosen in it. */
export interface NoticeSubject {
  /** 「みどり町1丁目のごみ」 */
  title: string;
  path: string;
  /** Parts that may be left out: kinds of waste. None: there is nothing to choose. */
  parts: readonly { value: string; title: string }[];
  /** Full hours that may be chosen. None: at once. */
  hours: readonly number[];
}

/** One kind of notice that people ask for; goes into the manifest's `notices`. */
export interface NoticeKind {
  /** `<module>.<what>`: `collection.reminder`. */
  name: string;
  title: { ja: string; en: string };
  /** Writes it. Pure: `data` is what was queued, `now` says whether a day is today or tomorrow. */
  text(data: unknown, lang: Lang, now: Date): NoticeText;
  /** What somebody asked for; null when it is gone. */
  subject(site: Site, about: { owner: string; ref: string }, lang: Lang): Promise<NoticeSubject | null>;
}

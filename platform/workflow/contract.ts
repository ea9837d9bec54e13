/** What waits for somebody. Types only, so that manifests can name them. */
import type { IsoDate } from '@tomoni/japanese';

export interface Todo {
  /** Names it for good: the same thing asked about twice has the same id. */
  id: string;
  owner: string;
  /** What to do, as a person reads it: ごみカレンダーの承認. */
  title: { ja: string; en: string };
  /** Where it is done; a path without a language prefix. */
  href: string;
  /** Last day, or null when there is none. */
  due: IsoDate | null;
  /** Since when it has waited. */
  since: Date;
}

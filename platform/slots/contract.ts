import type { Site } from '../manifest/index.ts';
import type { Lang } from '../messages/index.ts';
import type { Html } from '../pages/index.ts';

/** What a card may know about the page it stands on. `slotContext(c, …)` of platform/http makes one. */
export interface SlotContext {
  lang: Lang;
  /** The municipality the page is about, six digits. */
  place?: string;
  /** The group the page is about. */
  group?: string;
  /** The dataset of `place` the page is about: its id, and the slug of the standard that it is, or null. */
  dataset?: { id: string; standard: string | null };
  /**
   * What this reader chose on this device earlier (platform/http's `rememberChoice`), or null.
   * A card that asks makes the page a private one.
   */
  choice(key: string): string | null;
}

export interface SlotCard {
  /** Name of the slot: page and place on it, e.g. `place.home`. */
  slot: string;
  /** Small numbers stand first; cards of one order stay in the order of the modules. */
  order: number;
  /** The card, or null when there is nothing to say here (no calendar in this town, …). */
  render(site: Site, context: SlotContext): Promise<Html | null>;
}

import type { Both, Item, RefusalCode, Refused } from './contract.ts';
import { messages } from './messages.ts';

/** A refusal with its reason: that of this home, or the one given. */
export function refuse(code: Exclude<RefusalCode, 'check' | 'not-allowed'>, item: Item | null): Refused;
export function refuse(code: RefusalCode, item: Item | null, reason: Both): Refused;
export function refuse(code: RefusalCode, item: Item | null, reason?: Both): Refused {
  const words = (lang: 'ja' | 'en') =>
    code === 'check' || code === 'not-allowed' ? '' : messages(lang)(code);
  return { moved: false, code, reason: reason ?? { ja: words('ja'), en: words('en') }, item };
}

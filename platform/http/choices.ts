/**
 * What a reader chose on this device (my area, …), remembered without an account in a cookie that only the
 * server reads. A choice never stands in an address or a log.
 */
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { SlotContext } from '../slots/index.ts';
import type { RequestContext } from './request-context.ts';

/** Browsers keep a cookie for 400 days at most. */
const KEEP_SECONDS = 400 * 24 * 60 * 60;
const LONGEST = 200;
const KEY = /^[a-z0-9][a-z0-9.-]{0,60}$/;

/**
 * What was chosen under this key, or null. Reading makes the answer one for this reader only (`Vary: Cookie`);
 * read before `conditional`, so that its ETag knows.
 */
export function readChoice(c: RequestContext, key: string): string | null {
  const value = getCookie(c, cookieName(key)) ?? null;
  const known = c.get('choices');
  const valid =
    value !== null && value.length <= LONGEST && !/[\u0000-\u001f\u007f]/.test(value) ? value : null;
  known.set(key, valid);
  return valid;
}

/** Remembers a choice for about a year. `key` is lower-case with dots: `collection.area.999999`. */
export function rememberChoice(c: RequestContext, key: string, value: string): void {
  if (value.length > LONGEST) throw new RangeError(`A choice has at most ${LONGEST} characters`);
  setCookie(c, cookieName(key), value, { ...cookieShape(c), maxAge: KEEP_SECONDS });
}

export function forgetChoice(c: RequestContext, key: string): void {
  deleteCookie(c, cookieName(key), cookieShape(c));
}

/** The context for `cardsFor`: this request's language and choices, about this place, group or dataset. */
export function slotContext(
  c: RequestContext,
  about: Pick<SlotContext, 'place' | 'group' | 'dataset'> = {},
): SlotContext {
  return { lang: c.get('lang'), ...about, choice: (key) => readChoice(c, key) };
}

/** Keys and values read so far, flat, for an ETag. */
export function choicesRead(c: RequestContext): (string | null)[] {
  return [...c.get('choices')].flat();
}

function cookieName(key: string): string {
  if (!KEY.test(key)) throw new RangeError(`Not a key of a choice: ${key}`);
  return `tomoni.${key}`;
}

/** Secure only where the reader came by https, so that it also works over http in a local network. */
function cookieShape(c: RequestContext) {
  return { path: '/', httpOnly: true, sameSite: 'Lax', secure: c.get('secure') } as const;
}

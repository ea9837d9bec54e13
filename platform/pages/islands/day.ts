/** Which day it is where the town is, and when another one has begun. */

/** Japan has kept UTC+9 since 1952; the phone may be anywhere. `ahead`: so many days later. */
export function todayInJapan(ahead = 0): string {
  return new Date(Date.now() + 9 * 3_600_000 + ahead * 86_400_000).toISOString().slice(0, 10);
}

/** A page that stays in view over midnight notices within a minute. */
const LOOK_EVERY_MS = 60_000;

/**
 * Calls when another day has begun than the one that is shown: on a page in view, on one that is looked at again, on one
 * that lay frozen or in the browser's store of pages, and at once on one that the browser has kept since yesterday.
 */
export function onNewDay(call: () => void, shown = todayInJapan()): void {
  let day = shown;
  const look = () => {
    const now = todayInJapan();
    // A clock that is behind the page's is wrong.
    if (now <= day) return;
    day = now;
    call();
  };
  for (const woken of ['visibilitychange', 'resume']) document.addEventListener(woken, look);
  addEventListener('pageshow', look);
  setInterval(look, LOOK_EVERY_MS);
  look();
}

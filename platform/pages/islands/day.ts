/** Which day it is where the town is, and when another one has begun. */

/** Japan has kept UTC+9 since 1952; the phone may be anywhere. `ahead`: so many days later. */
export function todayInJapan(ahead = 0): string {
  return new Date(Date.now() + 9 * 3_600_000 + ahead * 86_400_000).toISOString().slice(0, 10);
}

/** A page that stays in view over midnight notices within a minute. */
const LOOK_EVERY_MS = 60_000;

/** Calls when another day has begun: on a page in view, and on one that is looked at again. */
export function onNewDay(call: () => void): void {
  let day = todayInJapan();
  const look = () => {
    const now = todayInJapan();
    if (now === day) return;
    day = now;
    call();
  };
  document.addEventListener('visibilitychange', look);
  addEventListener('pageshow', look);
  setInterval(look, LOOK_EVERY_MS);
}

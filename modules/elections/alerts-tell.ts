/** Into the queue: whoever follows a place is told at once, exactly once, whatever runs again. */
import { addDays, todayIn } from '@tomoni/japanese';
import { findPlace, placeName } from '@tomoni/places/contract';
import type { Site } from '@tomoni/platform/manifest';
import { afterQuiet, hasBegun, notifyAll, sendSoon } from '@tomoni/platform/notices';
import type { StoredEvent } from '@tomoni/platform/storage';
import { type ChangeNotice, PLACE_CHANGED } from './alerts-kind.ts';
import type { Alert } from './alerts-model.ts';
import { findAlert } from './alerts-store.ts';

/** So many changes one letter tells in full. */
const MOST_IN_LETTER = 5;

export function alertAnnounced(site: Site, event: StoredEvent): Promise<void> {
  return tellAlert(site, event, 'changed');
}

/** Whoever was told is told again. */
export function alertWithdrawn(site: Site, event: StoredEvent): Promise<void> {
  return tellAlert(site, event, 'restored');
}

async function tellAlert(
  site: Site,
  { ref: owner, data }: StoredEvent,
  what: ChangeNotice['what'],
): Promise<void> {
  const alert = await findAlert(site.db, owner, (data as { alert: string }).alert);
  const place = await findPlace(site.db, owner);
  const now = site.now();
  const today = todayIn('Asia/Tokyo', now);
  if (alert === null || place === null || alert.withdraws !== null || today > alert.until) return;
  if ((alert.withdrawnAt !== null) !== (what === 'restored')) return;
  const slotOf = (which: string) => `elections.${which} ${owner} ${alert.id}`;
  // Begun is enough: who was told before it broke off must hear this, too.
  if (what === 'restored' && !(await hasBegun(site.db, slotOf('changed')))) return;
  const urgent = isNear(alert, today);
  const names = { ja: placeName(place, 'ja'), en: placeName(place, 'en') };
  const queued = await notifyAll(
    site.db,
    {
      ...{ slot: slotOf(what), kind: PLACE_CHANGED, owner },
      refs: [...new Set(alert.changes.flatMap(({ threads }) => threads)), ''],
      due: urgent ? now : afterQuiet(now),
      urgent,
      expires: new Date(`${addDays(alert.until, 1)}T00:00:00+09:00`),
    },
    async (groups) =>
      groups.map(({ ref }) => ({
        key: `${what} ${alert.id}`,
        data: noticeFor(alert, { ref, what, place: names, code: owner }),
      })),
  );
  if (queued > 0) await sendSoon(site.db);
}

/** A day before the vote nobody waits for the morning. */
function isNear({ pollingDay }: Alert, today: string): boolean {
  return pollingDay !== null && pollingDay <= addDays(today, 1);
}

function noticeFor(
  alert: Alert,
  { ref, what, place, code }: { ref: string } & Pick<ChangeNotice, 'what' | 'place' | 'code'>,
): ChangeNotice {
  const own = alert.changes.filter(({ threads }) => ref === '' || threads.includes(ref));
  const { id, origin, reason, reasonEn, pollingDay, until } = alert;
  return {
    ...{ what, place, code, alert: { id, origin, reason, reasonEn, pollingDay, until } },
    why: alert.withdrawnWhy,
    changes: own.slice(0, MOST_IN_LETTER),
    more: Math.max(0, own.length - MOST_IN_LETTER),
  };
}

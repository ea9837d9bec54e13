/** Looks at a town's polling places whenever a list is published or withdrawn, and tells what has changed. */
import { currentVersion, publishedStandards } from '@tomoni/catalogue/contract';
import { addDays, todayIn } from '@tomoni/japanese';
import { defineJob } from '@tomoni/platform/jobs';
import type { Site } from '@tomoni/platform/manifest';
import type { Actor } from '@tomoni/platform/permissions';
import { type Db, jsonb, type StoredEvent, type Trx, transaction } from '@tomoni/platform/storage';
import { sql } from 'kysely';
import { isToldAlready } from './alerts-concern.ts';
import { beginAlert, moveIn } from './alerts-moves.ts';
import { shownAlerts } from './alerts-store.ts';
import type { PlaceChange, SeenPlace, SeenTown } from './changed-place-model.ts';
import { compareTowns, isManyAtOnce, seenTown } from './changed-place-rules.ts';
import { sweepWords } from './crowding-store.ts';
import { pollingDays } from './polling-days.ts';
import { readTown, STANDARD } from './town.ts';

/** How long a change out of a list is told when no polling day is known. */
const SHOWN_DAYS = 60;

const OPERATOR: Actor = { kind: 'operator' };

/** For DATASET_PUBLISHED and DATASET_WITHDRAWN. Run again it finds nothing new. */
export async function listChanged(site: Site, { ref: owner, data }: StoredEvent): Promise<void> {
  const { dataset } = data as { dataset: string };
  const version = await currentVersion(site.db, owner, dataset);
  if (version !== null && version.standard !== STANDARD) return;
  await lookAgain(site, owner, version?.author ?? null);
}

/** Holds what is public now against what was seen last. `author` brought the list: nobody approves their own. */
async function lookAgain(site: Site, owner: string, author: string | null): Promise<void> {
  await transaction(site.db, async (trx) => {
    // One at a time for a town: what one has found is no news to the next.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`elections.watched ${owner}`}, 0))`.execute(
      trx,
    );
    const fresh = seenTown((await readTown(trx, owner)).places);
    const old = await seenBefore(trx, owner);
    if (old === null) {
      if (fresh.day.length + fresh.early.length > 0) await remember(trx, owner, fresh, site.now());
      return;
    }
    const today = todayIn('Asia/Tokyo', site.now());
    const { changes, seen } = compareTowns(old, fresh, owner, today);
    await remember(trx, owner, seen, site.now());
    const shown = await shownAlerts(trx, owner, today);
    const news = changes.filter((change) => !isToldAlready(change, shown));
    if (news.length > 0) await tellChanges(trx, { owner, changes: news, old, author, at: site.now() });
  });
}

interface Found {
  owner: string;
  changes: readonly PlaceChange[];
  old: SeenTown;
  author: string | null;
  at: Date;
}

/** Told at once; but on polling day, or where a whole list looks different, only after somebody else has looked. */
async function tellChanges(trx: Trx, { owner, changes, old, author, at }: Found): Promise<void> {
  const today = todayIn('Asia/Tokyo', at);
  const day = (await pollingDays(trx, owner)).find((one) => one >= today) ?? null;
  const ref = await beginAlert(trx, {
    owner,
    actor: OPERATOR,
    authors: author === null || author === 'operator' ? [] : [author],
    alert: {
      ...{ origin: 'list', changes, reason: '', reasonEn: '', withdraws: null, madeAt: at },
      ...{ pollingDay: day, until: day ?? addDays(today, SHOWN_DAYS) },
    },
  });
  const held = day === today || isManyAtOnce(changes, old);
  const step = { owner, ref, actor: OPERATOR, expectedVersion: 1, note: '' };
  const made = await moveIn(trx, { ...step, move: held ? 'submit' : 'publish-now' }, at);
  if (!made.moved) throw new Error(`A changed polling place could not be told: ${made.code}`);
}

/** Makes sure that the next list finds something to be held against. */
export async function beginWatching(site: Site, owner: string): Promise<void> {
  if ((await seenBefore(site.db, owner)) === null) await lookAgain(site, owner, null);
}

/** What was seen last of a town; null when nobody has looked yet. */
export async function seenBefore(db: Db, owner: string): Promise<SeenTown | null> {
  const { rows } = await sql<{ places: SeenTown }>`
    select places from elections.watched where owner = ${owner}`.execute(db);
  return rows[0]?.places ?? null;
}

async function remember(trx: Trx, owner: string, seen: SeenTown, at: Date): Promise<void> {
  await sql`
    insert into elections.watched (owner, places, seen_at) values (${owner}, ${jsonb(seen)}, ${at})
    on conflict (owner) do update set places = excluded.places, seen_at = excluded.seen_at`.execute(trx);
}

/** The place that somebody follows by this name, where it is now; null when it is in no list any more. */
export function placeFollowed(seen: SeenTown, thread: string): SeenPlace | null {
  return [...seen.day, ...seen.early].find(({ threads }) => threads.includes(thread)) ?? null;
}

/** Towns whose lists were published before anybody looked; and what is kept long enough. */
export const watchJob = defineJob({
  name: 'elections.watch',
  title: {
    ja: '投票所の変更に気づけるようにする',
    en: 'Remember polling places, so that changes are noticed',
  },
  schedule: { every: 'hour', minute: 20 },
  run: async (site, _, { signal }) => {
    const lists = (await publishedStandards(site.db)).filter(({ standard }) => standard === STANDARD);
    for (const { owner } of lists) {
      signal.throwIfAborted();
      await beginWatching(site, owner);
    }
    await sweepWords(site.db, site.now());
  },
});

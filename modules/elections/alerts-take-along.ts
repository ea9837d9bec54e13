/** Everything that is kept of a town's polling places besides its lists: alerts with their history of states, and words of how crowded it was. */
import type { OwnerFile, Site } from '@tomoni/platform/manifest';
import { sql } from 'kysely';

export async function* takeAlertsAlong({ db }: Site, owner: string): AsyncGenerator<OwnerFile> {
  const alerts = sql`
    select id::text as id, origin, changes, reason, reason_en as "reasonEn", polling_day::text as "pollingDay",
      until::text as until, withdraws::text as withdraws, made_at as "madeAt", announced_at as "announcedAt",
      withdrawn_at as "withdrawnAt", withdrawn_why as "withdrawnWhy"
    from elections.alert where owner = ${owner} order by alert.id`;
  yield { path: 'elections/alerts.json', pieces: asJson(async () => (await alerts.execute(db)).rows) };
  const words = sql`
    select place_key as "place", level, wait_minutes as "waitMinutes", said_at as "saidAt", revoked_at as "revokedAt"
    from elections.crowding where owner = ${owner} order by crowding.id`;
  yield { path: 'elections/crowding.json', pieces: asJson(async () => (await words.execute(db)).rows) };
}

async function* asJson(read: () => Promise<unknown[]>): AsyncGenerator<string> {
  yield `${JSON.stringify(await read(), null, 2)}\n`;
}

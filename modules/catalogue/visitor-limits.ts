/** How often a visitor may write to a town. What is counted is a keyed hash of the network, gone the day after. */
import { randomBytes } from 'node:crypto';
import { type Limit, networkOf, takeTurn } from '@tomoni/platform/limits';
import type { AppEnv } from '@tomoni/platform/manifest';
import type { Db } from '@tomoni/platform/storage';
import type { Context } from 'hono';
import { sql } from 'kysely';

/** An office, a school or a library reaches us from one address. */
const LIMITS = {
  wish: { name: 'catalogue.wish', most: 10, minutes: 60 },
  report: { name: 'catalogue.report', most: 20, minutes: 60 },
  /** Of one wish: nobody makes it look wanted by a hundred. */
  too: { name: 'catalogue.wish-too', most: 3, minutes: 24 * 60 },
} as const satisfies Record<string, Limit>;

/** Whether this visitor may do so now; `about` parts what is counted on its own. */
export async function mayWrite(c: Context<AppEnv>, what: keyof typeof LIMITS, about = ''): Promise<boolean> {
  const { db } = c.get('site');
  const subject = `${networkOf(c.get('client'))} ${about}`;
  return (await takeTurn(db, await secretOf(db), LIMITS[what], subject)).allowed;
}

async function secretOf(db: Db): Promise<string> {
  await sql`
    insert into catalogue.secret (value) values (${randomBytes(32).toString('base64url')})
    on conflict do nothing`.execute(db);
  const { rows } = await sql<{ value: string }>`select value from catalogue.secret`.execute(db);
  return rows[0]?.value ?? '';
}

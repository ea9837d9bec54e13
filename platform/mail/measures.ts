/** The letters as a monitor and the site's admin see them. */
import { sql } from 'kysely';
import type { Site } from '../manifest/index.ts';
import type { Snapshot } from '../metrics/contract.ts';
import type { Db } from '../storage/index.ts';

export interface MailHealth {
  /** Neither sent nor given up. */
  waiting: number;
  /** Of these, tried in vain at least once. */
  failing: number;
  givenUp: number;
  /** Since when the one that waits longest has been here. */
  waitingSince: Date | null;
}

/** How the letters of a site are. */
export async function mailHealth(db: Db): Promise<MailHealth> {
  const { rows } = await sql<MailHealth>`
    select count(*) filter (where sent_at is null and given_up_at is null) as waiting,
      count(*) filter (where sent_at is null and given_up_at is null and attempts > 0) as failing,
      count(*) filter (where given_up_at is not null) as "givenUp",
      min(created_at) filter (where sent_at is null and given_up_at is null) as "waitingSince"
    from mail.message`.execute(db);
  return rows[0] ?? { waiting: 0, failing: 0, givenUp: 0, waitingSince: null };
}

/** For `/metrics`. */
export async function mailMeasures(site: Site): Promise<Snapshot> {
  const { waiting, failing, givenUp } = await mailHealth(site.db);
  return [
    {
      name: 'tomoni_mail',
      help: 'Letters that wait, those of them that failed at least once, and those that were given up.',
      type: 'gauge',
      samples: [
        { labels: { state: 'waiting' }, value: waiting },
        { labels: { state: 'failing' }, value: failing },
        { labels: { state: 'given-up' }, value: givenUp },
      ],
    },
  ];
}

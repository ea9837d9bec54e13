/** What open pages of this module follow: how crowded places are, and changes of polling places. */
import { versionSql } from '@tomoni/platform/live';
import { type Db, statement } from '@tomoni/platform/storage';

export const topicOf = (owner: string) => `elections/${owner}`;

const version = statement<{ version: number | null }>(
  `select ${versionSql("'elections/' || $1")} as version`,
);

/** The version of it. Read before what a page shows, so that the page misses nothing that comes in between. */
export async function liveVersion(db: Db, owner: string): Promise<number> {
  const [row] = await version(db, [owner]);
  return row?.version ?? 0;
}

import { sql } from 'kysely';
import { defineJob } from '../jobs/index.ts';

/** No page stays open so long without having been looked at. */
const KEPT_DAYS = 90;

/** Removes topics of which nothing was heard for long, so that the table stays as small as what is alive. */
export const tidyTopics = defineJob({
  name: 'live.tidy',
  title: { ja: '古い話題を片づける', en: 'Clear old topics of live pages' },
  schedule: { every: 'day', at: '03:50' },
  run: async (site) => {
    const until = new Date(site.now().getTime() - KEPT_DAYS * 86_400_000);
    await sql`delete from live.topic where changed_at < ${until}`.execute(site.db);
  },
});

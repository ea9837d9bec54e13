/** Nothing stays longer than was said. */
import { sql } from 'kysely';
import type { Job } from '../jobs/contract.ts';
import type { ModuleManifest, Site } from '../manifest/index.ts';
import { transaction } from '../storage/index.ts';
import { declaredTables } from './declared.ts';
import { eraseRows } from './rows.ts';

/** Removes or empties every row whose time is over; returns how many, by table (`mail.message`). */
export async function applyRetention(site: Site): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of declaredTables(site).reverse()) {
    const { retention } = table;
    if (!('days' in retention)) continue;
    const before = new Date(site.now().getTime() - retention.days * 86_400_000);
    const count = await transaction(site.db, (trx) =>
      eraseRows(trx, table, sql`${sql.ref(retention.after)} < ${before}`),
    );
    if (count > 0) counts[`${table.module}.${table.table}`] = count;
  }
  return counts;
}

const retentionJob: Job<null> = {
  name: 'personal-data.expire',
  title: { ja: '保存期間の終わった個人情報を消す', en: 'Remove personal data whose time is over' },
  schedule: { every: 'day', at: '03:40' },
  async run(site) {
    const removed = await applyRetention(site);
    if (Object.keys(removed).length > 0) site.log.info({ removed }, 'Personal data whose time was over');
  },
};

/** The job of this home. It has no tables: what it removes belongs to others. */
export const personalDataHome: ModuleManifest = {
  name: 'personal-data',
  migrations: {},
  jobs: [retentionJob],
};

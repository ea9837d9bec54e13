/** Hands on what is due until it is killed; deliver-kill.test.ts counts what arrived. */

import { settings } from '../../storage/guard.ts';
import { openPool } from '../../storage/pool.ts';
import { deliverDue } from '../index.ts';
import { trialSite } from './trial-kind.ts';

async function main(): Promise<void> {
  const [host = '', database = '', smtp = ''] = process.argv.slice(2);
  const { db, pool } = openPool(settings(host, database));
  console.log('ready');
  await deliverDue(trialSite(db, smtp, () => new Date()));
  await pool.end();
}

void main();

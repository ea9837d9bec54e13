/** Restores a backup; backup-kill.test.ts kills it and looks at what is left. */
import { jobsHome } from '../../jobs/index.ts';
import { openDatabase } from '../../storage/index.ts';
import { readFileBytes, restoreBackup } from '../index.ts';
import { oddTables } from './odd-tables.ts';
import { siteOf } from './trial.ts';

async function main(): Promise<void> {
  const [file = ''] = process.argv.slice(2);
  const { pool, close } = await openDatabase({ dataDir: '', databaseUrl: process.env.TRIAL_DATABASE ?? '' });
  console.log('ready');
  await restoreBackup({
    ...{ pool, file, source: readFileBytes(file), place: 'trial', site: siteOf([jobsHome, oddTables]) },
    removals: [],
  });
  console.log('done');
  await close();
}

void main();

/** Writes a backup into a file; backup-kill.test.ts kills it and looks at what is left. */
import { openDatabase } from '../../storage/index.ts';
import { writeBackup, writeWhole } from '../index.ts';

async function main(): Promise<void> {
  const [file = ''] = process.argv.slice(2);
  const { pool, close } = await openDatabase({ dataDir: '', databaseUrl: process.env.TRIAL_DATABASE ?? '' });
  console.log('ready');
  await writeWhole(file, (write) => writeBackup({ pool, release: '0.1.0', place: 'trial', write }));
  console.log('done');
  await close();
}

void main();

/** A process that runs jobs until it is told to stop; the tests start some, and kill some. */
import { openDatabase } from '../../storage/index.ts';
import { startJobs } from '../index.ts';
import { trialJobsSite } from './trial-jobs.ts';

async function main(): Promise<void> {
  const { db, close } = await openDatabase({ dataDir: '', databaseUrl: process.env.TRIAL_DATABASE ?? '' });
  const running = await startJobs(trialJobsSite(db), {
    lookEveryMs: 50,
    tendEveryMs: 200,
    stopWithinMs: 2_000,
  });
  console.log('ready');
  process.once('SIGTERM', async () => {
    await running.stop();
    await close();
    console.log('stopped');
  });
}

void main();

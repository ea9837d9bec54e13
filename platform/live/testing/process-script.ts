/** A process that serves live streams until it is told to stop. */
import { openDatabase } from '../../storage/index.ts';
import { serveLive } from './trial-live.ts';

async function main(): Promise<void> {
  const { db, close } = await openDatabase({ dataDir: '', databaseUrl: process.env.TRIAL_DATABASE ?? '' });
  const server = await serveLive(db, {}, Number(process.env.TRIAL_PORT ?? 0));
  console.log(`port ${server.port}`);
  process.once('SIGTERM', async () => {
    await server.stop();
    await close();
  });
}

void main();

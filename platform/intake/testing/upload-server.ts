/** Serves the form for files until it is killed; upload-kill.test.ts sends, looks on and counts. */
import { serve } from '../../http/index.ts';
import { openDatabase } from '../../storage/index.ts';
import { uploadApp, uploadSite } from './upload-app.tsx';

async function main(): Promise<void> {
  const { db } = await openDatabase({ dataDir: '', databaseUrl: process.env.TRIAL_DATABASE ?? '' });
  await serve(uploadApp(uploadSite(db, { now: () => new Date() })), {
    port: Number(process.env.TRIAL_PORT),
    host: '127.0.0.1',
  });
  console.log('ready');
}

void main();

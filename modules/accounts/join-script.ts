/** Lets people join through the pages as fast as it can, several at once, until it is killed; join-kill.test.ts counts. */
import { openDatabase } from '@tomoni/platform/storage';
import { invite } from './invitations.ts';
import { PASSWORD, PLACE, Reader, testApp, testSite } from './testing-site.ts';

async function main(): Promise<void> {
  const { db } = await openDatabase({ dataDir: '', databaseUrl: process.env.TRIAL_DATABASE ?? '' });
  const run = process.argv[2] ?? '0';
  const app = testApp(testSite(db));
  const official = { role: 'official', scope: PLACE, from: '2026-11-24', until: '2027-03-31' } as const;

  /** What was answered before the kill has to be there afterwards: `invited <email> <token>`, `joined <email>`, or
   * `leaving <email>` and `left <email>`. */
  async function onePerson(email: string, address: string, leaves: boolean): Promise<void> {
    const token = await invite(db, { email, lang: 'ja', invitedBy: 'operator', appointments: [official] }, 1);
    console.log(`invited ${email} ${token}`);
    const reader = new Reader(app, { address });
    const joined = await reader.post(`/invitation/${token}`, { name: '山田 花子', password: PASSWORD });
    if (joined.status !== 303) throw new Error(`${email} could not join: ${joined.status}`);
    console.log(`${leaves ? 'leaving' : 'joined'} ${email}`);
    if (!leaves) return;
    const left = await reader.post('/account/delete', {});
    if (left.status !== 200) throw new Error(`${email} could not leave: ${left.status}`);
    console.log(`left ${email}`);
  }

  async function oneDoor(door: number): Promise<void> {
    for (let n = 0; ; n += 1)
      await onePerson(`p-${run}-${door}-${n}@example.jp`, `10.${run}.${door}.${n % 250}`, n % 3 === 2);
  }

  // The first one loads what is needed, so that kills meet the work and not the loading.
  await onePerson(`p-${run}-first@example.jp`, `10.${run}.9.9`, false);
  console.log('ready');
  await Promise.all([0, 1, 2].map(oneDoor));
}

void main();

/** Stages and commits as fast as it can until it is killed; intake.kill.test.ts looks at what is left. */
import type { Site } from '../../manifest/index.ts';
import { openDatabase } from '../../storage/index.ts';
import { commit, stage } from '../index.ts';
import { notesReader } from './notes-reader.ts';

async function main(): Promise<void> {
  const { db } = await openDatabase({ dataDir: '', databaseUrl: process.env.TRIAL_DATABASE ?? '' });
  const site: Site = {
    db,
    now: () => new Date(),
    publicUrl: null,
    modules: [{ name: 'notes', migrations: {}, readers: [notesReader()] }],
    log: { info() {}, warn() {}, error() {} },
  };
  const run = process.argv[2] ?? '0';

  console.log('ready');
  for (let n = 0; ; n += 1) {
    const lines = Array.from({ length: 100 }, (_, line) => `${run} ${n} ${line}`).join('\n');
    const files = [
      { name: 'notes.txt', bytes: Buffer.from(lines) },
      { name: 'map.bin', bytes: Buffer.alloc(3_000_000, `${run} ${n}`) },
    ];
    const staged = await stage(site, { owner: run, actor: 'operator', files });
    const { version } = await commit(site, { id: staged.id, hash: staged.hash, actor: 'operator' });
    console.log(`committed ${version}`);
  }
}

void main();

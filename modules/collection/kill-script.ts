/**
 * Imports two versions of a town in turns until it is killed; kill.test.ts looks at what is left. It may be killed from
 * `ready` on, which comes after none, one or two imports.
 */
import { commit, stage } from '@tomoni/platform/intake';
import { openDatabase } from '@tomoni/platform/storage';
import { type KillVersion, killTownFiles, PLACE } from './kill-town.ts';
import { testSite } from './testing-town.ts';

async function main(): Promise<void> {
  const [dataDir = '', run = '0'] = process.argv.slice(2);
  const { db } = await openDatabase({ dataDir, share: true });
  const site = testSite(db);

  async function importVersion(version: KillVersion): Promise<string> {
    const staged = await stage(site, {
      owner: PLACE,
      actor: 'operator',
      files: killTownFiles(version),
      answers: { madeBy: 'town', maker: 'こだま町', closure: 'skip', validThrough: '2027-03-31' },
    });
    const result = await commit(site, { id: staged.id, hash: staged.hash, actor: 'operator' });
    return result.version;
  }

  // What is loaded and compiled only once comes before, so that kills meet the work.
  await stage(site, { owner: '999999', actor: 'operator', files: killTownFiles('A', 1) });
  for (let n = 0; ; n += 1) {
    if (n === Number(run) % 3) console.log('ready');
    const version = (n + Number(run)) % 2 === 0 ? 'A' : 'B';
    console.log(`ok ${version} ${await importVersion(version)}`);
  }
}

void main();

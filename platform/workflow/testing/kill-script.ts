/** Moves sheets on as fast as it can, as several people at once, until it is killed; move-kill.test.ts counts. */
import { sql } from 'kysely';
import { openDatabase, transaction } from '../../storage/index.ts';
import { itemOf, move, start } from '../index.ts';
import { person, trialFlow } from './trial-flow.ts';

async function main(): Promise<void> {
  const { db } = await openDatabase({ dataDir: '', databaseUrl: process.env.TRIAL_DATABASE ?? '' });
  const run = process.argv[2] ?? '0';
  const owner = '999999';
  const official = person('u1', owner, 'official');
  const approver = person('u2', owner, 'approver');
  const steps = ['edit', 'submit', 'return', 'edit', 'submit', 'approve'] as const;

  /** What was answered before the kill has to be there afterwards: `acknowledged <ref> <version>`. */
  async function oneSheet(ref: string): Promise<void> {
    const at = new Date('2026-04-01T00:00:00Z');
    const key = { workflow: trialFlow, owner, ref, at };
    await transaction(db, async (trx) => {
      await start(trx, { ...key, actor: official });
      await sql`insert into paper.sheets (owner, ref, words) values (${owner}, ${ref}, 'version 1')`.execute(
        trx,
      );
    });
    console.log(`acknowledged ${ref} 1`);
    for (const [n, name] of steps.entries()) {
      const actor = name === 'approve' || name === 'return' ? approver : official;
      const version = await transaction(db, async (trx) => {
        const made = await move(trx, { ...key, move: name, actor, note: 'why', expectedVersion: n + 1 });
        if (!made.moved) throw new Error(`${name} was refused: ${made.reason.en}`);
        const words = `version ${made.item.version}`;
        await sql`update paper.sheets set words = ${words} where owner = ${owner} and ref = ${ref}`.execute(
          trx,
        );
        return made.item.version;
      });
      console.log(`acknowledged ${ref} ${version}`);
    }
    if ((await itemOf(db, key))?.state !== 'published') throw new Error(`${ref} was not published`);
  }

  async function oneClerk(clerk: number): Promise<void> {
    for (let n = 1; ; n += 1) await oneSheet(`${run}-${clerk}-${n}`);
  }

  // One whole sheet of each clerk first: however slow the machine, there is something to lose.
  const clerks = [0, 1, 2];
  await Promise.all(clerks.map((clerk) => oneSheet(`${run}-${clerk}-0`)));
  console.log('ready');
  await Promise.all(clerks.map(oneClerk));
}

void main();

import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { bundledScript, killRuns, testDatabase } from '../testing/index.ts';
import { appendEvent, drainEvents, type EventHandler, type StoredEvent, transaction } from './index.ts';

const SCRIPT = await bundledScript(fileURLToPath(new URL('./fixtures/handle-events.ts', import.meta.url)));
const { db, pool } = await testDatabase({ owners: [] });
beforeEach(async () => {
  await sql`truncate platform.outbox`.execute(db);
});

function append(...refs: string[]): Promise<void> {
  return transaction(db, async (trx) => {
    for (const ref of refs) await appendEvent(trx, { kind: 'bird.seen', ref, data: { ref } });
  });
}

/** A handler that notes what it was given. */
function noting(): { seen: StoredEvent[]; handler: EventHandler } {
  const seen: StoredEvent[] = [];
  return {
    seen,
    handler: async (event) => {
      seen.push(event);
    },
  };
}

async function waiting(): Promise<
  { ref: string; attempts: number; error: string | null; given_up: boolean }[]
> {
  const { rows } = await sql<{ ref: string; attempts: number; error: string | null; given_up: boolean }>`
    select ref, attempts, error, given_up_at is not null as given_up from platform.outbox order by id`.execute(
    db,
  );
  return rows;
}

const makeDue = () => sql`update platform.outbox set due_at = now() - interval '1 second'`.execute(db);

describe('the outbox', () => {
  it('hands on what was committed, in order, to every handler of the kind', async () => {
    await append('a', 'b', 'c');
    const [one, two] = [noting(), noting()];
    expect(await drainEvents(db, { 'bird.seen': [one.handler, two.handler] })).toEqual({
      handled: 3,
      failed: 0,
    });
    expect(one.seen.map(({ ref }) => ref)).toEqual(['a', 'b', 'c']);
    expect(two.seen).toEqual(one.seen);
    expect(one.seen[0]).toMatchObject({
      id: expect.any(String),
      kind: 'bird.seen',
      data: { ref: 'a' },
      at: expect.any(Date),
    });
    expect(await drainEvents(db, { 'bird.seen': [one.handler] })).toEqual({ handled: 0, failed: 0 });
  });

  it('knows nothing of an event whose transaction was rolled back', async () => {
    const work = transaction(db, async (trx) => {
      await appendEvent(trx, { kind: 'bird.seen', ref: 'a' });
      throw new Error('no');
    });
    await expect(work).rejects.toThrow('no');
    expect(await waiting()).toEqual([]);
  });

  it('lets go of events that nobody handles', async () => {
    await append('a');
    expect(await drainEvents(db, {})).toEqual({ handled: 1, failed: 0 });
  });

  it('records a failure and tries again later, and only the same ref waits for it', async () => {
    await append('bad', 'good', 'bad');
    const { seen, handler } = noting();
    let broken = true;
    const moody: EventHandler = async (event) => {
      if (event.ref === 'bad' && broken) throw new Error('the bird bites');
      await handler(event);
    };
    const failures: string[] = [];
    const onError = (event: StoredEvent) => failures.push(event.ref);
    expect(await drainEvents(db, { 'bird.seen': [moody] }, { onError })).toEqual({ handled: 1, failed: 1 });
    expect(failures).toEqual(['bad']);
    expect(await waiting()).toMatchObject([
      { ref: 'bad', attempts: 1, given_up: false },
      { ref: 'bad', attempts: 0 },
    ]);
    expect((await waiting())[0]?.error).toContain('the bird bites');
    broken = false;
    expect(await drainEvents(db, { 'bird.seen': [moody] })).toEqual({ handled: 0, failed: 0 });
    await makeDue();
    expect(await drainEvents(db, { 'bird.seen': [moody] })).toEqual({ handled: 2, failed: 0 });
    expect(seen.map(({ ref }) => ref)).toEqual(['good', 'bad', 'bad']);
  });

  it('waits twice as long after each failure', async () => {
    await append('bad');
    const options = { firstDelay: 60_000 };
    const bad: EventHandler = () => Promise.reject(new Error('no'));
    const delays: number[] = [];
    for (let tries = 0; tries < 3; tries += 1) {
      await drainEvents(db, { 'bird.seen': [bad] }, options);
      const { rows } = await sql<{ minutes: number }>`
        select round(extract(epoch from due_at - now()) / 60)::int as minutes from platform.outbox`.execute(
        db,
      );
      delays.push(rows[0]?.minutes ?? 0);
      await makeDue();
    }
    expect(delays).toEqual([1, 2, 4]);
  });

  it('gives an event up after its last try, keeps it with its error, and goes on with its ref', async () => {
    await append('bad');
    const bad: EventHandler = () => Promise.reject(new Error('for ever'));
    for (let tries = 0; tries < 3; tries += 1) {
      await makeDue();
      await drainEvents(db, { 'bird.seen': [bad] }, { maxAttempts: 3 });
    }
    expect(await waiting()).toMatchObject([{ attempts: 3, given_up: true }]);
    await append('bad');
    expect(await drainEvents(db, { 'bird.seen': [noting().handler] })).toEqual({ handled: 1, failed: 0 });
    expect(await waiting()).toHaveLength(1);
  });

  it('stops after the event in hand when it is told to', async () => {
    await append('a', 'b');
    const stop = new AbortController();
    const stopping: EventHandler = async () => stop.abort();
    expect(await drainEvents(db, { 'bird.seen': [stopping] }, { signal: stop.signal })).toMatchObject({
      handled: 1,
    });
    expect(await waiting()).toHaveLength(1);
  });

  it('gives each event to one of several that drain together, and keeps the order of a ref', async () => {
    const refs = Array.from({ length: 120 }, (_, index) => `ref ${index % 5}`);
    await append(...refs);
    const { seen, handler } = noting();
    const slow: EventHandler = async (event) => {
      await new Promise((resolve) => setImmediate(resolve));
      await handler(event);
    };
    // Who finds only events whose predecessors are in other hands stops early; one goes through what is left.
    await Promise.all([1, 2, 3].map(() => drainEvents(db, { 'bird.seen': [slow] })));
    await drainEvents(db, { 'bird.seen': [slow] });
    expect(new Set(seen.map(({ id }) => id)).size).toBe(refs.length);
    expect(seen).toHaveLength(refs.length);
    for (const ref of new Set(refs)) {
      const ids = seen.filter((event) => event.ref === ref).map(({ id }) => Number(id));
      expect(ids).toEqual([...ids].sort((a, b) => a - b));
    }
  });

  it('loses nothing when its process is killed', async () => {
    await sql`create table seen (event text not null, ref text not null)`.execute(db);
    const total = 600;
    await append(...Array.from({ length: total }, (_, index) => `ref ${index % 7}`));
    const left = async () => (await waiting()).length;
    const report = await killRuns({
      script: SCRIPT,
      args: () => [String(pool.options.host), String(pool.options.database)],
      runs: 4,
      seed: 5374,
      within: 200,
      check: async () => {
        const { rows } = await sql<{
          distinct: number;
        }>`select count(distinct event) as distinct from seen`.execute(db);
        // A killed one may have handled an event and not yet crossed it out: then it is handled again.
        const handled = (rows[0]?.distinct ?? 0) + (await left());
        expect(handled).toBeGreaterThanOrEqual(total);
        expect(handled).toBeLessThanOrEqual(total + 1);
      },
    });
    expect(report.killed).toBeGreaterThan(0);
    await drainEvents(db, {
      'bird.seen': [
        (event) => sql`insert into seen values (${event.id}, ${event.ref})`.execute(db).then(() => undefined),
      ],
    });
    const { rows } = await sql<{
      distinct: number;
    }>`select count(distinct event) as distinct from seen`.execute(db);
    expect(rows).toEqual([{ distinct: total }]);
    expect(await left()).toBe(0);
  });
});

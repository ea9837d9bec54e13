import { describe, expect, it } from 'vitest';
import type { Site } from '../manifest/index.ts';
import { transaction } from '../storage/index.ts';
import { testDatabase } from '../testing/index.ts';
import { itemOf, move, movesFrom, start, todosFor, urgencyOf } from './index.ts';
import { person, trialFlow, trialOwners } from './testing/trial-flow.ts';

const { db } = await testDatabase({ owners: trialOwners });
const TODAY = '2026-04-03';
const official = person('u1', '999999', 'official');
const approver = person('u2', '999999', 'approver');
const admin = person('u9', 'site', 'site-admin');

const site: Site = {
  db,
  now: () => new Date('2026-04-03T00:00:00Z'),
  publicUrl: null,
  modules: [
    ...trialOwners,
    {
      name: 'asker',
      migrations: {},
      purge: async () => ({ removed: 0 }),
      todos: async () => [
        {
          id: 'asker/1',
          owner: 'site',
          title: { ja: '任命の更新', en: 'Renew an appointment' },
          href: '/account',
          due: '2026-04-04',
          since: new Date(0),
        },
      ],
    },
  ],
  log: { info() {}, warn() {}, error() {} },
};

/** A sheet of a place, submitted on this day. */
async function submitted(owner: string, ref: string, day: string): Promise<void> {
  const clerk = person('u1', owner, 'official');
  const key = { workflow: trialFlow, owner, ref, actor: clerk, at: new Date(`${day}T00:00:00Z`) };
  await transaction(db, async (trx) => {
    await start(trx, key);
    await move(trx, { ...key, move: 'submit', expectedVersion: 1 });
  });
}

await submitted('999999', 'a', '2026-04-02');
await submitted('999999', 'b', '2026-03-20');
await submitted('999998', 'c', '2026-03-20');
await transaction(db, (trx) =>
  move(trx, {
    ...{ workflow: trialFlow, owner: '999998', ref: 'c', move: 'approve', expectedVersion: 2 },
    actor: person('u5', '999998', 'approver'),
    at: site.now(),
  }),
);

describe('the list of things to do', () => {
  it('has what this person may do, the most urgent first, with what modules add', async () => {
    const todos = await todosFor(site, approver, TODAY);
    expect(todos.map(({ id, due }) => [id, due])).toEqual([
      ['paper.sheet/999999/b', '2026-03-25'],
      ['asker/1', '2026-04-04'],
      ['paper.sheet/999999/a', '2026-04-07'],
    ]);
    expect(todos[0]).toMatchObject({ title: { ja: '書類の承認' }, href: '/999999/office/sheets/b' });
  });

  it('has nothing of what others have to do', async () => {
    expect((await todosFor(site, official, TODAY)).map(({ id }) => id)).toEqual(['asker/1']);
    expect((await todosFor(site, admin, TODAY)).map(({ id }) => id)).toEqual([
      'asker/1',
      'paper.sheet/999998/c',
    ]);
    expect(await todosFor(site, { kind: 'visitor' }, TODAY)).toEqual([]);
  });

  it('is empty of approvals when the appointment is over', async () => {
    expect((await todosFor(site, approver, '2027-01-01')).map(({ id }) => id)).toEqual(['asker/1']);
  });

  it('knows how urgent a day is', () => {
    expect(
      ['2026-04-02', '2026-04-03', '2026-04-06', '2026-04-07'].map((due) => urgencyOf(due, TODAY)),
    ).toEqual(['overdue', 'soon', 'soon', 'later']);
    expect(urgencyOf(null, TODAY)).toBeNull();
  });
});

describe('the buttons of a thing', () => {
  it('are those of its state, with the reason where this person may not', async () => {
    const item = await itemOf(db, { workflow: trialFlow, owner: '999999', ref: 'a' });
    if (item === null) throw new Error('the sheet is not there');
    const own = movesFrom(trialFlow, item, person('u1', '999999', 'official', 'approver'), TODAY);
    expect(own.map(({ move: name, allowed }) => [name, allowed])).toEqual([
      ['approve', false],
      ['return', false],
    ]);
    expect(own[0]?.reason?.en).toContain('somebody else');
    expect(movesFrom(trialFlow, item, approver, TODAY).every(({ allowed }) => allowed)).toBe(true);
  });
});

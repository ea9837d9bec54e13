import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { historyOf } from '../history/index.ts';
import type { Actor } from '../permissions/index.ts';
import { transaction } from '../storage/index.ts';
import { testDatabase } from '../testing/index.ts';
import { defineWorkflow, historyRef, itemOf, type MoveResult, move, start } from './index.ts';
import { person, trialFlow, trialOwners } from './testing/trial-flow.ts';

const { db } = await testDatabase({ owners: trialOwners });
const owner = '999999';
const official = person('u1', owner, 'official');
const second = person('u3', owner, 'official');
const approver = person('u2', owner, 'approver');
const both = person('u4', owner, 'official', 'approver');
const at = new Date('2026-04-01T00:00:00Z');

type Name = keyof typeof trialFlow.moves;

function begin(ref: string, actor: Actor = official): Promise<MoveResult> {
  return transaction(db, (trx) => start(trx, { workflow: trialFlow, owner, ref, actor, at }));
}

function make(ref: string, name: Name, actor: Actor, expectedVersion: number, note: string | null = null) {
  return transaction(db, (trx) =>
    move(trx, { workflow: trialFlow, owner, ref, move: name, actor, at, expectedVersion, note }),
  );
}

function codeOf(result: MoveResult): string {
  if (!result.moved) return result.code;
  return result.repeated ? 'repeated' : result.item.state;
}

async function rowsOf(ref: string) {
  const history = await historyOf(db, { owner, ref: historyRef(trialFlow, ref) });
  const { rows } = await sql<{ kind: string; ref: string }>`
    select kind, ref from platform.outbox where data ->> 'ref' = ${ref} order by id`.execute(db);
  return { actions: history.map(({ action }) => action).reverse(), events: rows };
}

describe('a move', () => {
  it('writes state, history and event together', async () => {
    await begin('whole');
    await make('whole', 'submit', official, 1, 'please look');
    expect(codeOf(await make('whole', 'approve', approver, 2))).toBe('published');
    expect(await itemOf(db, { workflow: trialFlow, owner, ref: 'whole' })).toMatchObject({
      state: 'published',
      version: 3,
      authors: ['u1'],
      due: null,
    });
    expect(await rowsOf('whole')).toEqual({
      actions: ['paper.sheet.start', 'paper.sheet.submit', 'paper.sheet.approve'],
      events: [
        { kind: 'paper.sheet.start', ref: owner },
        { kind: 'paper.sheet.submit', ref: owner },
        { kind: 'sheet.published', ref: owner },
      ],
    });
    const [last, submitted] = await historyOf(db, { owner, ref: historyRef(trialFlow, 'whole') });
    expect(last).toMatchObject({ actor: 'u2', before: { state: 'approval' }, after: { state: 'published' } });
    expect(submitted?.note).toBe('please look');
  });

  it('is undone with the transaction that it stands in', async () => {
    await begin('undone');
    const failing = transaction(db, async (trx) => {
      await move(trx, {
        workflow: trialFlow,
        owner,
        ref: 'undone',
        move: 'submit',
        actor: official,
        at,
        expectedVersion: 1,
      });
      throw new Error('the module failed');
    });
    await expect(failing).rejects.toThrow('the module failed');
    expect((await itemOf(db, { workflow: trialFlow, owner, ref: 'undone' }))?.state).toBe('draft');
    expect((await rowsOf('undone')).actions).toEqual(['paper.sheet.start']);
  });

  it('sets the day until which the next has to happen', async () => {
    await begin('due');
    const result = await make('due', 'submit', official, 1);
    expect(result).toMatchObject({ moved: true, item: { due: '2026-04-06' } });
  });

  it('is refused with the reason, and nothing is written', async () => {
    await begin('refused');
    await make('refused', 'submit', official, 1);
    expect(codeOf(await make('gone', 'submit', official, 1))).toBe('unknown');
    expect(codeOf(await begin('refused'))).toBe('exists');
    expect(codeOf(await make('refused', 'approve', official, 2))).toBe('not-allowed');
    expect(codeOf(await make('refused', 'edit', official, 2))).toBe('not-now');
    expect(codeOf(await make('refused', 'approve', approver, 1))).toBe('changed');
    expect(codeOf(await make('refused', 'return', approver, 2, '  '))).toBe('note-missing');
    expect(codeOf(await begin('stranger', approver))).toBe('not-allowed');
    expect((await rowsOf('refused')).actions).toHaveLength(2);
    expect((await rowsOf('refused')).events).toHaveLength(2);
  });

  it('is refused by the check of the workflow itself, in its words', async () => {
    const admin = person('u9', 'site', 'site-admin');
    await begin('kept');
    await make('kept', 'submit', official, 1);
    await make('kept', 'approve', approver, 2);
    expect(await make('kept', 'withdraw', admin, 3)).toMatchObject({
      moved: false,
      code: 'check',
      reason: { en: 'This one has to stay' },
    });
  });

  it('lets nobody approve what they edited, even as approver', async () => {
    await begin('own');
    await make('own', 'edit', both, 1);
    await make('own', 'submit', official, 2);
    const result = await make('own', 'approve', both, 3);
    expect(codeOf(result)).toBe('not-allowed');
    expect(result.moved ? '' : result.reason.ja).toContain('ほかの方');
    expect(codeOf(await make('own', 'approve', approver, 3))).toBe('published');
  });
});

describe('two people at once', () => {
  it('two officials save the same draft: one is stored, the other is told and sees what the first did', async () => {
    await begin('draft');
    const results = await Promise.all([make('draft', 'edit', official, 1), make('draft', 'edit', second, 1)]);
    expect(results.map(codeOf).sort()).toEqual(['changed', 'draft']);
    const refused = results.find((result) => !result.moved);
    expect(refused?.item).toMatchObject({ version: 2 });
    expect((await rowsOf('draft')).actions).toHaveLength(2);
  });

  it('twenty saves at the same moment, each from the newest version it saw: none is lost', async () => {
    await begin('busy');
    const save = async (n: number): Promise<void> => {
      const item = await itemOf(db, { workflow: trialFlow, owner, ref: 'busy' });
      const result = await make('busy', 'edit', n % 2 === 0 ? official : second, item?.version ?? 0);
      if (!result.moved) await save(n);
    };
    await Promise.all(Array.from({ length: 20 }, (_, n) => save(n)));
    expect(await itemOf(db, { workflow: trialFlow, owner, ref: 'busy' })).toMatchObject({ version: 21 });
    expect((await rowsOf('busy')).actions).toHaveLength(21);
  });

  it('a button pressed twice by one person moves once', async () => {
    await begin('twice');
    await make('twice', 'submit', official, 1);
    const results = await Promise.all([1, 2].map(() => make('twice', 'approve', approver, 2)));
    expect(results.map(codeOf).sort()).toEqual(['published', 'repeated']);
    expect((await rowsOf('twice')).events).toHaveLength(3);
  });

  it('a save sent twice may hold other words, so the second is refused', async () => {
    await begin('words');
    const results = await Promise.all([1, 2].map(() => make('words', 'edit', official, 1)));
    expect(results.map(codeOf).sort()).toEqual(['changed', 'draft']);
  });

  it('a thing is begun once', async () => {
    const results = await Promise.all([begin('once', official), begin('once', second)]);
    expect(results.map(codeOf).sort()).toEqual(['draft', 'exists']);
  });
});

describe('a definition', () => {
  it('is refused when a state is never reached', () => {
    const { moves, ...rest } = trialFlow;
    const { approve, ...others } = moves;
    expect(approve.to).toBe('published');
    expect(() => defineWorkflow({ ...rest, moves: others })).toThrow(/never comes to published, withdrawn/);
    expect(() => defineWorkflow({ ...trialFlow, name: 'sheet' })).toThrow(RangeError);
  });
});

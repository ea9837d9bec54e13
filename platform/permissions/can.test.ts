import { describe, expect, it } from 'vitest';
import { type Actor, type Appointment, can, definePermissions } from './index.ts';
import { matrixCases, matrixDocument, matrixOf } from './matrix.ts';

definePermissions('trial', {
  'trial.edit': [{ role: 'official', within: 'owner' }],
  'trial.approve': [{ role: 'approver', within: 'owner' }, { not: 'author' }],
  'trial.appoint': [{ role: 'site-admin', within: 'site' }],
  'trial.remark': [{ signedIn: true }],
  'trial.takeBack': [{ author: true }, { role: 'moderator', within: 'owner' }],
  'trial.look': [{ anybody: true }],
  'trial.bringIn': [{ role: 'official', within: 'owner' }, { keys: true }],
});

const TODAY = '2026-04-01';
const here = { owner: '999999', author: 'u2' };

function user(...appointments: Appointment[]): Actor {
  return { kind: 'user', id: 'u1', name: '山田', appointments };
}
const year = { from: '2025-04-02', until: '2026-04-01' };
const official = user({ role: 'official', scope: '999999', ...year });
const approver = user({ role: 'approver', scope: '999999', ...year });

function codeOf(answer: ReturnType<typeof can>): string {
  return answer.allowed ? 'allowed' : answer.code;
}

describe('can', () => {
  it('lets an official edit what belongs to the own place, nothing else', () => {
    expect(can(official, 'trial.edit', here, TODAY)).toEqual({ allowed: true });
    expect(codeOf(can(official, 'trial.edit', { owner: '999998' }, TODAY))).toBe('not-appointed');
    expect(codeOf(can(official, 'trial.edit', {}, TODAY))).toBe('not-appointed');
  });

  it('counts the first and the last day of an appointment, and no other', () => {
    const answers = ['2025-04-01', '2025-04-02', '2026-04-01', '2026-04-02'].map((day) =>
      codeOf(can(official, 'trial.edit', here, day)),
    );
    expect(answers).toEqual(['not-in-force', 'allowed', 'allowed', 'not-in-force']);
  });

  it('lets nobody approve what they had a hand in, however they are appointed', () => {
    expect(codeOf(can(approver, 'trial.approve', here, TODAY))).toBe('allowed');
    expect(codeOf(can(approver, 'trial.approve', { ...here, author: ['u2', 'u1'] }, TODAY))).toBe('own-work');
    expect(codeOf(can(official, 'trial.approve', { ...here, author: 'u1' }, TODAY))).toBe('not-appointed');
  });

  it('lets a key do what a table names for keys, as far as its person may, and nothing else', () => {
    const key = (person: Actor): Actor =>
      person.kind === 'user' ? { kind: 'key', id: 'k1', name: '夜の取り込み', person } : person;
    expect(codeOf(can(key(official), 'trial.bringIn', here, TODAY))).toBe('allowed');
    expect(codeOf(can(key(official), 'trial.bringIn', { owner: '999998' }, TODAY))).toBe('not-appointed');
    expect(codeOf(can(key(official), 'trial.bringIn', here, '2026-04-02'))).toBe('not-in-force');
    expect(codeOf(can(key(approver), 'trial.bringIn', here, TODAY))).toBe('not-appointed');
    const rest = ['trial.edit', 'trial.approve', 'trial.remark', 'trial.takeBack', 'trial.look'];
    expect(rest.map((action) => codeOf(can(key(official), action, here, TODAY)))).toEqual(
      rest.map(() => 'by-key'),
    );
  });

  it('gives a site admin nothing by magic, and a place called site no power over the site', () => {
    const admin = user({ role: 'site-admin', scope: 'site', ...year });
    expect(codeOf(can(admin, 'trial.appoint', {}, TODAY))).toBe('allowed');
    expect(codeOf(can(admin, 'trial.edit', here, TODAY))).toBe('not-appointed');
    const local = user({ role: 'site-admin', scope: '999999', ...year });
    expect(codeOf(can(local, 'trial.appoint', here, TODAY))).toBe('not-appointed');
  });

  it('knows authors, people who are signed in, and everybody', () => {
    expect(codeOf(can(user(), 'trial.takeBack', { author: 'u1' }, TODAY))).toBe('allowed');
    expect(codeOf(can(user(), 'trial.takeBack', here, TODAY))).toBe('not-appointed');
    expect(codeOf(can(user(), 'trial.remark', {}, TODAY))).toBe('allowed');
    expect(codeOf(can({ kind: 'visitor' }, 'trial.remark', {}, TODAY))).toBe('sign-in');
    expect(codeOf(can({ kind: 'visitor' }, 'trial.look', {}, TODAY))).toBe('allowed');
  });

  it('says in both languages who may', () => {
    const answer = can(user(), 'trial.edit', here, TODAY);
    expect(answer).toMatchObject({
      reason: { ja: expect.stringContaining('担当職員'), en: expect.stringContaining('official') },
    });
  });

  it('throws for an action that no table has, also for the command line', () => {
    expect(() => can({ kind: 'operator' }, 'trial.fly', {}, TODAY)).toThrow(RangeError);
  });
});

describe('tables', () => {
  it('refuses actions of other modules and actions for nobody', () => {
    expect(() => definePermissions('trial', { 'other.edit': [{ signedIn: true }] })).toThrow(RangeError);
    expect(() => definePermissions('trial', { 'trial.never': [{ not: 'author' }] })).toThrow(RangeError);
    expect(() => definePermissions('trial', { 'trial.never': [{ keys: true }] })).toThrow(RangeError);
  });

  it('prints one line for each kind of people who may do something', () => {
    const text = matrixDocument(['trial.approve', 'trial.edit']);
    const lines = text.split('\n').filter((line) => line.includes('yes'));
    expect(lines).toEqual([
      '| official here | · | yes |',
      '| official here, own work | · | yes |',
      '| approver here | yes | · |',
      '| command line | yes | yes |',
    ]);
    expect(text).toContain(`of ${matrixCases().length} kinds may do no more`);
    expect(matrixOf('trial.edit').size).toBe(matrixCases().length);
  });
});

/** A small workflow for the tests of this home: draft → approval → published → withdrawn. */
import { sql } from 'kysely';
import { historyHome } from '../../history/index.ts';
import type { ModuleManifest } from '../../manifest/index.ts';
import { type Actor, definePermissions, type Role } from '../../permissions/index.ts';
import { defineWorkflow, workflowHome } from '../index.ts';

const trialPermissions = definePermissions('paper', {
  'paper.edit': [{ role: 'official', within: 'owner' }],
  'paper.approve': [{ role: 'approver', within: 'owner' }, { not: 'author' }],
  'paper.oversee': [{ role: 'site-admin', within: 'site' }],
});

const label = (en: string) => ({ ja: `${en}する`, en });

export const trialFlow = defineWorkflow({
  name: 'paper.sheet',
  label: { ja: '書類', en: 'Sheet' },
  states: {
    draft: { ja: '下書き', en: 'Draft' },
    approval: { ja: '承認待ち', en: 'Waiting for approval' },
    published: { ja: '公開中', en: 'Published' },
    withdrawn: { ja: '取り下げ', en: 'Withdrawn' },
  },
  start: { state: 'draft', action: 'paper.edit' },
  moves: {
    edit: { from: ['draft'], to: 'draft', action: 'paper.edit', label: label('edit'), makesAuthor: true },
    submit: { from: ['draft'], to: 'approval', action: 'paper.edit', label: label('submit'), dueInDays: 5 },
    approve: {
      from: ['approval'],
      to: 'published',
      action: 'paper.approve',
      label: label('approve'),
      todo: { ja: '書類の承認', en: 'Approve a sheet' },
      event: 'sheet.published',
    },
    return: {
      from: ['approval'],
      to: 'draft',
      action: 'paper.approve',
      label: label('return'),
      needsNote: true,
    },
    withdraw: {
      from: ['published'],
      to: 'withdrawn',
      action: 'paper.oversee',
      label: label('withdraw'),
      todo: { ja: '書類の確認', en: 'Look at a sheet' },
      check: async (_, { item }) =>
        item.ref === 'kept' ? { ja: '残します', en: 'This one has to stay' } : null,
    },
  },
  href: ({ owner, ref }) => `/${owner}/office/sheets/${ref}`,
});

/** The part of the module that owns the thing: the text that officials edit. */
const paperModule: ModuleManifest = {
  name: 'paper',
  migrations: {
    '0001-sheets': {
      async up(db) {
        await sql`create table sheets (owner text, ref text, words text, primary key (owner, ref))`.execute(
          db,
        );
      },
    },
  },
  permissions: trialPermissions,
  workflows: [trialFlow],
};

export const trialOwners: readonly ModuleManifest[] = [historyHome, workflowHome, paperModule];

/** Somebody appointed to these roles for a place, all through 2026. */
export function person(id: string, scope: string, ...roles: Role[]): Extract<Actor, { kind: 'user' }> {
  const appointments = roles.map((role) => ({ role, scope, from: '2026-01-01', until: '2026-12-31' }));
  return { kind: 'user', id, name: id, appointments };
}

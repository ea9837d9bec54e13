/** Who may say how crowded it is, and who may announce that a polling place has changed. */
import type { PermissionTable } from '@tomoni/platform/permissions';

export const alertRules = {
  /** How crowded a place of early voting is: said by whoever is there, and shown at once. */
  'elections.crowd': [
    { role: 'official', within: 'owner' },
    { role: 'approver', within: 'owner' },
  ],
  /** Hand in what is to be told. */
  'elections.hand-in': [
    { role: 'official', within: 'owner' },
    { role: 'approver', within: 'owner' },
  ],
  /** See and write drafts. */
  'elections.edit': [
    { role: 'official', within: 'owner' },
    { role: 'approver', within: 'owner' },
  ],
  /** 決裁: never one's own draft. */
  'elections.approve': [{ role: 'approver', within: 'owner' }, { not: 'author' }],
  /** Tell what was approved (or, where approval is off, a draft), and take it back. */
  'elections.publish': [
    { role: 'official', within: 'owner' },
    { role: 'approver', within: 'owner' },
  ],
  /** Programs of the town that are told of changes. */
  'elections.connect': [
    { role: 'official', within: 'owner' },
    { role: 'approver', within: 'owner' },
  ],
  /** Whether drafts need an approval; on polling day they always do. */
  'elections.configure': [
    { role: 'approver', within: 'owner' },
    { role: 'site-admin', within: 'site' },
  ],
} as const satisfies PermissionTable;

/** Who may say how crowded it is, and who may announce that a polling place has changed. */
import type { PermissionTable } from '@tomoni/platform/permissions';

export const alertRules = {
  /** How crowded a place of early voting is: said by whoever is there, and shown at once. */
  'elections.crowd': [
    { role: 'official', within: 'owner' },
    { role: 'approver', within: 'owner' },
  ],
} as const satisfies PermissionTable;

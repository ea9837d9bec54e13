/** Who may do what with a town's elections and polling places. No program: what is announced is entered and looked at by people. */
import { definePermissions } from '@tomoni/platform/permissions';
import { alertRules } from './alerts-permissions.ts';

export const permissions = definePermissions('elections', {
  ...alertRules,
  /** Begin a draft and hand it in. */
  'elections.hand-in': [
    { role: 'official', within: 'owner' },
    { role: 'approver', within: 'owner' },
  ],
  /** See drafts, enter what was announced, correct it. */
  'elections.edit': [
    { role: 'official', within: 'owner' },
    { role: 'approver', within: 'owner' },
  ],
  /** 決裁: never of what one had a hand in. */
  'elections.approve': [{ role: 'approver', within: 'owner' }, { not: 'author' }],
  /** Make public what was approved; take it back where one official may. */
  'elections.publish': [
    { role: 'official', within: 'owner' },
    { role: 'approver', within: 'owner' },
  ],
  /** Whether drafts need an approval on ordinary days. */
  'elections.configure': [
    { role: 'approver', within: 'owner' },
    { role: 'site-admin', within: 'site' },
  ],
});

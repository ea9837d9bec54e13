/** Who may do what with a town's elections and polling places. No program: what is announced is entered and looked at by people. */
import { definePermissions } from '@tomoni/platform/permissions';

export const permissions = definePermissions('elections', {
  /** How crowded a place of early voting is: said by whoever is there, and shown at once. */
  'elections.crowd': [
    { role: 'official', within: 'owner' },
    { role: 'approver', within: 'owner' },
  ],
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
  /** Programs of the town that are told of changed polling places. */
  'elections.connect': [
    { role: 'official', within: 'owner' },
    { role: 'approver', within: 'owner' },
  ],
  /** Whether drafts need an approval on ordinary days. */
  'elections.configure': [
    { role: 'approver', within: 'owner' },
    { role: 'site-admin', within: 'site' },
  ],
});

/** Who may do what with a town's garbage calendar. */
import { definePermissions } from '@tomoni/platform/permissions';

export const permissions = definePermissions('collection', {
  /** Bring files in and hand a draft in; a program may do it with a key. */
  'collection.hand-in': [
    { role: 'official', within: 'owner' },
    { role: 'approver', within: 'owner' },
    { keys: true },
  ],
  /** See drafts, answer questions, correct areas. */
  'collection.edit': [
    { role: 'official', within: 'owner' },
    { role: 'approver', within: 'owner' },
  ],
  /** 決裁: never one's own draft. */
  'collection.approve': [{ role: 'approver', within: 'owner' }, { not: 'author' }],
  /** Put an approved calendar (or, where approval is off, a draft) on the day it takes over; take it back. */
  'collection.publish': [
    { role: 'official', within: 'owner' },
    { role: 'approver', within: 'owner' },
  ],
  /** Today's collection is cancelled: no time for an approval. */
  'collection.announce': [
    { role: 'official', within: 'owner' },
    { role: 'approver', within: 'owner' },
  ],
  /** Programs of the town that are told of changes: a LINE or Slack bot. */
  'collection.connect': [
    { role: 'official', within: 'owner' },
    { role: 'approver', within: 'owner' },
  ],
  /** Whether drafts need an approval. */
  'collection.configure': [
    { role: 'approver', within: 'owner' },
    { role: 'site-admin', within: 'site' },
  ],
});

/** Who may do what with a town's datasets. */
import { definePermissions } from '@tomoni/platform/permissions';

export const permissions = definePermissions('catalogue', {
  /** Bring files in and hand a draft in; a program may do it with a key. */
  'catalogue.hand-in': [
    { role: 'official', within: 'owner' },
    { role: 'approver', within: 'owner' },
    { keys: true },
  ],
  /** See drafts, answer questions, describe datasets. */
  'catalogue.edit': [
    { role: 'official', within: 'owner' },
    { role: 'approver', within: 'owner' },
  ],
  /** 決裁: never one's own draft. */
  'catalogue.approve': [{ role: 'approver', within: 'owner' }, { not: 'author' }],
  /** Make an approved version (or, where approval is off, a draft) public; take it back. */
  'catalogue.publish': [
    { role: 'official', within: 'owner' },
    { role: 'approver', within: 'owner' },
  ],
  /** Whether drafts need an approval. */
  'catalogue.configure': [
    { role: 'approver', within: 'owner' },
    { role: 'site-admin', within: 'site' },
  ],
});

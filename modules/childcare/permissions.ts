/** Who may say how many places are free. */
import { definePermissions } from '@tomoni/platform/permissions';

export const permissions = definePermissions('childcare', {
  /** Numbers of a month, how to apply. Public at once: the next count corrects them, and each can be taken back. */
  'childcare.update': [
    { role: 'official', within: 'owner' },
    { role: 'approver', within: 'owner' },
  ],
});

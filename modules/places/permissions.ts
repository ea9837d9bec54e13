/** Who may enter a town's office at all; what they may do there is each module's own table. */
import { definePermissions } from '@tomoni/platform/permissions';

export const permissions = definePermissions('places', {
  'places.office': [
    { role: 'official', within: 'owner' },
    { role: 'approver', within: 'owner' },
    { role: 'site-admin', within: 'site' },
  ],
});

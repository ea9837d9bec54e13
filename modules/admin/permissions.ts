/** Who may look into the engine room. */
import { definePermissions } from '@tomoni/platform/permissions';

export const permissions = definePermissions('admin', {
  /** How the site is, what was given up, what is kept of people. */
  'admin.see': [{ role: 'site-admin', within: 'site' }],
  /** Try again what was given up, or throw it away. */
  'admin.settle': [{ role: 'site-admin', within: 'site' }],
  /** Remove a leaked name from everything. */
  'admin.purge': [{ role: 'site-admin', within: 'site' }],
});

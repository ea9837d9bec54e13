import { definePermissions } from '../permissions/index.ts';

export const permissions = definePermissions('notices', {
  /** Whether notices go out, and why some don't; never to whom. */
  'notices.watch': [{ role: 'site-admin', within: 'site' }],
});

/** Who may do what with a town's polling places. */
import { definePermissions } from '@tomoni/platform/permissions';
import { alertRules } from './alerts-permissions.ts';

export const permissions = definePermissions('elections', { ...alertRules });

/** Who may do what: one table per module, one answer, one guard on every route that writes. See README.md. */
export { type Actor, type Appointment, actorId, isInForce, type Role, roles, type Subject } from './actor.ts';
export { type Answer, can, type RefusalCode } from './can.ts';
export { roleName } from './messages.ts';
export { definePermissions, type PermissionTable, type Rule } from './table.ts';

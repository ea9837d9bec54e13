/** Who may do what: one table per module, one answer, one guard on every route that writes. See README.md. */
export {
  type Actor,
  type Appointment,
  actorId,
  isInForce,
  keyOf,
  personOf,
  type Role,
  roles,
  type Subject,
  type User,
} from './actor.ts';
export { type Answer, can, type RefusalCode } from './can.ts';
export { guard, openToAll, refusal, type SubjectOf } from './guard.ts';
export { type MatrixCase, matrixCases, matrixDocument, matrixOf } from './matrix.ts';
export { roleName } from './messages.ts';
export { nextPath } from './next-path.ts';
export { allowsKeys, definePermissions, knownActions, type PermissionTable, type Rule } from './table.ts';
export { type WalkedRoute, walkRoutes } from './walk.ts';

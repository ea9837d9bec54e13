/** What other modules and the command line may know of accounts. */
export { inviteToRole } from './appointing.ts';
export {
  appoint,
  appointmentsOf,
  endAppointment,
  listAppointments,
  type NewAppointment,
  type StoredAppointment,
} from './appointments.ts';
export { type Invitation, invite } from './invitations.ts';
export { findPerson, findPersonByEmail, listPeople, type Person, userName } from './people.ts';
export { isKnownScope, scopeName } from './presentation.ts';
export { appointmentFault, INVITATION_DAYS, normaliseEmail, scopeKinds, usualEnd } from './rules.ts';

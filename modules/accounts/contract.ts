/** What other modules and the command line may know of accounts. */
export {
  appoint,
  appointmentsOf,
  endAppointment,
  listAppointments,
} from './appointments.ts';
export { invite } from './invitations.ts';
export { findPersonByEmail, listPeople, type Person } from './people.ts';
export { isKnownScope, scopeName } from './presentation.ts';
export {
  appointmentFault,
  INVITATION_DAYS,
  LONGEST_APPOINTMENT_DAYS,
  normaliseEmail,
  scopeKinds,
} from './rules.ts';

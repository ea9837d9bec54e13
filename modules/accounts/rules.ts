/** What holds for accounts and appointments, whoever asks. */
import { addDays, type IsoDate, isIsoDate } from '@tomoni/japanese';
import type { Role } from '@tomoni/platform/permissions';

/** NIST SP 800-63B-4 asks for 15 where a password stands alone; 12 is what people put up with, and attempts are few. */
export const SHORTEST_PASSWORD = 12;
export const LONGEST_PASSWORD = 128;
export const LONGEST_NAME = 60;

/** A link by mail opens the account for a quarter of an hour, once. */
export const LINK_SECONDS = 15 * 60;
/** What matters (a new passkey, deleting the account) wants somebody who signed in within half an hour. */
export const FRESH_SECONDS = 30 * 60;
export const INVITATION_DAYS = 14;
export const SIGN_UP_DAYS = 1;

/** Before its end an appointment shows in to-do lists for so many days. */
export const WARNING_DAYS = 30;
/** No appointment goes further than this: somebody has to look again. */
export const LONGEST_APPOINTMENT_DAYS = 2 * 366;

/** A key opens something for a year at most, and for so many days when nobody says otherwise. */
export const LONGEST_KEY_DAYS = 365;
export const USUAL_KEY_DAYS = 90;
/** So many days before its end a key shows in its maker's to-do list. */
export const KEY_WARNING_DAYS = 14;
/** So many keys that still open something may one person have. */
export const MOST_KEYS = 20;

/** Where a role counts. */
export type ScopeKind = 'site' | 'place' | 'group';

export const scopeKinds: Readonly<Record<Role, ScopeKind>> = {
  'site-admin': 'site',
  official: 'place',
  approver: 'place',
  'group-admin': 'group',
  organiser: 'group',
  moderator: 'site',
};

/** E-mail addresses are compared in small letters; that is how they are stored. */
export function normaliseEmail(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase();
}

/** The same password typed with a Japanese keyboard in full width is the same password (NIST SP 800-63B-4, 3.1.1.2). */
export function normalisePassword(text: string): string {
  return text.normalize('NFKC');
}

export type PasswordFault = 'short' | 'long' | 'easy';

/** What is wrong with a new password, or null. Easy is what anybody would try first: digits, the address, usual words. */
export function passwordFault(password: string, email: string): PasswordFault | null {
  if ([...password].length < SHORTEST_PASSWORD) return 'short';
  if (password.length > LONGEST_PASSWORD) return 'long';
  const plain = password.toLowerCase();
  const local = email.split('@')[0] ?? '';
  const rest = (local.length < 4 ? plain : plain.replaceAll(local, ''))
    .replace(/password|passw0rd|qwertyuiop|qwerty|asdfgh|abcdef|tomoni/g, '')
    .replace(/[^\p{L}]/gu, '');
  return rest.length < 4 || new Set(rest).size < 3 ? 'easy' : null;
}

/** The end of the working year that a new appointment usually has: 31 March, of next year when that is near. */
export function usualEnd(today: IsoDate): IsoDate {
  const year = Number(today.slice(0, 4));
  const near = addDays(today, 60);
  const end = `${year}-03-31`;
  return near <= end ? end : `${year + 1}-03-31`;
}

export type KeyFault = 'name' | 'place' | 'until' | 'until-past' | 'until-far';

/** What keeps a key from being made. `lastDay`: of the appointments at the place, null when there are none. */
export function keyFaults(
  asked: { name: string; until: string },
  { today, lastDay }: { today: IsoDate; lastDay: IsoDate | null },
): KeyFault[] {
  const faults: KeyFault[] = [];
  if (asked.name === '' || asked.name.length > LONGEST_NAME) faults.push('name');
  if (lastDay === null) faults.push('place');
  const furthest = addDays(today, LONGEST_KEY_DAYS);
  if (!isIsoDate(asked.until)) faults.push('until');
  else if (asked.until < today) faults.push('until-past');
  else if (asked.until > furthest || (lastDay !== null && asked.until > lastDay)) faults.push('until-far');
  return faults;
}

export type AppointmentFault = 'role' | 'scope' | 'until' | 'until-past' | 'until-far' | 'self';

/** What keeps an appointment from being made, or null. `knownScopes`: codes of places and ids of groups. */
export function appointmentFault(
  asked: { role: string; scope: string; until: string; person: string },
  context: { today: IsoDate; appointedBy: string; isKnownScope: boolean },
): AppointmentFault | null {
  const kind = Object.hasOwn(scopeKinds, asked.role) ? scopeKinds[asked.role as Role] : undefined;
  if (kind === undefined) return 'role';
  if (kind === 'site' ? asked.scope !== 'site' : asked.scope === 'site' || !context.isKnownScope)
    return 'scope';
  if (asked.person === context.appointedBy) return 'self';
  if (asked.until < context.today) return 'until-past';
  return asked.until > addDays(context.today, LONGEST_APPOINTMENT_DAYS) ? 'until-far' : null;
}

/** The one answer to "may they?". Pure: no database, no clock. */

import type { IsoDate } from '@tomoni/japanese';
import { type Lang, lazyText } from '../messages/index.ts';
import { type Actor, type Appointment, isInForce, type Subject, type User } from './actor.ts';
import { messages } from './messages.ts';
import { allowsKeys, type Rule, rulesOf } from './table.ts';

/** Why not: nobody is signed in, no appointment, one that is over or yet to begin, their own work, or not by a key. */
export type RefusalCode = 'sign-in' | 'not-appointed' | 'not-in-force' | 'own-work' | 'by-key';

export type Answer =
  | { allowed: true }
  | { allowed: false; code: RefusalCode; reason: { ja: string; en: string } };

type RoleRule = Extract<Rule, { role: string }>;

/**
 * Whether `actor` may do `action` to `subject` on the day `today`.
 * @throws RangeError for an action that no table has.
 */
export function can(actor: Actor, action: string, subject: Subject, today: IsoDate): Answer {
  const rules = rulesOf(action);
  if (actor.kind === 'operator') return { allowed: true };
  const open = rules.some((rule) => 'anybody' in rule);
  if (actor.kind === 'visitor') return open ? { allowed: true } : refuse('sign-in');
  if (actor.kind === 'key') {
    return allowsKeys(action) ? can(actor.person, action, subject, today) : refuse('by-key');
  }
  const allowed = open || rules.some((rule) => isMet(rule, actor, subject, today));
  if (!allowed) return refuseUser(rules, actor, subject);
  const ownWork = rules.some((rule) => 'not' in rule) && isAuthor(actor, subject);
  return ownWork ? refuse('own-work') : { allowed: true };
}

function isMet(rule: Rule, user: User, subject: Subject, today: IsoDate): boolean {
  if ('signedIn' in rule) return true;
  if ('author' in rule) return isAuthor(user, subject);
  if (!('role' in rule)) return false;
  return user.appointments.some((one) => fits(rule, one, subject) && isInForce(one, today));
}

function fits(rule: RoleRule, { role, scope }: Appointment, { owner }: Subject): boolean {
  if (role !== rule.role) return false;
  return rule.within === 'site' ? scope === 'site' : owner !== undefined && scope === owner;
}

function isAuthor({ id }: User, { author }: Subject): boolean {
  return typeof author === 'string' ? author === id : (author?.includes(id) ?? false);
}

function refuseUser(rules: readonly Rule[], user: User, subject: Subject): Answer {
  const asked = rules.filter((rule) => 'role' in rule);
  const once = asked.some((rule) => user.appointments.some((one) => fits(rule, one, subject)));
  return refuse(once ? 'not-in-force' : 'not-appointed', asked);
}

function refuse(code: RefusalCode, asked: readonly RoleRule[] = []): Answer {
  const reason = (lang: Lang) => {
    const t = messages(lang);
    const names = [...new Set(asked.map(({ role }) => t(`role.${role}`)))];
    if (code === 'not-appointed' && names.length === 0) return t('refused.not-yours');
    return t(`refused.${code}`, { roles: names.join(t('role.or')) });
  };
  return { allowed: false, code, reason: lazyText(reason) };
}

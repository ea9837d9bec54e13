/** Each module's table of who may do what. A table is data, so that the matrix of all of them can be printed. */
import type { Role } from './actor.ts';

/** One way to be allowed, or (`not`) what takes it away again whoever allowed it. */
export type Rule =
  /** Appointed: for the owner of the thing, or for the whole site. */
  | { role: Role; within: 'owner' | 'site' }
  /** Whoever made the thing. */
  | { author: true }
  | { signedIn: true }
  | { anybody: true }
  /** Nobody who had a hand in the thing: nobody approves their own work. */
  | { not: 'author' }
  /** A key of somebody who may by the other rules may, too. Without it, no key may. */
  | { keys: true };

/** Action (`module.verb`) → the ways to be allowed. A site admin may do what stands here, nothing by magic. */
export type PermissionTable = Readonly<Record<string, readonly Rule[]>>;

const registered = new Map<string, readonly Rule[]>();

/**
 * Makes a module's table known to `can` and gives it back for the manifest.
 *
 * @example
 * export const permissions = definePermissions('collection', {
 *   'collection.edit': [{ role: 'official', within: 'owner' }],
 *   'collection.approve': [{ role: 'approver', within: 'owner' }, { not: 'author' }],
 * });
 *
 * @throws RangeError when an action doesn't begin with the module's name, or nobody could ever do it.
 */
export function definePermissions<Table extends PermissionTable>(module: string, table: Table): Table {
  for (const [action, rules] of Object.entries(table)) {
    if (!action.startsWith(`${module}.`)) throw new RangeError(`${action} does not begin with ${module}.`);
    if (!rules.some((rule) => !('not' in rule || 'keys' in rule)))
      throw new RangeError(`${action} allows nobody`);
    registered.set(action, rules);
  }
  return table;
}

/** @throws RangeError for an action that no table has: a fault of the caller, never of the person. */
export function rulesOf(action: string): readonly Rule[] {
  const rules = registered.get(action);
  if (rules === undefined) throw new RangeError(`No table of permissions has the action ${action}`);
  return rules;
}

/** Whether programs with a key may do this. @throws RangeError for an action that no table has */
export function allowsKeys(action: string): boolean {
  return rulesOf(action).some((rule) => 'keys' in rule);
}

/** Every action of every table so far, with its rules; the matrix is printed from it. */
export function knownActions(): ReadonlyMap<string, readonly Rule[]> {
  return registered;
}

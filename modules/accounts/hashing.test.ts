import { scryptSync } from 'node:crypto';
import { expect, it } from 'vitest';
import { hashing } from './hashing.ts';

it('a password is kept as scrypt of 32 MB with a salt of its own, and is known again by it alone', async () => {
  const password = 'こだまの里は 雨のち晴れ';
  const [hash, other] = [await hashing.hash(password), await hashing.hash(password)];
  expect(hash).not.toBe(other);
  const [salt = '', key] = hash.split(':');
  const cost = { N: 2 ** 14, r: 16, p: 1, maxmem: 2 ** 26 };
  expect(Buffer.from(salt, 'hex')).toHaveLength(16);
  expect(scryptSync(password, salt, 64, cost).toString('hex')).toBe(key);
  expect(await hashing.verify({ hash, password })).toBe(true);
  expect(await hashing.verify({ hash, password: `${password} ` })).toBe(false);
});

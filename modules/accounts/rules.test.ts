import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deviceName } from './device.ts';
import { stateOf } from './presentation.ts';
import { providerId } from './providers.ts';
import { normaliseEmail, normalisePassword, passwordFault, usualEnd } from './rules.ts';

describe('a password', () => {
  it.each([
    ['みどりの町は 雨のち晴れ', null],
    ['correct horse battery', null],
    ['tr0ub4dor&3-zebra', null],
    ['short', 'short'],
    ['x'.repeat(129), 'long'],
    ['123456789012', 'easy'],
    ['password12345', 'easy'],
    ['hanako.yamada2026!', 'easy'],
    ['abababababab', 'easy'],
    ['qwertyuiop123', 'easy'],
  ])('%s', (password, fault) => {
    expect(passwordFault(password, 'hanako.yamada@example.jp')).toBe(fault);
  });

  it('is the same in full width', () => {
    expect(normalisePassword('ＡＢＣ１２３')).toBe('ABC123');
  });

  it('of any kind gets an answer', () => {
    fc.assert(
      fc.property(fc.string(), fc.emailAddress(), (password, email) =>
        [null, 'short', 'long', 'easy'].includes(passwordFault(password, email)),
      ),
    );
  });
});

it('an address is compared in small letters and half width', () => {
  expect(normaliseEmail('  Ｈａｎａｋｏ@Example.JP ')).toBe('hanako@example.jp');
});

it.each([
  ['2026-11-24', '2027-03-31'],
  ['2027-01-15', '2027-03-31'],
  ['2027-02-15', '2028-03-31'],
  ['2027-04-01', '2028-03-31'],
])('an appointment made on %s usually ends with the working year, on %s', (today, end) => {
  expect(usualEnd(today)).toBe(end);
});

it.each([
  ['2026-11-24', '2026-12-24', 'ending'],
  ['2026-11-24', '2026-12-25', 'running'],
  ['2026-11-24', '2026-11-24', 'ending'],
  ['2026-11-25', '2026-12-25', 'to-come'],
  ['2026-01-01', '2026-11-23', 'over'],
])('an appointment from %s to %s is %s', (from, until, state) => {
  expect(stateOf({ role: 'official', scope: '992020', from, until }, '2026-11-24')).toBe(state);
});

it.each([
  ['https://login.example.jp/realms/Town/', 'login-example-jp-realms-town'],
  ['http://localhost:4000', 'localhost-4000'],
])('a provider at %s is called %s', (issuer, id) => {
  expect(providerId({ issuer })).toBe(id);
});

it.each([
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0 Safari/537.36 Edg/143.0',
    'Edge / Windows',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1',
    'Safari / iPhone',
  ],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox / Linux'],
  ['curl/8.0', ''],
])('%s is %s', (userAgent, name) => {
  expect(deviceName(userAgent)).toBe(name);
});

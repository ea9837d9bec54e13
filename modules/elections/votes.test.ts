import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readVotes, sumOf, thousandths, turnoutOf, votesText } from './votes.ts';

describe('votes as they are written', () => {
  it.each([
    ['', null],
    ['0', '0'],
    ['1,234', '1234'],
    ['１２３票', '123'],
    ['007', '7'],
    ['1234.567', '1234.567'],
    ['12.5', '12.500'],
    ['12.000', '12'],
    ['12.3450000', '12.345'],
    ['12.3456', 'odd'],
    ['-1', 'odd'],
    ['1.2.3', 'odd'],
    ['.5', 'odd'],
    ['1e3', 'odd'],
    ['多数', 'odd'],
    ['12345678901', 'odd'],
  ])('%s: %s', (text, votes) => expect(readVotes(text)).toBe(votes));

  it('come back the same, whatever they are, and add up to the last thousandth', () => {
    const amount = fc.integer({ min: 0, max: 999_999_999 });
    fc.assert(
      fc.property(fc.array(fc.tuple(amount, fc.integer({ min: 0, max: 999 })), { minLength: 1 }), (all) => {
        const written = all.map(([whole, part]) => `${whole}.${String(part).padStart(3, '0')}`);
        const read = written.map((text) => String(readVotes(text)));
        for (const text of read) expect(readVotes(votesText(text))).toBe(text);
        const sum = all.reduce((total, [whole, part]) => total + BigInt(whole) * 1000n + BigInt(part), 0n);
        expect(thousandths(sumOf(read))).toBe(sum);
      }),
    );
  });

  it('are shown with their thousands parted, and every digit', () => {
    expect(['0', '999', '1000', '1234567.008'].map(votesText)).toEqual([
      '0',
      '999',
      '1,000',
      '1,234,567.008',
    ]);
    // As numbers these two would be 0.30000000000000004.
    expect(sumOf(['0.100', '0.200'])).toBe('0.300');
    expect(sumOf(['1.500', '2.500'])).toBe('4');
  });
});

describe('turnout', () => {
  it.each([
    [5432, 9876, '55.00'],
    [1, 3, '33.33'],
    [2, 3, '66.67'],
    [1, 8, '12.50'],
    [12345, 100_000, '12.35'],
    [0, 5, '0.00'],
    [5, 5, '100.00'],
    [null, 5, null],
    [5, null, null],
    [0, 0, null],
  ])('%s of %s: %s', (voters, electors, percent) => expect(turnoutOf(voters, electors)).toBe(percent));
});

/** Votes as decimals: where two candidates have one name, votes are shared out to a thousandth, and none may be rounded away. */
import { nfkc } from '@tomoni/japanese';

/** 「1,234.5」→ '1234.500', 「１２３票」→ '123', '' → null; 'odd' for what is no number of votes. */
export function readVotes(text: string): string | null | 'odd' {
  const read = nfkc(text).replace(/[\s,]/gu, '').replace(/票$/u, '');
  if (read === '') return null;
  const found = /^(\d{1,9})(?:\.(\d+))?$/u.exec(read);
  if (found === null) return 'odd';
  const [, whole = '', tail = ''] = found;
  const fraction = tail.replace(/0+$/u, '');
  if (fraction.length > 3) return 'odd';
  const plain = whole.replace(/^0+(?=\d)/u, '');
  return fraction === '' ? plain : `${plain}.${fraction.padEnd(3, '0')}`;
}

/** Thousandths of a vote. */
export function thousandths(votes: string): bigint {
  const [whole = '0', fraction = ''] = votes.split('.');
  return BigInt(whole) * 1000n + BigInt(fraction.padEnd(3, '0').slice(0, 3));
}

/** The sum of votes, exactly. */
export function sumOf(votes: readonly string[]): string {
  const sum = votes.reduce((all, one) => all + thousandths(one), 0n);
  const fraction = sum % 1000n;
  return fraction === 0n ? String(sum / 1000n) : `${sum / 1000n}.${String(fraction).padStart(3, '0')}`;
}

/** 「12,345.678」. */
export function votesText(votes: string): string {
  const [whole = '', fraction] = votes.split('.');
  const parted = whole.replace(/\B(?=(\d{3})+$)/gu, ',');
  return fraction === undefined ? parted : `${parted}.${fraction}`;
}

/** Turnout in percent with two digits behind the point, half up, as towns publish it; null without both figures. */
export function turnoutOf(voters: number | null, electors: number | null): string | null {
  if (voters === null || electors === null || electors <= 0) return null;
  const hundredths = (BigInt(voters) * 100_000n + BigInt(electors) * 5n) / (BigInt(electors) * 10n);
  return `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')}`;
}

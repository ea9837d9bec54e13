import { describe, expect, it } from 'vitest';
import { faultOf } from './faults.ts';

const failed = (command: string, response: string) =>
  Object.assign(new Error(response), { command, response, responseCode: Number(response.slice(0, 3)) });

describe('whose fault a refusal is', () => {
  it.each([
    ['RCPT TO', '550 5.1.1 no such user', 'recipient'],
    ['RCPT TO', '552-5.2.2 mailbox full', 'recipient'],
    ['RCPT TO', '550 Unknown user', 'recipient'],
    // Postfix keeps what it has against a sender until it hears for whom the letter is.
    ['RCPT TO', '553 5.7.1 <no-reply@example.jp>: Sender address rejected: not owned by user', 'letter'],
    ['RCPT TO', '550 5.1.8 bad sender address', 'letter'],
    ['RCPT TO', '554 Relay access denied', 'letter'],
    ['RCPT TO', '450 4.2.0 greylisted', 'passing'],
    ['DATA', '550 5.4.5 daily limit exceeded', 'letter'],
    ['DATA', '451 try again later', 'passing'],
    ['MAIL FROM', '550 5.7.60 sender not allowed', 'site'],
    ['MAIL FROM', '452 4.3.1 no room', 'site'],
    ['EHLO', '550 go away', 'site'],
    ['RCPT TO', '421 closing', 'site'],
  ])('%s: %s', (command, response, fault) => {
    expect(faultOf(failed(command, response))).toBe(fault);
  });

  it('is the way’s when nothing was said, and nobody’s when nobody knows', () => {
    expect(faultOf(Object.assign(new Error('no'), { code: 'ECONNREFUSED' }))).toBe('site');
    expect(faultOf(Object.assign(failed('AUTH PLAIN', '535 no'), { code: 'EAUTH' }))).toBe('site');
    expect(faultOf(Object.assign(new Error('too large'), { code: 'EMESSAGE', command: 'MAIL FROM' }))).toBe(
      'passing',
    );
    expect(faultOf('x')).toBe('passing');
  });
});

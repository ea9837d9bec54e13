import { describe, expect, it } from 'vitest';
import { faultFor, lettersIn, readBounce, signedName } from './index.ts';
import {
  carrierWords,
  exchangeReport,
  eximWords,
  gmailReport,
  postfixReport,
  type Status,
} from './testing/reports.ts';

const KEY = 'a key of this test';
const TO = 'Hanako@example.jp';
const NAME = signedName(KEY, 'notice-Ab_-9xYz-17', TO);
const letter = { id: `tomoni-${NAME}@tomoni.example`, to: TO };

/** What it comes to for the reader of the letter. */
function faultIn(report: string): string {
  const reading = readBounce(report);
  if (reading.what !== 'bounce') return reading.what;
  const { name, proof } = reading.bounce;
  expect(`${name}.${proof}`).toBe(NAME);
  return faultFor(reading.bounce, TO).fault;
}

describe('a letter that came back', () => {
  it.each([
    ['Postfix', postfixReport(letter)],
    ['Gmail', gmailReport(letter)],
    ['Exchange', exchangeReport(letter)],
    ['an older Exim, in words', eximWords(letter)],
    ['a carrier without numbers, in words', carrierWords(letter)],
    [
      'a carrier with its own reply, through Postfix',
      postfixReport(letter, { status: '5.0.0', diagnostic: 'smtp; 550 Unknown user' }),
    ],
    [
      'Postfix, with line ends of Unix and the line of an mbox',
      `From MAILER-DAEMON Tue Nov 24 19:00:01 2026\n${postfixReport(letter).replaceAll('\r\n', '\n')}`,
    ],
    [
      'Postfix, quoted with an encoding that a report must not have',
      postfixReport(letter)
        .replace('text/rfc822-headers', 'text/rfc822-headers\r\nContent-Transfer-Encoding: quoted-printable')
        .replaceAll('=?', '=3D?')
        .replaceAll('?=', '?=3D')
        .replaceAll('Message-ID: <tomoni', 'Message-ID: <=74omoni'),
    ],
  ])('says that there is no such mailbox: %s', (_, report) => {
    expect(faultIn(report)).toBe('recipient');
  });

  it.each<[string, Status, string]>([
    ['a delay', { action: 'delayed', status: '4.4.1' }, 'nothing'],
    ['a delivery', { action: 'delivered', status: '2.0.0' }, 'nothing'],
    ['a letter that was too old in the end', { status: '4.4.7' }, 'passing'],
    [
      'a refusal for now behind a number that says nothing',
      { status: '5.0.0', diagnostic: 'smtp; 451 try later' },
      'passing',
    ],
    [
      'a rule of the receiver',
      { status: '5.7.26', diagnostic: 'smtp; 550 5.7.26 unauthenticated' },
      'letter',
    ],
    ['a rule in words', { status: '5.0.0', diagnostic: 'smtp; 550 blocked as spam' }, 'letter'],
    ['the address of the sender', { status: '5.1.8' }, 'letter'],
    ['another address, to which it was sent on', { final: 'box@other.example', original: null }, 'elsewhere'],
  ])('is no fault of the mailbox: %s', (_, status, expected) => {
    expect(faultIn(postfixReport(letter, status))).toBe(expected);
  });

  it('is followed to where it was sent on when it says so', () => {
    expect(faultIn(postfixReport(letter, { final: 'box@other.example' }))).toBe('recipient');
  });

  it.each([
    ['a carrier whose mailbox is full', carrierWords(letter, 'As their mailbox is full'), 'unreadable'],
    ['words with a refusal for now', eximWords(letter, '450 4.2.1 try later'), 'unreadable'],
    ['a report of a letter that is not ours', postfixReport({ id: 'x@other.example', to: TO }), 'unreadable'],
    ['a report that was cut off', postfixReport(letter).slice(0, 700), 'unreadable'],
    [
      'an answer of a reader',
      `From: hanako@example.jp\r\nSubject: Re: x\r\n\r\n550 5.1.1 ${TO}\r\n> Message-ID: <${letter.id}>\r\n`,
      'other',
    ],
    [
      'out of office',
      'From: a@example.jp\r\nAuto-Submitted: auto-replied\r\n\r\nBack on Monday\r\n',
      'other',
    ],
    ['nothing', '', 'other'],
  ])('is left to a person: %s', (_, report, expected) => {
    expect(faultIn(report)).toBe(expected);
  });
});

async function split(...chunks: string[]): Promise<string[]> {
  const letters: string[] = [];
  async function* input() {
    for (const chunk of chunks) yield Buffer.from(chunk, 'latin1');
  }
  for await (const one of lettersIn(input())) letters.push(one);
  return letters;
}

describe('a file of letters', () => {
  const mbox =
    'From a@x Tue Nov 24 19:00:01 2026\nA: 1\n\nFrom the town hall\n\nFrom b@x Wed Nov 25 09:00:01 2026\nB: 2\n';

  it('is one letter, or many, wherever the pieces of the file end', async () => {
    expect(await split('A: 1\r\n\r\nFrom here\r\n')).toHaveLength(1);
    const whole = await split(mbox);
    expect(whole).toEqual(['A: 1\n\nFrom the town hall\n\n', 'B: 2\n']);
    for (let at = 1; at < mbox.length; at += 1)
      expect(await split(mbox.slice(0, at), mbox.slice(at))).toEqual(whole);
  });

  it('holds no more of a letter, or of a line, than a report needs', async () => {
    const [long = ''] = await split(
      ...Array.from({ length: 200 }, () => 'x'.repeat(10_000)),
      '\n',
      ...Array.from({ length: 200 }, () => `${'y'.repeat(10_000)}\n`),
    );
    expect(long.length).toBeLessThan(600 * 1024);
  });
});

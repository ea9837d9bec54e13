/** What a letter says that came back: which letter of ours, to whom, and whose fault it is. Pure. */
import { isOfMailbox, type MailFault } from './faults.ts';
import { nameIn, type SignedName } from './letter-name.ts';
import { fieldsOf, type LetterPart, readLetter } from './parts.ts';

/** A report that a letter of ours, by its own words, could not be delivered. Whether it is ours is not looked at yet. */
export interface Bounce extends SignedName {
  failures: readonly Failure[];
}

interface Failure {
  /** In small letters: as the letter was sent to, and as it was sent on. */
  addresses: readonly string[];
  fault: MailFault;
  /** What the other server said, shortened. */
  words: string;
}

/**
 * `bounce`: somebody didn't get it. `nothing`: a report of something else than a failure (a delay, a delivery).
 * `unreadable`: a report, but it doesn't say of which letter of ours, or why. `other`: no report at all.
 */
export type Reading = { what: 'bounce'; bounce: Bounce } | { what: 'nothing' | 'unreadable' | 'other' };

const STATUS = new Set(['message/delivery-status', 'message/global-delivery-status']);
const LONGEST_WORDS = 200;

/** Reads a letter as it lies in a mailbox, as Latin-1. Never throws. */
export function readBounce(letter: string): Reading {
  const { headers, parts } = readLetter(letter);
  const status = parts.filter(({ type }) => STATUS.has(type));
  if (status.length === 0 && !isFromServer(headers)) return { what: 'other' };
  const words =
    parts.find(({ type }) => type.startsWith('text/') && type !== 'text/rfc822-headers')?.body ?? '';
  const groups = status.flatMap(({ body }) => body.split(/\n[ \t]*\n/).map(fieldsOf));
  const recipients = groups.filter((group) => group.has('action'));
  if (recipients.length > 0 && !recipients.some(hasFailed)) return { what: 'nothing' };
  const failures =
    recipients.length > 0
      ? recipients.filter(hasFailed).map((group) => failureOf(group, words))
      : failuresIn(words, headers);
  const name = nameIn(parts.map(quotedIn).join('\n'));
  if (name === null || failures.length === 0) return { what: 'unreadable' };
  return { what: 'bounce', bounce: { ...name, failures } };
}

/** Letters from servers to servers have no sender (RFC 5321 section 4.5.5); not all write so into the letter. */
function isFromServer(headers: ReadonlyMap<string, string>): boolean {
  return (
    headers.get('return-path')?.replaceAll(' ', '') === '<>' ||
    headers.has('x-failed-recipients') ||
    /\b(?:mailer-daemon|postmaster|mail delivery (?:sub)?system)\b/i.test(headers.get('from') ?? '')
  );
}

/** Where a report quotes the letter: as a part of its own or, as older servers do, below its own words, behind `> `. */
function quotedIn({ type, body }: LetterPart): string {
  return STATUS.has(type) ? '' : body.replace(/^[>| \t]+(?=message-id:)/gim, '');
}

function hasFailed(group: ReadonlyMap<string, string>): boolean {
  return /^failed\b/i.test(group.get('action') ?? '');
}

function failureOf(group: ReadonlyMap<string, string>, human: string): Failure {
  const diagnostic = group.get('diagnostic-code') ?? '';
  const addresses = ['original-recipient', 'final-recipient'].flatMap((name) => addressIn(group.get(name)));
  const fault = faultOfStatus(group.get('status') ?? '', diagnostic, human);
  return { addresses, fault, words: shortened(diagnostic || (group.get('status') ?? '')) };
}

/** `rfc822; <hanako@example.jp>` */
function addressIn(field: string | undefined): string[] {
  const [, address] = /^[^;]*;\s*<?([^<>\s]+@[^<>\s]+?)>?\s*$/.exec(field ?? '') ?? [];
  return address === undefined ? [] : [address.toLowerCase()];
}

/** A refusal that names a rule and not the mailbox, where no number tells them apart. */
const OF_A_RULE = /spam|block|black ?list|reputation|policy|dmarc|\bspf\b/i;

function faultOfStatus(status: string, diagnostic: string, human: string): MailFault {
  const [, kind, subject, detail] = /\b([245])\.(\d{1,3})\.(\d{1,3})\b/.exec(status) ?? [];
  if (kind !== '5') return 'passing';
  if (subject !== '0') return isOfMailbox(550, `550 5.${subject}.${detail}`) ? 'recipient' : 'letter';
  // 5.0.0: the reporting server knows no more than the reply that it got, which is about the letter once it was sent.
  const reply = /\b[45]\d\d[ -].*/.exec(diagnostic)?.[0];
  if (reply === undefined || OF_A_RULE.test(reply) || /in reply to end of DATA/.test(human)) return 'letter';
  const code = Number(reply.slice(0, 3));
  if (code < 500) return 'passing';
  return isOfMailbox(code, reply) ? 'recipient' : 'letter';
}

/** What servers say, in words, of a mailbox that isn't there; among them au's. */
const NO_SUCH_MAILBOX =
  /user unknown|unknown user|no such (?:user|mailbox|address)|invalid recipient|mailbox (?:unavailable|not found)|does not exist|account is disabled/i;

/** From a report without a part for programs, as some carriers send it. What isn't plain is left to a person. */
function failuresIn(words: string, headers: ReadonlyMap<string, string>): Failure[] {
  const lines = words
    .split('\n')
    .filter((line) => /\b5\d\d[ -]|\b5\.[12]\.\d{1,3}\b|account is disabled/i.test(line));
  const said = lines.find((line) => isOfNumber(line) ?? NO_SUCH_MAILBOX.test(line));
  const named = `${headers.get('x-failed-recipients') ?? ''} ${words}`;
  const addresses = [...named.matchAll(/[^\s<>"',;:()]+@[\w.-]+\w/g)].map(([address]) =>
    address.toLowerCase(),
  );
  if (said === undefined || addresses.length === 0) return [];
  return [{ addresses, fault: 'recipient', words: shortened(said) }];
}

/** By its enhanced status code (RFC 3463); null when it has none. */
function isOfNumber(line: string): boolean | null {
  const [, subject, detail] = /\b5\.(\d{1,3})\.(\d{1,3})\b/.exec(line) ?? [];
  return subject === undefined || subject === '0' ? null : isOfMailbox(550, `550 5.${subject}.${detail}`);
}

function shortened(words: string): string {
  return words
    .replace(/[^\x20-\x7e]+/g, ' ')
    .trim()
    .slice(0, LONGEST_WORDS);
}

/** Whose fault a bounce is for the address that the letter went to; `elsewhere` when it speaks of others only. */
export function faultFor(
  { failures }: Bounce,
  to: string,
): { fault: MailFault | 'elsewhere'; words: string } {
  const failure = failures.find(({ addresses }) => addresses.includes(to.toLowerCase()));
  return failure ?? { fault: 'elsewhere', words: '' };
}

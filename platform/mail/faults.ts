/** Whose fault it is that a letter wasn't taken. Pure. */

/**
 * `recipient`: there is no such mailbox, for good. `site`: the server doesn't take letters from us now, whoever they are
 * for. `letter`: it was refused for good, but not for its address: a rule of the server, which may be ours to mend.
 * `passing`: busy, or nobody knows.
 */
export type MailFault = 'recipient' | 'site' | 'letter' | 'passing';

/** Failures before the server said anything: it is away, closing, or doesn't let us in. */
const CLOSED = new Set(['ECONNECTION', 'ECONNREFUSED', 'ECONNRESET', 'ESOCKET', 'EDNS', 'ETLS', 'ETIMEDOUT']);

/** Commands of SMTP after which a reply is about one letter. Before them the server hasn't heard whom it is for. */
const OF_ONE_LETTER = new Set(['RCPT TO', 'DATA']);

/** What the transport's error says. */
export function faultOf(error: unknown): MailFault {
  if (!(error instanceof Error)) return 'passing';
  const { responseCode: reply, code, command = '', response } = error as SmtpError;
  if (code === 'EAUTH' || reply === 421) return 'site';
  if (typeof reply !== 'number') return CLOSED.has(code ?? '') ? 'site' : 'passing';
  if (!OF_ONE_LETTER.has(command)) return reply >= 400 ? 'site' : 'passing';
  if (reply < 500) return 'passing';
  return command === 'RCPT TO' && isOfMailbox(reply, response ?? '') ? 'recipient' : 'letter';
}

interface SmtpError {
  responseCode?: unknown;
  code?: string;
  command?: string;
  response?: string;
}

/**
 * Servers answer MAIL FROM only at RCPT TO if they like (Postfix does), so the command alone says little: RFC 3463 has
 * class 1 for addresses, of which 7 and 8 are the sender's, and 2 for mailboxes. Without such a code 550 to 553 are about
 * the mailbox (RFC 5321 section 4.2.3).
 */
export function isOfMailbox(reply: number, response: string): boolean {
  const [, subject, detail] = /^\d{3}[ -]5\.(\d{1,3})\.(\d{1,3})\b/.exec(response) ?? [];
  if (subject === undefined) return reply >= 550 && reply <= 553;
  return subject === '2' || (subject === '1' && detail !== '7' && detail !== '8');
}

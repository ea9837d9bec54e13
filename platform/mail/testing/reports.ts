/** For tests: reports as servers write them about letters that could not be delivered. All invented, after their forms. */

export interface Reported {
  /** The Message-ID of the letter that came back, without brackets. */
  id: string;
  to: string;
}

const lines = (...all: string[]) => `${all.join('\r\n')}\r\n`;

const head = ({ id, to }: Reported) => [
  'Received: from tomoni.example (tomoni.example [192.0.2.1])',
  'From: =?UTF-8?B?44Go44KC44Gr5biC?= <no-reply@tomoni.example>',
  `To: ${to}`,
  'Subject: =?UTF-8?B?44GU44G/?=',
  `Message-ID: <${id}>`,
  'MIME-Version: 1.0',
];

export interface Status {
  action?: string;
  status?: string;
  diagnostic?: string;
  final?: string;
  original?: string | null;
}

/** As Postfix writes it (RFC 3464): three parts. */
export function postfixReport(letter: Reported, changes: Status = {}): string {
  const { action = 'failed', status = '5.1.1', final = letter.to, original = letter.to } = changes;
  const { diagnostic = `smtp; 550 5.1.1 <${final}>: Recipient address rejected: User unknown` } = changes;
  return lines(
    'Return-Path: <>',
    'From: MAILER-DAEMON@mx.tomoni.example (Mail Delivery System)',
    'Subject: Undelivered Mail Returned to Sender',
    'Auto-Submitted: auto-replied',
    'Content-Type: multipart/report; report-type=delivery-status;',
    '\tboundary="A1.17/mx.tomoni.example"',
    '',
    'This is a MIME-encapsulated message.',
    '',
    '--A1.17/mx.tomoni.example',
    'Content-Description: Notification',
    'Content-Type: text/plain; charset=us-ascii',
    '',
    `<${final}>: host mx.example.jp[192.0.2.9] said: 550 5.1.1 (in reply to RCPT TO command)`,
    '',
    '--A1.17/mx.tomoni.example',
    'Content-Description: Delivery report',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.tomoni.example',
    'X-Postfix-Queue-ID: A1',
    '',
    `Final-Recipient: rfc822; ${final}`,
    ...(original === null ? [] : [`Original-Recipient: rfc822;${original}`]),
    `Action: ${action}`,
    `Status: ${status}`,
    'Remote-MTA: dns; mx.example.jp',
    `Diagnostic-Code: ${diagnostic}`,
    '',
    '--A1.17/mx.tomoni.example',
    'Content-Description: Undelivered Message Headers',
    'Content-Type: text/rfc822-headers',
    '',
    ...head(letter),
    '',
    '--A1.17/mx.tomoni.example--',
  );
}

/** As Gmail writes it: its words in parts of parts, the reply on several lines, the whole letter behind. */
export function gmailReport(letter: Reported): string {
  return lines(
    'From: Mail Delivery Subsystem <mailer-daemon@googlemail.com>',
    `X-Failed-Recipients: ${letter.to}`,
    'Subject: Delivery Status Notification (Failure)',
    'Content-Type: multipart/report; boundary="0000000000001"; report-type=delivery-status',
    '',
    '--0000000000001',
    'Content-Type: multipart/related; boundary="0000000000002"',
    '',
    '--0000000000002',
    'Content-Type: multipart/alternative; boundary="0000000000003"',
    '',
    '--0000000000003',
    'Content-Type: text/plain; charset="UTF-8"',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from('アドレスが見つかりません\n').toString('base64'),
    '--0000000000003--',
    '--0000000000002--',
    '--0000000000001',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; googlemail.com',
    '',
    `Final-Recipient: rfc822; ${letter.to}`,
    'Action: failed',
    'Status: 5.1.1',
    'Diagnostic-Code: smtp; 550-5.1.1 The email account that you tried to reach does not exist. Please try',
    ' 550-5.1.1 double-checking the address 550 5.1.1 https://support.google.com/mail/?p=NoSuchUser',
    '',
    '--0000000000001',
    'Content-Type: message/rfc822',
    '',
    ...head(letter),
    'Content-Type: text/plain; charset=utf-8',
    '',
    'words',
    '--0000000000001--',
  );
}

/** As Exchange writes it: the reason after its own name, the id on a line of its own. */
export function exchangeReport({ id, to }: Reported): string {
  return lines(
    'From: Microsoft Outlook <MicrosoftExchange1@example.jp>',
    'Subject: Undeliverable: =?UTF-8?B?44GU44G/?=',
    'Content-Type: multipart/report; report-type=delivery-status; boundary=_4_x',
    '',
    '--_4_x',
    'Content-Type: text/html; charset="us-ascii"',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    '<p>hanako wasn=27t found=',
    ' at example.jp</p>',
    '--_4_x',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns;mx.example.jp',
    '',
    `Final-recipient: RFC822;${to}`,
    'Action: failed',
    'Status: 5.1.10',
    'Diagnostic-code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found',
    '',
    '--_4_x',
    'Content-Type: message/rfc822',
    '',
    `To: ${to}`,
    'Message-ID:',
    ` <${id}>`,
    '',
    '--_4_x--',
  );
}

/** As older Exim writes it: words only, the letter behind them. */
export function eximWords(letter: Reported, reason = '550 5.1.1 User unknown'): string {
  return lines(
    'Return-path: <>',
    `X-Failed-Recipients: ${letter.to}`,
    'From: Mail Delivery System <Mailer-Daemon@mx.example.jp>',
    'Subject: Mail delivery failed: returning message to sender',
    '',
    'A message that you sent could not be delivered to one or more of its recipients.',
    '',
    `  ${letter.to}`,
    `    SMTP error from remote mail server after RCPT TO:<${letter.to}>:`,
    `    ${reason}`,
    '',
    '------ This is a copy of the message, including all the headers. ------',
    '',
    ...head(letter),
    '',
    'words',
  );
}

/** As a carrier of telephones writes it: no number at all. */
export function carrierWords(letter: Reported, reason = 'The user(s) account is disabled.'): string {
  return lines(
    'From: <Postmaster@carrier.example>',
    'Subject: Mail System Error - Returned Mail',
    '',
    reason,
    '',
    `<${letter.to}>`,
    '',
    '--------------------------------------------------',
    '',
    ...head(letter),
  );
}

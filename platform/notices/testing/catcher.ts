/** For tests: a real SMTP server that keeps what it took, and refuses when told to. */
import { SMTPServer, type SMTPServerDataStream } from 'smtp-server';

export interface Caught {
  to: string;
  id: string;
  raw: string;
  /** Body as text, whatever it was sent as. */
  text: string;
  subject: string;
}

export interface Catcher {
  url: string;
  letters: Caught[];
  /** Replies with this code to every recipient; null: takes everything. */
  refuseWith: number | null;
  /** What it says when it refuses. */
  words: string;
  /** Replies with this code to MAIL FROM, whoever the letter is for; null: takes it. */
  refuseSenderWith: number | null;
  /** A letter is taken when this is over. */
  hold: Promise<void>;
  close(): Promise<void>;
}

/** Opens one on a free port of this machine. */
export async function openCatcher(): Promise<Catcher> {
  const letters: Caught[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onMailFrom: (_address, _session, done) => done(refusal(catcher.refuseSenderWith, catcher.words)),
    onRcptTo: (_address, _session, done) => done(refusal(catcher.refuseWith, catcher.words)),
    onData(stream: SMTPServerDataStream, session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        letters.push(read(session.envelope.rcptTo[0]?.address ?? '', Buffer.concat(parts).toString('utf8')));
        catcher.hold.then(() => done(), done);
      });
    },
  });
  // A client that was killed in the middle of a letter.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as { port: number };
  const catcher: Catcher = {
    url: `smtp://127.0.0.1:${port}`,
    letters,
    refuseWith: null,
    words: 'not here',
    refuseSenderWith: null,
    hold: Promise.resolve(),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return catcher;
}

function refusal(responseCode: number | null, words: string): Error | null {
  return responseCode === null ? null : Object.assign(new Error(words), { responseCode });
}

function read(to: string, raw: string): Caught {
  const [head = '', ...rest] = raw.split('\r\n\r\n');
  const body = rest.join('\r\n\r\n');
  const encoding = /^Content-Transfer-Encoding: *(\S+)/im.exec(head)?.[1]?.toLowerCase();
  const text =
    encoding === 'base64'
      ? Buffer.from(body, 'base64').toString('utf8')
      : encoding === 'quoted-printable'
        ? unquote(body)
        : body;
  const id = /^Message-ID:\s*<([^>]+)>/im.exec(head)?.[1] ?? '';
  const subject = /^Subject: *((?:.*)(?:\r\n[ \t].*)*)/im.exec(head)?.[1] ?? '';
  return { to, id, raw, text: text.replaceAll('\r\n', '\n'), subject: unworded(subject) };
}

function unquote(body: string): string {
  const bytes = body
    .replaceAll('=\r\n', '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

/** RFC 2047: =?UTF-8?B?…?= and ?Q? */
function unworded(text: string): string {
  return text
    .replace(/\r\n[ \t]+/g, '')
    .replace(/=\?UTF-8\?([BQ])\?([^?]*)\?=/gi, (_, how: string, word: string) =>
      how.toUpperCase() === 'B'
        ? Buffer.from(word, 'base64').toString('utf8')
        : unquote(word.replaceAll('_', ' ')),
    );
}

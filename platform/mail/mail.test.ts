import { sql } from 'kysely';
import { SMTPServer, type SMTPServerDataStream } from 'smtp-server';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testDatabase } from '../testing/index.ts';
import {
  deliverMail,
  forgetMail,
  isMailAddress,
  listMail,
  MailRefusal,
  mailHome,
  mailRefusedAt,
  openTransport,
  queueMail,
  sweepMail,
} from './index.ts';

const { db } = await testDatabase({ owners: [mailHome] });

interface Received {
  to: string[];
  raw: string;
}
const received: Received[] = [];
let refuseWith: number | null = null;
let refuseSenderWith: number | null = null;

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onMailFrom(_address, _session, done) {
    if (refuseSenderWith === null) return done();
    done(Object.assign(new Error('5.4.5 Daily quota exceeded'), { responseCode: refuseSenderWith }));
  },
  onRcptTo(_address, _session, done) {
    if (refuseWith === null) return done();
    done(Object.assign(new Error('not here'), { responseCode: refuseWith }));
  },
  onData(stream: SMTPServerDataStream, session, done) {
    const parts: Buffer[] = [];
    stream.on('data', (part: Buffer) => parts.push(part));
    stream.on('end', () => {
      received.push({
        to: session.envelope.rcptTo.map(({ address }) => address),
        raw: Buffer.concat(parts).toString('utf8'),
      });
      done();
    });
  },
});

let url = '';
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as { port: number };
  url = `smtp://127.0.0.1:${port}`;
});
afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())));
beforeEach(async () => {
  received.length = 0;
  refuseWith = null;
  refuseSenderWith = null;
  await sql`truncate mail.message`.execute(db);
});

async function deliver(options = {}) {
  const transport = openTransport({ url, from: 'ともに市 <no-reply@tomoni.example>' });
  try {
    return await deliverMail(db, transport, options);
  } finally {
    transport.close();
  }
}

const letter = {
  to: 'hanako@example.jp',
  subject: 'サインインのリンク',
  text: 'こちらからどうぞ。\nhttps://x.example/1',
};

describe('a letter', () => {
  it('arrives once, in Japanese, and its text is not kept', async () => {
    await queueMail(db, letter);
    expect(await deliver()).toEqual({ sent: 1, failed: 0 });
    expect(await deliver()).toEqual({ sent: 0, failed: 0 });
    expect(received).toHaveLength(1);
    expect(received[0]?.to).toEqual(['hanako@example.jp']);
    expect(received[0]?.raw).toContain('Auto-Submitted: auto-generated');
    expect(received[0]?.raw).toMatch(/Message-ID: <tomoni-\d+-\w+\.[\w-]{16}@tomoni\.example>/);
    const [stored] = await listMail(db);
    expect(stored?.text).toBeNull();
    expect(stored?.sentAt).toBeInstanceOf(Date);
  });

  it('exists only when its transaction is committed', async () => {
    const failing = db.transaction().execute(async (trx) => {
      await queueMail(trx, letter);
      throw new Error('undone');
    });
    await expect(failing).rejects.toThrow('undone');
    expect(await listMail(db)).toEqual([]);
  });

  it('has an id of its own, also when numbers run again in a restored copy', async () => {
    const id = (n: number) => /Message-ID: <([^>]+)>/.exec(received[n]?.raw ?? '')?.[1] ?? '';
    await queueMail(db, letter);
    await deliver();
    await sql`truncate mail.message restart identity`.execute(db);
    await queueMail(db, letter);
    await deliver();
    expect(id(0)).not.toBe(id(1));
  });

  it('never goes to a second address hidden in the first', async () => {
    for (const to of [
      'a@example.jp\nBcc: b@example.jp',
      'a@example.jp,b@example.jp',
      '<a@example.jp>',
      'a b@example.jp',
      '',
    ]) {
      expect(isMailAddress(to)).toBe(false);
      await expect(queueMail(db, { ...letter, to })).rejects.toThrow(MailRefusal);
    }
    await expect(queueMail(db, { ...letter, subject: 'x\r\nBcc: b@example.jp' })).rejects.toThrow(
      MailRefusal,
    );
  });

  it('is sent by one of several processes only', async () => {
    for (let n = 0; n < 8; n += 1) await queueMail(db, { ...letter, subject: `n ${n}` });
    const results = await Promise.all([deliver(), deliver(), deliver()]);
    expect(results.reduce((sum, { sent }) => sum + sent, 0)).toBe(8);
    expect(received).toHaveLength(8);
  });
});

describe('a server that does not take it', () => {
  it('for now: the letter waits and is tried again', async () => {
    await queueMail(db, letter);
    refuseWith = 450;
    expect(await deliver({ firstDelay: 0, maxAttempts: 3 })).toEqual({
      sent: 0,
      failed: 3,
    });
    const [stored] = await listMail(db);
    expect(stored).toMatchObject({ attempts: 3, sentAt: null, text: letter.text });
    expect(stored?.givenUpAt).toBeInstanceOf(Date);
    expect(await mailRefusedAt(db, letter.to)).toBeNull();
  });

  it('for good: the letter is given up at once', async () => {
    await queueMail(db, letter);
    refuseWith = 550;
    expect(await deliver({ firstDelay: 0 })).toEqual({ sent: 0, failed: 1 });
    expect((await listMail(db))[0]?.error).toContain('not here');
    expect(await mailRefusedAt(db, letter.to)).toBeInstanceOf(Date);
    expect(await mailRefusedAt(db, 'nobody@example.jp')).toBeNull();
  });

  it('refuses the sender, not the reader: a link to sign in is not given up', async () => {
    await queueMail(db, letter);
    refuseSenderWith = 550;
    expect(await deliver()).toEqual({ sent: 0, failed: 1 });
    expect((await listMail(db))[0]).toMatchObject({ givenUpAt: null, text: letter.text });
    refuseSenderWith = null;
    await sql`update mail.message set due_at = now()`.execute(db);
    expect(await deliver()).toEqual({ sent: 1, failed: 0 });
  });

  it('not there at all: it waits', async () => {
    await queueMail(db, letter);
    const transport = openTransport({ url: 'smtp://127.0.0.1:1', from: 'a@tomoni.example' });
    expect(await deliverMail(db, transport)).toEqual({ sent: 0, failed: 1 });
    expect((await listMail(db))[0]?.givenUpAt).toBeNull();
  });
});

it('what is left of letters to an address goes when it is asked, and nobody else’s', async () => {
  for (const to of ['hanako@example.jp', 'Hanako@example.jp', 'taro@example.jp'])
    await queueMail(db, { ...letter, to });
  await deliver();
  await queueMail(db, { ...letter, subject: 'on its way' });
  expect(await forgetMail(db, 'HANAKO@example.jp')).toBe(2);
  expect((await listMail(db)).map(({ to, subject }) => `${to} ${subject}`)).toEqual([
    'hanako@example.jp on its way',
    'taro@example.jp サインインのリンク',
  ]);
});

it('letters do not stay for ever', async () => {
  await queueMail(db, letter);
  await queueMail(db, { ...letter, subject: 'sent' });
  await sql`update mail.message set sent_at = now() where subject = 'sent'`.execute(db);
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);
  expect(await sweepMail(db, inDays(1))).toBe(0);
  expect(await sweepMail(db, inDays(8))).toBe(1);
  expect(await sweepMail(db, inDays(31))).toBe(1);
});

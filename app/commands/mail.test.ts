/** `tomoni mail bounces` as an operator calls it: letters piped in, or files of the sender's mailbox. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Database, migrate, openDatabase } from '@tomoni/platform/storage';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { deliverMail, mailHome, mailRefusedAt, queueMail } from '../../platform/mail/index.ts';
import { gmailReport, postfixReport } from '../../platform/mail/testing/reports.ts';

const bin = fileURLToPath(new URL('../bin/tomoni.mjs', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'tomoni-mail-'));
const TO = 'hanako@example.jp';

/** Message-IDs of two letters that were sent. */
const ids: string[] = [];
/** Open all the time: each command finds its PostgreSQL running, as beside a site. */
let database: Database;
beforeAll(async () => {
  database = await openDatabase({ dataDir: folder, share: true });
  await migrate(database.db, [mailHome]);
  for (const subject of ['a', 'b']) await queueMail(database.db, { to: TO, subject, text: 'x' });
  const transport = {
    send: async (_: unknown, id: string) => {
      ids.push(`tomoni-${id}@tomoni.example`);
    },
    close() {},
  };
  await deliverMail(database.db, transport);
});
afterAll(async () => {
  await database?.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Ended {
  code: number;
  said: string;
  document: { counted: number; findings: { code: string; where: object }[] };
}

function bounces(input: string | null, ...args: string[]): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const env = { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', LC_ALL: 'C', DATA_DIR: folder };
    const child = spawn(process.execPath, [bin, 'mail', ...args, '--json'], { cwd: folder, env });
    let stdout = '';
    let said = '';
    child.stdout.on('data', (part: Buffer) => {
      stdout += part.toString();
    });
    child.stderr.on('data', (part: Buffer) => {
      said += part.toString();
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? -1, said, document: JSON.parse(stdout || 'null') }));
    child.stdin.end(input ?? '');
  });
}

const refused = () => mailRefusedAt(database.db, TO);

it('regression: letters that come back later are read, counted once, and what is for a person is left to them', async () => {
  const [first = '', second = ''] = ids;
  const forged = first.replace(/\.[\w-]{16}@/, `.${'A'.repeat(16)}@`);
  const begins = 'From MAILER-DAEMON Tue Nov 24 19:00:01 2026\n';
  const letters = [
    postfixReport({ id: forged, to: TO }),
    'From: hanako@example.jp\nSubject: Re: a\n\nThank you\n',
    postfixReport({ id: second, to: TO }, { status: '4.2.2' }),
  ];
  writeFileSync(join(folder, 'box'), letters.map((letter) => `${begins}${letter}\n`).join(''));

  const box = await bounces(null, 'bounces', 'box');
  expect([box.code, box.document]).toEqual([
    1,
    {
      ...{ letters: 3, counted: 0, known: 0, passing: 1, left: 2, paused: 0 },
      findings: [
        expect.objectContaining({ code: 'mail.no-report', where: { file: 'box' } }),
        expect.objectContaining({ code: 'mail.report-unknown', where: { file: 'box' } }),
      ],
    },
  ]);
  expect(box.said).toContain('Letter 2 is no report');
  expect(await refused()).toBeNull();

  const piped = await bounces(gmailReport({ id: second, to: TO }), 'bounces', '-');
  expect([piped.code, piped.document]).toEqual([
    0,
    expect.objectContaining({ letters: 1, counted: 1, left: 0 }),
  ]);
  expect(await refused()).toBeInstanceOf(Date);
  const again = await bounces(gmailReport({ id: second, to: TO }), 'bounces');
  expect([again.code, again.document]).toEqual([0, expect.objectContaining({ counted: 0, known: 1 })]);
});

it.each([
  ['nothing to do', []],
  ['a file that is not there', ['bounces', 'none']],
  ['an option that it does not have', ['bounces', '--all']],
])('is told how it is called: %s', async (_, args) => {
  const { code, document } = await bounces(null, ...args);
  expect([code, document]).toEqual([
    2,
    expect.objectContaining({ counted: 0, findings: [expect.anything()] }),
  ]);
});

/** `tomoni user` as an operator calls it, on a data folder of its own. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const bin = fileURLToPath(new URL('../bin/tomoni.mjs', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'tomoni-user-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Ended {
  code: number;
  said: string;
  document: {
    people: { email: string; appointments: { role: string; scope: string }[] }[];
    link: string | null;
  };
}

function user(...args: string[]): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const env = {
      PATH: process.env.PATH ?? '',
      HOME: process.env.HOME ?? '',
      LANG: 'C',
      DATA_DIR: folder,
      PORT: '3210',
    };
    const child = spawn(process.execPath, [bin, 'user', ...args, '--json'], { cwd: folder, env });
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
  });
}

describe('tomoni user', () => {
  it('makes a link for the first admin, who is nobody until it is used', async () => {
    const made = await user('add', 'Admin@Example.jp', '--admin');
    expect(made.code).toBe(0);
    expect(made.document.link).toMatch(/^http:\/\/localhost:3210\/en\/invitation\/[\w-]{32}$/);
    expect(made.said).toContain('admin@example.jp joins with this link');
    expect((await user('list')).document.people).toEqual([]);
  });

  it.each([
    ['no action', []],
    ['an unknown action', ['promote', 'a@example.jp']],
    ['no address', ['add']],
    ['an address that is none', ['add', 'admin']],
    ['a role that is none', ['appoint', 'a@example.jp', 'king']],
    ['a role of a town without the town', ['appoint', 'a@example.jp', 'official']],
    ['an end that is past', ['appoint', 'a@example.jp', 'site-admin', '--until', '2020-01-01']],
    ['an end that is no date', ['appoint', 'a@example.jp', 'site-admin', '--until', 'soon']],
  ])('with %s says how it is called and ends with 2', async (_name, args) => {
    const { code, said } = await user(...args);
    expect(code).toBe(2);
    expect(said).toContain('user add EMAIL');
  });

  it('to end what isn’t there says so and ends with 1', async () => {
    const { code, said } = await user('end', 'a@example.jp', 'site-admin');
    expect(code).toBe(1);
    expect(said).toContain('has no such role');
  });
});

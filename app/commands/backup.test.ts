/** `tomoni backup` and `tomoni restore` as an operator calls them, on real data folders. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { rename } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lastRun } from '@tomoni/platform/backup';
import { purge } from '@tomoni/platform/history';
import { openDatabase } from '@tomoni/platform/storage';
import { contentsOf } from '@tomoni/platform/testing';
import { sql } from 'kysely';
import { afterAll, describe, expect, it } from 'vitest';
import { homes, modules } from '../modules.ts';

const bin = fileURLToPath(new URL('../bin/tomoni.mjs', import.meta.url));
const demo = fileURLToPath(new URL('../../demo/tomoni-shi', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'tomoni-commands-'));
const at = (name: string) => join(folder, name);
const running: ChildProcess[] = [];
afterAll(async () => {
  for (const site of running) await stop(site);
  rmSync(folder, { recursive: true, force: true });
});

function environment(dataDir: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    LC_ALL: 'C',
    DATA_DIR: at(dataDir),
    PORT: '0',
    HOST: '127.0.0.1',
    DATABASE_URL: '',
    // What takes long on a slow machine isn't what these tests are about, and imports at once wait for each other.
    SLOW_QUERY_MS: '0',
  };
}

function call(dataDir: string, ...args: string[]): ChildProcess {
  return spawn(process.execPath, [bin, ...args], {
    cwd: folder,
    env: environment(dataDir),
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}

interface Ended {
  code: number | null;
  stdout: Buffer;
  stderr: string;
  document: () => Record<string, unknown> & { findings: { code: string }[] };
}

function ended(child: ChildProcess): Promise<Ended> {
  const parts: Buffer[] = [];
  let stderr = '';
  child.stdout?.on('data', (part: Buffer) => parts.push(part));
  child.stderr?.on('data', (part: Buffer) => {
    stderr += part.toString();
  });
  return new Promise((resolve) =>
    child.on('close', (code) => {
      const stdout = Buffer.concat(parts);
      resolve({ code, stdout, stderr, document: () => JSON.parse(stdout.toString()) });
    }),
  );
}

const tomoni = (dataDir: string, ...args: string[]) => ended(call(dataDir, ...args));

/** Starts a site and gives its address. */
async function start(dataDir: string): Promise<{ url: string; site: ChildProcess }> {
  const site = call(dataDir, 'start', '--json');
  running.push(site);
  const url = await new Promise<string>((resolve, reject) => {
    let text = '';
    site.stdout?.on('data', (part: Buffer) => {
      text += part.toString();
      if (text.endsWith('\n')) resolve((JSON.parse(text) as { url: string }).url);
    });
    site.once('close', () => reject(new Error('the site ended')));
  });
  return { url, site };
}

async function stop(site: ChildProcess): Promise<void> {
  if (site.exitCode !== null || site.signalCode !== null) return;
  const closed = new Promise((resolve) => site.once('close', resolve));
  site.kill('SIGTERM');
  await closed;
}

/** Pages that say how things are at this minute. */
const HOMES = ['', '/992011'];

/** Pages by their path, but for the address that the site was asked at. */
async function pages(dataDir: string, url: string): Promise<Map<string, string>> {
  const areas = await inDatabase(dataDir, (db) =>
    sql<{ path: string }>`
      select '/992011/garbage/' || area_id as path from collection.area where place = '992011'
      order by 1 limit 4`.execute(db),
  );
  expect(areas.rows).toHaveLength(4);
  const paths = [
    '',
    '/992011',
    '/992011/garbage',
    '/en/992011/garbage',
    '/992011/garbage/source',
    '/992020/garbage',
  ];
  for (const { path } of areas.rows) paths.push(path, `/en${path}`, `${path}.ics`, `${path}.json`);
  const answers = new Map<string, string>();
  // One after another: a home page leaves out a card that has no answer in time, as all at once can make it.
  for (const path of paths) {
    const answer = await fetch(url + path);
    expect(`${path} ${answer.status}`).toBe(`${path} 200`);
    answers.set(path, (await answer.text()).replaceAll(url.slice('http://'.length), 'SITE'));
  }
  return answers;
}

/** Paths of which the answers differ, so that a failure shows them instead of whole pages. */
function differences(some: Map<string, string>, others: Map<string, string>): string[] {
  return [...some].filter(([path, text]) => others.get(path) !== text).map(([path]) => path);
}

async function inDatabase<Result>(
  dataDir: string,
  work: (db: Awaited<ReturnType<typeof openDatabase>>['db']) => Promise<Result>,
) {
  const { db, close } = await openDatabase({ dataDir: at(dataDir), share: true });
  return work(db).finally(close);
}

describe('a site that is backed up while it runs', () => {
  it('is whole again somewhere else, answers the same bytes, and asks everybody to sign in', async () => {
    const { url, site } = await start('one');
    const answers = ['--made-by', 'town', '--maker', 'ためし', '--put-out-by', '8:30', '--closure', 'skip'];
    const towns = ['992020', '992038', '992046'];
    const importing = towns.map((code) =>
      tomoni('one', 'import', code, demo, '--name', `${code}市`, ...answers, '--json'),
    );
    const first = await tomoni('one', 'backup', 'first.tar', '--json');
    expect(first.code).toBe(0);
    expect(first.document()).toMatchObject({ file: 'first.tar', findings: [] });
    expect(statSync(at('first.tar')).mode & 0o777).toBe(0o600);
    expect((await Promise.all(importing)).map(({ code, stderr }) => `${code} ${stderr}`)).toEqual(
      towns.map(() => '0 '),
    );

    expect((await tomoni('one', 'backup', 'first.tar')).code).toBe(2);
    expect((await tomoni('one', 'backup', 'first.tar', '--force')).code).toBe(0);
    const before = await pages('one', url);
    await stop(site);
    const contents = await inDatabase('one', contentsOf);

    const restored = await tomoni('two', 'restore', 'first.tar', '--json');
    expect(restored.code, restored.stderr).toBe(0);
    expect(restored.document()).toMatchObject({
      ...{ restored: true, migrated: [], unsearched: [], findings: [] },
    });
    const again = await inDatabase('two', async (db) => {
      expect((await lastRun(db, 'restore'))?.bytes).toBeGreaterThan(10_000);
      return contentsOf(db);
    });
    const differing = Object.keys(contents).filter((name) => contents[name] !== again[name]);
    // Each site goes on by itself: the record of backups, the clock of jobs, letters and sessions.
    expect(
      differing.filter(
        (name) => !/^(?:sequence )?(?:backup\.runs|jobs\.|platform\.outbox|live\.)/.test(name),
      ),
    ).toEqual([]);
    const second = await start('two');
    const after = await pages('two', second.url);
    expect(differences(before, after).filter((path) => !HOMES.includes(path))).toEqual([]);
    // Home pages are asked of both sites at the same time, and once more where they differ: what is open changes with the
    // hour, and a card that a busy machine has no answer for in time is left out.
    const beside = await start('one');
    const compared = async () => differences(await pages('one', beside.url), await pages('two', second.url));
    await expect.poll(compared, { timeout: 60_000 }).toEqual([]);
    await Promise.all([beside, second].map((each) => stop(each.site)));
  });

  it('refuses what would do harm, in one line and with its exit code', async () => {
    const cases: [args: string[], code: number, finding: string][] = [
      [['two', 'restore', 'first.tar'], 3, 'backup.site-not-empty'],
      [['nobody', 'backup', 'x.tar'], 3, 'backup.no-site'],
      [['one', 'backup', 'no/such/folder/x.tar'], 3, 'backup.cannot-write'],
      [['three', 'restore', 'no-such.tar', '--no-removals'], 3, 'backup.cannot-read'],
      [['three', 'restore', 'cut.tar'], 1, 'backup.cut-off'],
      [['three', 'restore', 'picture.tar'], 1, 'backup.not-a-backup'],
      [['three', 'restore', 'cut.tar', '--check'], 1, 'backup.cut-off'],
      [['three', 'restore'], 2, 'tomoni.usage'],
      [['one', 'backup'], 2, 'tomoni.usage'],
      [['one', 'backup', '-', '--json'], 2, 'tomoni.usage'],
      [['one', 'backup', 'link.tar', '--force'], 2, 'tomoni.usage'],
      [['one', 'backup', 'socket', '--force'], 2, 'tomoni.usage'],
      [['three', 'restore', 'first.tar', '--removals', 'no-such'], 2, 'tomoni.usage'],
    ];
    symlinkSync(at('first.tar'), at('link.tar'));
    const socket = createServer().listen(at('socket'));
    await once(socket, 'listening');
    writeFileSync(at('cut.tar'), readFileSync(at('first.tar')));
    truncateSync(at('cut.tar'), Math.floor(lstatSync(at('first.tar')).size * 0.6));
    writeFileSync(at('picture.tar'), Buffer.alloc(4_000, 'GIF89a'));
    for (const [[dataDir = '', ...args], code, finding] of cases) {
      const { code: found, document, stderr } = await tomoni(dataDir, ...args, '--json');
      expect(`${args.join(' ')}: ${found} ${document().findings[0]?.code}`).toBe(
        `${args.join(' ')}: ${code} ${finding}`,
      );
      expect(stderr).not.toContain('    at ');
    }
    expect([lstatSync(at('link.tar')).isSymbolicLink(), lstatSync(at('socket')).isSocket()]).toEqual([
      true,
      true,
    ]);
    socket.close();
    expect(existsSync(at('nobody'))).toBe(false);
    expect(existsSync(at('three'))).toBe(false);
  });

  it('is written and recorded although the list beside it is damaged, which is told', async () => {
    mkdirSync(at('odd-list'));
    writeFileSync(at('odd-list/tomoni-removals.jsonl'), 'half a li');
    const { code, document, stderr } = await tomoni('one', 'backup', 'odd-list', '--json');
    const where = { file: 'odd-list/tomoni-removals.jsonl' };
    const findings = [{ code: 'backup.list-damaged', severity: 'warning', where }];
    expect([code, document()]).toEqual([0, expect.objectContaining({ file: expect.any(String) })]);
    expect(document()).toMatchObject({ findings });
    expect(stderr).toContain('Put the damaged one aside');
    const { file = '', bytes } = document() as { file?: string; bytes?: number };
    expect(statSync(at(file)).size).toBe(bytes);
    expect((await inDatabase('one', (db) => lastRun(db, 'backup')))?.bytes).toBe(bytes);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('leaves nothing when it is stopped by %s', async (signal) => {
    const into = `stopped-${signal}`;
    mkdirSync(at(into));
    const { code, stderr } = await inDatabase('one', (db) =>
      db.transaction().execute(async (trx) => {
        await sql`lock table collection.area`.execute(trx);
        const child = call('one', 'backup', into);
        const end = ended(child);
        await expect.poll(() => readdirSync(at(into)), { timeout: 30_000 }).toHaveLength(1);
        child.kill(signal);
        return end;
      }),
    );
    expect([code, stderr]).toEqual([3, expect.stringContaining(signal)]);
    expect(stderr).not.toContain('    at ');
    expect(readdirSync(at(into))).toEqual([]);
  });

  it('is told in one line when whoever reads goes away, also beside a thread that writes there, too', async () => {
    const thread = `import { Worker } from 'node:worker_threads';
      new Worker('setInterval(() => 0, 60_000)', { eval: true }).unref();`;
    const preloaded = `--import=data:text/javascript,${encodeURIComponent(thread)}`;
    const child = spawn(process.execPath, [preloaded, bin, 'backup', '-'], {
      cwd: folder,
      env: environment('one'),
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    const end = ended(child);
    child.stdout?.destroy();
    const { code, stderr } = await end;
    expect([code, stderr]).toEqual([3, expect.stringContaining('EPIPE')]);
    expect(stderr).not.toContain('    at ');
  });

  it('goes through a pipe as well', async () => {
    const written = await tomoni('one', 'backup', '-');
    const child = call('piped', 'restore', '-', '--no-removals', '--json');
    const restoring = ended(child);
    child.stdin?.end(written.stdout);
    expect(await restoring).toMatchObject({ code: 0 });
  });
});

describe('what was purged after a backup', () => {
  it('stays away when that backup is restored, by the list beside it, and without a list it is refused', async () => {
    const { url, site } = await start('one');
    const shows = async (dataDir: string, address: string) =>
      [...(await pages(dataDir, address))]
        .filter(([path, text]) => !path.startsWith('/992020') && text.includes('みどり町'))
        .map(([path]) => path);
    expect((await shows('one', url)).length).toBeGreaterThan(0);
    await inDatabase('one', (db) =>
      purge(
        {
          ...{ db, now: () => new Date(), publicUrl: null, modules: [...homes, ...modules] },
          log: { info() {}, warn() {}, error() {} },
        },
        { owner: '992011', text: 'みどり町', reason: '誤掲載', actor: { kind: 'operator' } },
      ),
    );
    // The running site brings both lists up to date by itself: nobody has to think of it before a restore.
    const known = (list: string) => readFileSync(at(list), 'utf8').split('\n').length - 1;
    for (const list of ['one/tomoni-removals.jsonl', 'tomoni-removals.jsonl']) {
      await expect.poll(() => known(list), { timeout: 20_000 }).toBe(1);
    }
    const byDefault = await tomoni('three', 'restore', 'first.tar', '--json');
    expect(byDefault.document()).toMatchObject({ restored: true, removedAgain: 1 });
    await stop(site);
    // A command beside a site that is stopped does so as well.
    const purging = call('one', 'purge', '992011', '--reason', '誤掲載', '--yes', '--json');
    const purged = ended(purging);
    purging.stdin?.end('どこにもない名\n');
    expect((await purged).code).toBe(0);
    expect(['one/tomoni-removals.jsonl', 'tomoni-removals.jsonl'].map(known)).toEqual([2, 2]);

    await rename(at('tomoni-removals.jsonl'), at('put-aside.jsonl'));
    const refused = await tomoni('four', 'restore', 'first.tar', '--json');
    expect([refused.code, refused.document().findings[0]?.code]).toEqual([2, 'tomoni.usage']);
    expect(refused.stderr).toContain('tomoni-removals.jsonl');
    expect(existsSync(at('four'))).toBe(false);

    const removals = ['--removals', at('one/tomoni-removals.jsonl')];
    const byHand = await tomoni('four', 'restore', 'first.tar', '--json', ...removals);
    expect(byHand.document()).toMatchObject({ restored: true, removedAgain: 1 });

    // The next backup brings the list along to those that are older.
    expect((await tomoni('one', 'backup', 'second.tar')).code).toBe(0);
    const beside = await tomoni('five', 'restore', 'first.tar', '--json');
    expect(beside.document()).toMatchObject({ restored: true, removedAgain: 1 });
    const five = await start('five');
    expect(await shows('five', five.url)).toEqual([]);
    await stop(five.site);
  });
});

describe('a restore that is killed', () => {
  it('leaves the place empty, and the next one fills it', async () => {
    for (const [n, delay] of [700, 1_000, 1_300].entries()) {
      const child = call(`killed-${n}`, 'restore', 'first.tar');
      const done = ended(child);
      const timer = setTimeout(() => child.kill('SIGKILL'), delay);
      const { code } = await done;
      clearTimeout(timer);
      if (code === 0) continue;
      const again = await tomoni(`killed-${n}`, 'restore', 'first.tar', '--json');
      expect([n, again.code === 0 || again.document().findings[0]?.code]).toEqual([n, true]);
    }
  });
});

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, it } from 'vitest';
import { transaction } from '../storage/index.ts';
import { bundledScript, testDatabase } from '../testing/index.ts';
import { liveHome, publish } from './index.ts';
import { follow } from './testing/trial-live.ts';

const script = await bundledScript(fileURLToPath(new URL('./testing/process-script.ts', import.meta.url)));
const { db, pool } = await testDatabase({ owners: [liveHome] });
const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

/** Starts a process that serves streams. */
async function startProcess(port = 0): Promise<{ child: ChildProcess; port: number }> {
  const { host, database, user } = pool.options;
  const url = `postgres://${user}@localhost/${database}?host=${encodeURIComponent(host ?? '')}`;
  const child = spawn(process.execPath, [script], {
    env: { ...process.env, TRIAL_DATABASE: url, TRIAL_PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, port: Number(/port (\d+)/.exec(String(said))?.[1]) };
}

const say = (topic: string) => transaction(db, (trx) => publish(trx, [topic]));
const hrefOf = (port: number) => `http://127.0.0.1:${port}/live?t=a%2F1&t=a%2F2&seen=0.0`;

it('reaches the readers of every process, and after a kill (-9) of one whoever comes back to it or to another', async () => {
  const [one, two] = await Promise.all([startProcess(), startProcess()]);
  const readers = await Promise.all([follow(hrefOf(one.port)), follow(hrefOf(two.port))]);
  await say('a/1');
  const told = await Promise.all(readers.map((reader) => reader.next()));
  expect(told.map((event) => event?.data)).toEqual(['a/1', 'a/1']);
  const last = told[0]?.id ?? '';

  one.child.kill('SIGKILL');
  expect(await readers[0]?.next()).toBeNull();
  await say('a/2');
  expect(await readers[1]?.next()).toMatchObject({ data: 'a/2' });
  const elsewhere = await follow(hrefOf(two.port), last);
  expect(await elsewhere.next()).toMatchObject({ data: 'a/2' });

  const again = await startProcess(one.port);
  const back = await follow(hrefOf(again.port), last);
  expect(await back.next()).toMatchObject({ data: 'a/2' });
  await say('a/1');
  for (const reader of [back, elsewhere]) {
    expect(await reader.next()).toMatchObject({ data: 'a/1' });
    reader.close();
  }
  readers[1]?.close();
});

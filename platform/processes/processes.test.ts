import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { bundledScript } from '../testing/index.ts';
import { pauseBefore } from './pause.ts';

const script = await bundledScript(fileURLToPath(new URL('./testing/trial-script.ts', import.meta.url)));
const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

interface Line {
  msg: string;
  level?: string;
  child?: string;
  pid?: number;
  code?: number | string;
  againInMs?: number;
}

function start(trial: string) {
  const child = spawn(process.execPath, [script], {
    env: { ...process.env, TRIAL: trial },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  const lines = () =>
    output
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line) as Line);
  const ended = new Promise<number | null>((resolve) => child.on('close', (code) => resolve(code)));
  const until = async (fits: (lines: Line[]) => boolean): Promise<Line[]> => {
    for (let tries = 0; !fits(lines()); tries += 1) {
      if (tries > 1_000) throw new Error(`It never said that: ${output}`);
      await wait(20);
    }
    return lines();
  };
  return { child, until, ended, lines };
}

const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

describe('a supervisor', () => {
  it('says once what is wrong with all, and leaves nothing behind', async () => {
    const { ended, lines } = start('cannot');
    expect(await ended).toBe(3);
    expect(lines().filter(({ level }) => level === undefined)).toEqual([
      { msg: 'failed', code: 'trial.cannot' },
    ]);
  });

  it('replaces one that dies again and again, later each time, while the other goes on', async () => {
    const { until, child, ended } = start('dies');
    const lines = await until(
      (all) => all.filter(({ msg }) => msg.startsWith('A process ended')).length >= 3,
    );
    const ends = lines.filter(({ msg }) => msg.startsWith('A process ended'));
    expect(ends.map((end) => [end.child, end.code, end.againInMs]).slice(0, 3)).toEqual([
      ['web-2', 7, 100],
      ['web-2', 7, 200],
      ['web-2', 7, 400],
    ]);
    expect(lines.filter(({ msg, child }) => msg === 'A process is ready' && child === 'web-1')).toHaveLength(
      1,
    );
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  });

  it('kills what does not stop when it is told', async () => {
    const { until, child, ended, lines } = start('stubborn');
    await until((all) => all.some(({ msg }) => msg === 'ready'));
    const pids = lines().flatMap(({ pid }) => pid ?? []);
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    expect(lines().filter(({ msg }) => msg.includes('did not stop in time'))).toHaveLength(2);
    expect(pids.filter(isAlive)).toEqual([]);
  });

  it('takes its children with it when it is killed (-9)', async () => {
    const { until, child, ended, lines } = start('');
    await until((all) => all.some(({ msg }) => msg === 'ready'));
    const pids = lines().flatMap(({ pid }) => pid ?? []);
    expect(pids.filter(isAlive)).toHaveLength(2);
    child.kill('SIGKILL');
    await ended;
    for (let tries = 0; pids.some(isAlive) && tries < 200; tries += 1) await wait(20);
    expect(pids.filter(isAlive)).toEqual([]);
  });
});

it('the pause before a start grows and has an end', () => {
  expect([0, 1, 2, 5, 9, 10, 50].map(pauseBefore)).toEqual([0, 100, 200, 1_600, 25_600, 30_000, 30_000]);
});

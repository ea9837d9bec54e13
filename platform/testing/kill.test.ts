import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { killRuns } from './kill.ts';

const folder = mkdtempSync(join(tmpdir(), 'tomoni-kill-runs-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const script = join(folder, 'works.mjs');
writeFileSync(script, "console.log('ready'); setInterval(() => console.log('done'), 60);\n");

const doneIn = (output: string) => [...output.matchAll(/^done$/gm)].length;

describe('killRuns', () => {
  it('kills each time, from the piece of work on that it is told', async () => {
    const done: number[] = [];
    const report = await killRuns({
      ...{ script, runs: 6, seed: 5, within: 8 },
      working: ({ run, output }) => doneIn(output) >= run % 3,
      check: async ({ output }) => void done.push(doneIn(output)),
    });
    expect(report).toEqual({ killed: 6, finished: 0 });
    for (const [run, pieces] of done.entries()) expect(pieces).toBeGreaterThanOrEqual(run % 3);
  });

  it('says when the program was done first, and what it complained of when it failed', async () => {
    const ends = join(folder, 'ends.mjs');
    writeFileSync(ends, "console.log('ready');\n");
    const check = async () => {};
    const ended = await killRuns({ script: ends, runs: 2, seed: 1, within: 60_000, check });
    expect(ended).toEqual({ killed: 0, finished: 2 });
    const fails = join(folder, 'fails.mjs');
    writeFileSync(fails, "throw new Error('no such town');\n");
    await expect(killRuns({ script: fails, runs: 1, seed: 1, within: 1, check })).rejects.toThrow(
      'no such town',
    );
  });
});

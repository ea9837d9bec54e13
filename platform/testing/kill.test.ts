import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { killRuns } from './kill.ts';

const folder = mkdtempSync(join(tmpdir(), 'tomoni-kill-runs-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const script = join(folder, 'works.mjs');
writeFileSync(
  script,
  "console.log('ready'); setTimeout(() => console.log('done'), 60); setInterval(() => {}, 1000);\n",
);

describe('killRuns', () => {
  it('comes later as long as kills meet no work, and then stays near it', async () => {
    const isDone = ({ output }: { output: string }) => /^done$/m.test(output);
    const met: boolean[] = [];
    const report = await killRuns({
      ...{ script, runs: 12, seed: 5, within: 8 },
      check: async (run) => void met.push(isDone(run)),
      progressed: isDone,
    });
    expect(report).toEqual({ killed: 12, finished: 0 });
    expect(met.slice(0, 2)).toEqual([false, false]);
    expect(met.filter(Boolean).length).toBeGreaterThan(0);
  });
});

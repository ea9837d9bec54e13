/** A site of a story's own, as an operator starts it, whose clock stands where the story needs it. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { expect, inject } from 'vitest';
import { PASSWORD } from './office-people.ts';
import { type OwnSite, tomoniUser } from './operator.ts';
import { addressOf, startIn, stop } from './product.ts';
import { type Visitor, type VisitorOptions, visit } from './visitor.ts';

const CLOCK = fileURLToPath(new URL('moved-clock.mjs', import.meta.url));

export interface MovedSite extends OwnSite {
  /** Origin of the site: `http://localhost:40123`. */
  url: string;
  /** From now on it is this time of a day in Japan for the site: `2026-04-01`, `17:40`. */
  setClock(day: string, time: string): void;
  /** As an operator stops it, and nothing is left; fails when it ended badly. */
  end(): Promise<void>;
}

/** Starts a site whose clock is so many milliseconds ahead, with more settings than it needs to be found. */
export async function startAhead(ms: number, more: Record<string, string> = {}): Promise<MovedSite> {
  const folder = mkdtempSync(join(tmpdir(), 'tomoni-moved-'));
  const clock = join(folder, 'clock');
  writeFileSync(clock, String(ms));
  const url = `http://localhost:${await freePort()}`;
  const settings = {
    ...{ PORT: new URL(url).port, PUBLIC_URL: url },
    ...{ NODE_OPTIONS: `--import ${CLOCK}`, CLOCK_FILE: clock },
    ...more,
  };
  const files = { log: join(folder, 'log'), out: join(folder, 'out') };
  const server = startIn(folder, files, settings, inject('product').firstData);
  const end = async () => {
    const code = await stop(server);
    const last = readFileSync(files.log, 'utf8').trimEnd().split('\n').slice(-5).join('\n');
    rmSync(folder, { recursive: true, force: true });
    expect(code, last).toBe(0);
  };
  await addressOf(server, files).catch(async (error: unknown) => {
    await stop(server);
    rmSync(folder, { recursive: true, force: true });
    throw error;
  });
  const setClock = (day: string, time: string) => writeFileSync(clock, String(aheadBy(day, time)));
  return { url, folder, settings, setClock, end };
}

/** Milliseconds from now to a time of a day in Japan. */
export function aheadBy(day: string, time: string): number {
  return Date.parse(`${day}T${time}:00+09:00`) - Date.now();
}

/** A visitor of this site instead of the common one. */
export function visitSite(
  browser: Browser,
  { url }: MovedSite,
  options: VisitorOptions = {},
): Promise<Visitor> {
  return visit(browser, { baseURL: url, alsoFrom: url, ...options });
}

/** Somebody whom the operator appoints with `tomoni user …args`, joined and signed in. */
export async function appointedAt(
  browser: Browser,
  site: MovedSite,
  { name, width = 1280, args }: { name: string; width?: number; args: readonly string[] },
): Promise<Visitor> {
  const link = await tomoniUser(args, site);
  const visitor = await visitSite(browser, site, { width });
  const { page } = visitor;
  await page.goto(link);
  await page.getByLabel('名前').fill(name);
  await page.getByLabel('パスワード').fill(PASSWORD);
  await page.getByRole('button', { name: '登録する' }).click();
  await page.getByText('登録が終わりました').waitFor();
  return visitor;
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}

/**
 * An official's folder of assorted files becomes published datasets in one sitting, and a catalogue elsewhere takes them
 * along. Real files of towns where the shared data is at hand, else those of the invented town.
 */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { barriersOf } from './looks.ts';
import { atWork, joined, type OfficialPerson } from './office-people.ts';
import { drop, press } from './office-steps.ts';
import { storyBrowser } from './story-browser.ts';
import { visit } from './visitor.ts';

const TOWN = '993018';
const ROOT = fileURLToPath(new URL('..', import.meta.url));
const REAL = join(dirname(ROOT.replace(/\/$/, '')), 'shared/data/opendata');
const DEMO = join(ROOT, 'demo/tomoni-shi-data');
const AT_ONCE = 30;

/** Tables of different towns, of any name and kind, none of them large; with the invented ones, thirty in all. */
function folder(): string[] {
  const own = readdirSync(DEMO).map((name) => join(DEMO, name));
  const found: string[] = [];
  const look = (at: string, depth: number) => {
    const taken = new Set(found.map((path) => path.split('/').at(-1)));
    for (const name of readdirSync(at).sort()) {
      const path = join(at, name);
      if (statSync(path).isDirectory()) {
        if (depth > 0) look(path, depth - 1);
      } else if (/\.(?:csv|xlsx)$/.test(name) && statSync(path).size < 200_000 && !taken.has(name))
        found.push(path);
    }
  };
  for (const name of ['whitecat-22__ichikawa_city_info', 'takamatsu-city__opendata', 'tablelinker_samples'])
    if (existsSync(join(REAL, name))) look(join(REAL, name), 2);
  return [...own, ...found].slice(0, AT_ONCE);
}

let browser: Browser;
let official: OfficialPerson;
let approver: OfficialPerson;

beforeAll(async () => {
  browser = await storyBrowser();
  const place = TOWN;
  official = await joined(browser, { email: 'data@example.jp', name: '川原 光', role: 'official', place });
  approver = await joined(browser, { email: 'data-b@example.jp', name: '川上 望', role: 'approver', place });
});
afterAll(async () => {});

/** Contact numbers of places are public; whatever else may be of a person stays away. */
async function decideAll(page: Page): Promise<void> {
  const contacts = page.getByRole('button', { name: /つの列とも公開してよい$/ });
  if ((await contacts.count()) > 0) await press(page, (await contacts.first().innerText()).trim());
  const rest = page.getByRole('button', { name: /件とも外す$/ });
  if ((await rest.count()) > 0) await press(page, (await rest.first().innerText()).trim());
  while ((await page.getByRole('button', { name: '外す', exact: true }).count()) > 0)
    await press(page, '外す');
}

it('goes from thirty files to a catalogue, maps and a harvest in one sitting', {
  timeout: 600_000,
}, async () => {
  const files = folder();
  const clerk = await atWork(browser, official);
  const { page } = clerk;
  await page.goto(`/${TOWN}/office/data`);
  await page.getByRole('link', { name: 'ファイルを置く' }).click();
  await drop(page, files);
  await page.getByRole('heading', { level: 1, name: /件を読みました/ }).waitFor({ timeout: 180_000 });
  expect(await barriersOf(page, 'data-review')).toEqual([]);
  await decideAll(page);
  await page.getByRole('button', { name: /公開へ進む/ }).click();
  await page.getByRole('heading', { level: 1, name: /下書きができました/ }).waitFor({ timeout: 120_000 });
  const batch = page.url();
  await page.getByLabel('利用条件').selectOption('CC-BY-4.0');
  await page.getByLabel('担当課').fill('総務課');
  await page.getByRole('button', { name: /件に当てはめる/ }).click();
  await page.getByRole('button', { name: /件を承認に回す/ }).click();
  await page.getByText(/件を進めました/).waitFor();

  const boss = await atWork(browser, approver);
  await boss.page.goto(batch);
  await boss.page.getByRole('button', { name: /件を承認する/ }).click();
  await boss.page.getByText(/件を進めました/).waitFor({ timeout: 60_000 });
  await page.goto(batch);
  await page.getByRole('button', { name: /件を公開する/ }).click();
  await page.getByRole('heading', { level: 1, name: /件を公開しました/ }).waitFor({ timeout: 120_000 });
  expect(await barriersOf(page, 'data-published')).toEqual([]);

  const citizen = await visit(browser);
  await citizen.page.goto(`/${TOWN}/data`);
  const search = await citizen.page.request.get(
    `/api/3/action/package_search?fq=organization:${TOWN}&rows=100`,
  );
  const { result } = (await search.json()) as {
    result: { count: number; results: { resources: { url: string }[] }[] };
  };
  expect(result.count).toBeGreaterThanOrEqual(files.length);
  for (const { resources } of result.results.slice(0, 8)) {
    const file = await citizen.page.request.get(new URL(resources[0]?.url ?? '').pathname);
    expect(file.status()).toBe(200);
    expect((await file.body()).length).toBeGreaterThan(0);
  }
  for (const path of [`/${TOWN}/facilities`, `/${TOWN}/childcare`, `/${TOWN}/data/public-toilet`])
    expect([path, (await citizen.page.goto(path))?.status()]).toEqual([path, 200]);
  expect([...clerk.complaints, ...boss.complaints, ...citizen.complaints]).toEqual([]);
  for (const one of [clerk, boss, citizen]) await one.context.close();
});

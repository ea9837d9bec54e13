/** A module may ask for a second official on a day; then the owner's setting doesn't count, on pages and for programs. */
import { createApp } from '@tomoni/platform/http';
import { stage, type Upload } from '@tomoni/platform/intake';
import type { ModuleManifest } from '@tomoni/platform/manifest';
import { assets } from '@tomoni/platform/pages';
import { transaction } from '@tomoni/platform/storage';
import { testDatabase } from '@tomoni/platform/testing';
import { setNeedsApproval } from '@tomoni/platform/workflow';
import { beforeEach, describe, expect, it } from 'vitest';
import { versionFlow } from './flow.ts';
import { BENCHES, OWNERS, PLACE, publishTown, TOILETS, testSite, upload } from './testing-town.ts';

const { db } = await testDatabase({ owners: OWNERS });
const WHY = { ja: 'きょうは大切な日です', en: 'Today is a day that matters' };
const day = '2026-11-24';
const matters: ModuleManifest = {
  name: 'matters',
  migrations: {},
  byTwo: async (_db, { owner, subject }, today) =>
    owner === PLACE && subject === 'public_toilet' && today === day ? WHY : null,
};
let now = new Date(`${day}T04:00:00Z`);
const plain = testSite(db, () => now);
const site = { ...plain, modules: [...plain.modules, matters] };
const app = createApp(site, { assets: assets() });
const base = `/${PLACE}/office/data`;
const HANA = 'hana:official';
const TARO = 'taro:approver';
await publishTown(site, [upload('ベンチ.csv', BENCHES)]);

beforeEach(async () => {
  now = new Date(`${day}T04:00:00Z`);
  await transaction(db, (trx) => setNeedsApproval(trx, { workflow: versionFlow, owner: PLACE }, false));
});

async function ask(path: string, who: string, form?: Record<string, string>) {
  const body = form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) };
  const headers = { 'x-test-actor': who, origin: 'http://localhost' };
  const response = await app.request(`http://localhost${path}`, { headers, ...body });
  return { status: response.status, to: response.headers.get('location') ?? '', text: await response.text() };
}

const hidden = (text: string, name: string) =>
  [...text.matchAll(new RegExp(`name="${name}" value="([^"]*)"`, 'g'))].at(-1)?.[1] ?? '';

/** A draft of a file, as an official makes it; the address of its page. */
async function draftOf(file: Upload): Promise<string> {
  const { id } = await stage(site, { owner: PLACE, actor: 'hana', files: [file], personal: 'ask' });
  const page = await ask(`${base}/staged/${id}`, HANA);
  const made = await ask(`${base}/staged/${id}/commit`, HANA, { hash: hidden(page.text, 'hash') });
  return (await ask(made.to, HANA)).to;
}

async function move(path: string, name: string, who: string, note = '') {
  const { text } = await ask(path, who);
  return ask(path, who, { move: name, version: hidden(text, 'version'), note });
}

const toilets = (name: string) => upload('トイレ.csv', TOILETS.replace('駅前', name));

describe('on a day for two', () => {
  it('one official alone makes nothing of it public, nor takes it back', async () => {
    const path = await draftOf(toilets('駅前一'));
    const page = await ask(path, HANA);
    expect(page.text).toContain('value="submit"');
    expect(page.text).not.toContain('value="publish-now"');
    const alone = await move(path, 'publish-now', HANA);
    expect([alone.status, alone.text.includes(WHY.ja)]).toEqual([409, true]);
    await move(path, 'submit', HANA);
    expect((await move(path, 'approve', TARO)).status).toBe(303);
    expect((await move(path, 'publish', HANA)).status).toBe(303);
    for (const name of ['undo', 'withdraw']) {
      const back = await move(path, name, HANA, 'まちがい');
      expect([back.status, back.text.includes(WHY.ja)]).toEqual([409, true]);
    }
  });

  it('the owner decides about everything else, and on other days', async () => {
    const benches = await draftOf(upload('ベンチ.csv', BENCHES.replace('石', '金属')));
    expect((await move(benches, 'publish-now', HANA)).status).toBe(303);
    const path = await draftOf(toilets('駅前二'));
    now = new Date('2026-11-25T04:00:00Z');
    expect((await ask(path, HANA)).text).toContain('value="publish-now"');
    expect((await move(path, 'publish-now', HANA)).status).toBe(303);
    expect((await move(path, 'withdraw', HANA, 'まちがい')).status).toBe(303);
  });

  it('whoever has the machine still publishes', async () => {
    const made = await publishTown(site, [toilets('駅前三')]);
    expect(made.summary).toMatchObject({ datasets: [{ same: false }] });
  });
});

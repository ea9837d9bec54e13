/** Behind the counter: where files are fetched from by night, and what came of it. */
import { officeView } from '@tomoni/places/contract';
import { append } from '@tomoni/platform/history';
import { readForm } from '@tomoni/platform/http';
import type { AppEnv } from '@tomoni/platform/manifest';
import { actorId } from '@tomoni/platform/permissions';
import { transaction } from '@tomoni/platform/storage';
import { Hono } from 'hono';
import { sourceAt } from './harvest/source-address.ts';
import {
  addHarvest,
  harvestItems,
  listHarvests,
  MOST_HARVESTS,
  pauseHarvest,
  readHarvest,
  removeHarvest,
} from './harvest/store.ts';
import { messages } from './messages.ts';
import { isLicence, isRhythm } from './model.ts';
import { guarded, missing, officeHref, type RequestContext } from './office-requests.ts';
import { emptyHarvest, type HarvestForm, harvestListPage, harvestPage } from './pages/harvest-pages.tsx';

const OFFICE = '/:code{[0-9]{6}}/office/data/harvests';
const ONE = `${OFFICE}/:id{[0-9]{1,18}}`;

export function harvestRoutes(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.get(OFFICE, guarded('edit'), (c) => showAll(c, emptyHarvest, []));
  app.post(OFFICE, guarded('edit'), add);
  app.get(ONE, guarded('edit'), showOne);
  app.post(ONE, guarded('edit'), change);
  return app;
}

async function showAll(
  c: RequestContext,
  form: HarvestForm,
  errors: { name: string; message: string }[],
): Promise<Response> {
  const view = await officeView(c);
  const harvests = await listHarvests(c.get('site').db, view.place.code);
  return c.html(harvestListPage({ ...view, harvests, form, errors }), errors.length > 0 ? 422 : 200);
}

async function add(c: RequestContext): Promise<Response> {
  const read = await readForm(c);
  const view = await officeView(c);
  const t = messages(view.lang);
  const { db, now } = c.get('site');
  const owner = view.place.code;
  const form: HarvestForm = {
    url: read.text('url').trim(),
    licence: read.text('licence'),
    rhythm: read.text('rhythm'),
    department: read.text('department').trim().slice(0, 100),
  };
  const source = sourceAt(form.url);
  if (source === null) return showAll(c, form, [{ name: 'url', message: t('harvest.bad-url') }]);
  const answers = {
    licence: isLicence(form.licence) ? form.licence : emptyHarvest.licence,
    rhythm: isRhythm(form.rhythm) ? form.rhythm : emptyHarvest.rhythm,
    department: form.department,
  };
  const at = now();
  const id = await transaction(db, async (trx) => {
    const made = await addHarvest(trx, { ...source, owner, answers, madeBy: actorId(view.actor), at });
    if (made === null) return null;
    await append(trx, {
      ...{ owner, ref: `catalogue.harvest/${made}`, actor: view.actor, action: 'catalogue.harvest-added' },
      ...{ before: null, after: { url: source.url, filter: source.filter }, note: null, at },
    });
    return made;
  });
  if (id === null) {
    return showAll(c, form, [{ name: 'url', message: t('harvest.too-many', { count: MOST_HARVESTS }) }]);
  }
  return c.redirect(officeHref(view, `harvests/${id}`), 303);
}

async function harvestHere(c: RequestContext) {
  const view = await officeView(c);
  const harvest = await readHarvest(c.get('site').db, view.place.code, c.req.param('id') ?? '');
  if (harvest === null) throw missing('harvest');
  return { view, harvest };
}

async function showOne(c: RequestContext): Promise<Response> {
  const { view, harvest } = await harvestHere(c);
  const items = await harvestItems(c.get('site').db, harvest);
  return c.html(harvestPage({ ...view, harvest, items }));
}

/** Pausing, going on, giving it up: what was taken in stays. */
async function change(c: RequestContext): Promise<Response> {
  const what = (await readForm(c)).text('do');
  const { view, harvest } = await harvestHere(c);
  const { db, now } = c.get('site');
  const { owner, id, url } = harvest;
  if (what !== 'pause' && what !== 'resume' && what !== 'remove')
    return c.redirect(officeHref(view, `harvests/${id}`), 303);
  await transaction(db, async (trx) => {
    if (what === 'remove') await removeHarvest(trx, owner, id);
    else await pauseHarvest(trx, { owner, id, paused: what === 'pause' });
    await append(trx, {
      ...{ owner, ref: `catalogue.harvest/${id}`, actor: view.actor, action: `catalogue.harvest-${what}` },
      ...{ before: null, after: { url }, note: null, at: now() },
    });
  });
  return c.redirect(officeHref(view, what === 'remove' ? 'harvests' : `harvests/${id}`), 303);
}

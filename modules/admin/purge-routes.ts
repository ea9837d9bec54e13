/** Removing a leaked name: said, looked for, confirmed. Nothing of the text stands in an address or a log. */

import { findOwner } from '@tomoni/owners/contract';
import { LONGEST_PURGE_TEXT, purge, purgeTextFault, searchPurge } from '@tomoni/platform/history';
import { type RequestContext, readForm } from '@tomoni/platform/http';
import type { AppEnv } from '@tomoni/platform/manifest';
import { isWide, type Lang } from '@tomoni/platform/messages';
import { guard } from '@tomoni/platform/permissions';
import { Hono } from 'hono';
import { messages } from './messages.ts';
import { type Asked, purgeDonePage, purgeFormPage, purgeFoundPage } from './pages/purge-page.tsx';

const LONGEST_REASON = 500;

export function purgeRoutes(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.get('/admin/purge', guard('admin.purge'), (c) =>
    c.html(purgeFormPage({ lang: c.get('lang'), asked: { owner: '', text: '', reason: '' }, faults: [] })),
  );
  app.post('/admin/purge', guard('admin.purge'), ask);
  return app;
}

/** First it shows where the text stands; it removes only when the button below that was pressed. */
async function ask(c: RequestContext): Promise<Response> {
  const site = c.get('site');
  const lang = c.get('lang');
  const form = await readForm(c);
  const asked = {
    owner: form.text('owner').trim(),
    text: form.text('text').trim(),
    reason: form.text('reason').trim(),
  };
  // It names somebody: no copy of it should stay in a browser.
  c.header('Cache-Control', 'no-store');
  const ownerName = await nameOf(c, asked.owner);
  const faults = faultsOf(asked, ownerName, lang);
  if (ownerName === null || faults.length > 0) return c.html(purgeFormPage({ lang, asked, faults }), 422);
  if (form.text('step') !== 'remove') {
    return c.html(purgeFoundPage({ lang, asked, ownerName, found: await searchPurge(site, asked) }));
  }
  const removed = await purge(site, { ...asked, actor: await c.get('actor')() });
  return c.html(purgeDonePage({ lang, removed }));
}

async function nameOf(c: RequestContext, owner: string): Promise<string | null> {
  const lang = c.get('lang');
  if (owner === 'site') return messages(lang)('purge.site');
  const found = await findOwner(c.get('site').db, owner);
  if (found === null) return null;
  return isWide(lang) ? found.name : (found.nameEn ?? found.name);
}

function faultsOf({ text, reason }: Asked, ownerName: string | null, lang: Lang) {
  const t = messages(lang);
  const faults: { name: string; message: string }[] = [];
  if (ownerName === null) faults.push({ name: 'owner', message: t('purge.fault.owner') });
  const fault = purgeTextFault(text);
  if (fault === 'short') faults.push({ name: 'text', message: t('purge.fault.text') });
  if (fault === 'long')
    faults.push({ name: 'text', message: t('purge.fault.long', { count: LONGEST_PURGE_TEXT }) });
  if (reason === '') faults.push({ name: 'reason', message: t('purge.fault.reason') });
  else if (reason.length > LONGEST_REASON)
    faults.push({ name: 'reason', message: t('purge.fault.long', { count: LONGEST_REASON }) });
  return faults;
}

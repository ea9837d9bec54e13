/** Behind the counter: programs of the town that are told, such as a LINE or Slack bot. */

import { append } from '@tomoni/platform/history';
import { readForm } from '@tomoni/platform/http';
import type { AppEnv } from '@tomoni/platform/manifest';
import type { Lang } from '@tomoni/platform/messages';
import { addWebhook, removeWebhook, webhooksOf } from '@tomoni/platform/notices';
import { OutgoingRefusal, readTarget } from '@tomoni/platform/outgoing';
import { transaction } from '@tomoni/platform/storage';
import { Hono } from 'hono';
import { calendarWithAreas } from './calendars.ts';
import { messages } from './messages.ts';
import { guarded, noCalendarYet, officeView } from './office-requests.ts';
import { officeHref } from './pages/office-frame.tsx';
import { emptyRelay, type RelayForm, relayPage } from './pages/relay-page.tsx';
import { CONSENT, REMINDER } from './remind-kind.ts';
import { HOURS } from './remind-rules.ts';
import type { RequestContext } from './requests.ts';

const RELAY = '/:code{[0-9]{6}}/office/garbage/relay';

/** More than that nobody looks after. */
const MOST_RELAYS = 20;

export function relayRoutes(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.get(RELAY, guarded('connect'), (c) => show(c, { form: emptyRelay, fault: null, secret: null }));
  app.post(RELAY, guarded('connect'), add);
  app.post(`${RELAY}/:id{[0-9]{1,15}}/remove`, guarded('connect'), remove);
  return app;
}

async function show(
  c: RequestContext,
  { form, fault, secret }: { form: RelayForm; fault: string | null; secret: string | null },
): Promise<Response> {
  const view = await officeView(c);
  const { db } = c.get('site');
  const found = await calendarWithAreas(db, view.place.code, view.today);
  if (found === null) throw noCalendarYet();
  const webhooks = await webhooksOf(db, view.place.code, REMINDER);
  return c.html(relayPage({ ...view, ...found, webhooks, form, fault, secret }), fault === null ? 200 : 422);
}

async function add(c: RequestContext): Promise<Response> {
  const typed = await readForm(c);
  const form: RelayForm = { url: typed.text('url'), area: typed.text('area'), hour: typed.text('hour') };
  const view = await officeView(c);
  const site = c.get('site');
  const fault = faultOf(form.url, site.settings?.outgoing ?? [], view.lang);
  if (fault !== null) return show(c, { form, fault, secret: null });
  const found = await calendarWithAreas(site.db, view.place.code, view.today);
  if (found === null) throw noCalendarYet();
  if ((await webhooksOf(site.db, view.place.code, REMINDER)).length >= MOST_RELAYS) {
    return show(c, { form, fault: messages(view.lang)('relay.too-many'), secret: null });
  }
  const ref = found.areas.find(({ id }) => id === form.area)?.id ?? '';
  const hour = ref === '' ? null : (HOURS.find((one) => String(one) === form.hour) ?? HOURS[0]);
  const owner = view.place.code;
  const secret = await transaction(site.db, async (trx) => {
    const wish = { kind: REMINDER, owner, ref, parts: null, hour, consent: CONSENT, lang: view.lang };
    const made = await addWebhook(trx, form.url, wish, site.now());
    // Without the address: it may hold a key.
    const entry = { owner, ref: 'collection.relay', actor: view.actor, action: 'collection.connected' };
    await append(trx, { ...entry, after: { area: ref, hour }, at: site.now() });
    return made;
  });
  return show(c, { form: emptyRelay, fault: null, secret });
}

/** What is wrong with an address as far as it can be said before it is called; null: nothing. */
function faultOf(url: string, allowed: readonly string[], lang: Lang): string | null {
  const t = messages(lang);
  try {
    readTarget(url, allowed);
    return url.length > 500 ? t('relay.bad.outgoing.bad-address') : null;
  } catch (error) {
    const code = error instanceof OutgoingRefusal ? error.code : '';
    if (code === 'outgoing.not-https' || code === 'outgoing.port') return t(`relay.bad.${code}`);
    return t('relay.bad.outgoing.bad-address');
  }
}

async function remove(c: RequestContext): Promise<Response> {
  const view = await officeView(c);
  const site = c.get('site');
  const owner = view.place.code;
  await transaction(site.db, async (trx) => {
    if (!(await removeWebhook(trx, owner, Number(c.req.param('id'))))) return;
    const entry = { owner, ref: 'collection.relay', actor: view.actor, action: 'collection.disconnected' };
    await append(trx, { ...entry, at: site.now() });
  });
  return c.redirect(officeHref(view, 'relay'), 303);
}

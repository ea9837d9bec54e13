/** Behind the counter: programs of the town that are told, such as a LINE or Slack bot. */

import { readForm } from '@tomoni/platform/http';
import type { AppEnv } from '@tomoni/platform/manifest';
import { addRelay, removeRelay, webhooksOf } from '@tomoni/platform/notices';
import { Hono } from 'hono';
import { calendarWithAreas } from './calendars.ts';
import { guarded, noCalendarYet, officeView } from './office-requests.ts';
import { officeHref } from './pages/office-frame.tsx';
import { emptyRelay, type RelayForm, type RelayView, relayPage } from './pages/relay-page.tsx';
import { CONSENT, REMINDER } from './remind-kind.ts';
import { HOURS } from './remind-rules.ts';
import type { RequestContext } from './requests.ts';

const RELAY = '/:code{[0-9]{6}}/office/garbage/relay';

export function relayRoutes(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.get(RELAY, guarded('connect'), (c) => show(c, { form: emptyRelay, fault: null, secret: null }));
  app.post(RELAY, guarded('connect'), add);
  app.post(`${RELAY}/:id{[0-9]{1,15}}/remove`, guarded('connect'), remove);
  return app;
}

async function show(
  c: RequestContext,
  { form, fault, secret }: Pick<RelayView, 'form' | 'fault' | 'secret'>,
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
  const owner = view.place.code;
  const found = await calendarWithAreas(site.db, owner, view.today);
  if (found === null) throw noCalendarYet();
  const ref = found.areas.find(({ id }) => id === form.area)?.id ?? '';
  const hour = ref === '' ? null : (HOURS.find((one) => String(one) === form.hour) ?? HOURS[0]);
  const wish = { kind: REMINDER, owner, ref, parts: null, hour, consent: CONSENT, lang: view.lang };
  const made = await addRelay(site, { url: form.url, wish, actor: view.actor });
  return 'fault' in made
    ? show(c, { form, fault: made.fault, secret: null })
    : show(c, { form: emptyRelay, fault: null, secret: made.secret });
}

async function remove(c: RequestContext): Promise<Response> {
  const view = await officeView(c);
  const id = Number(c.req.param('id'));
  await removeRelay(c.get('site'), { owner: view.place.code, kind: REMINDER, id, actor: view.actor });
  return c.redirect(officeHref(view, 'relay'), 303);
}

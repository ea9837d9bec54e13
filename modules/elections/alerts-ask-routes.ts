/** Asking to be told when a polling place changes: a form, and for devices with scripts two addresses of JSON. */
import { type PlaceView, placeView } from '@tomoni/places/contract';
import { problem, readForm } from '@tomoni/platform/http';
import type { AppEnv } from '@tomoni/platform/manifest';
import { askByMail, askByPush, readDevice, vapidKeys, type Wish } from '@tomoni/platform/notices';
import { openToAll } from '@tomoni/platform/permissions';
import { type Context, Hono } from 'hono';
import { CONSENT, PLACE_CHANGED } from './alerts-kind.ts';
import { beginWatching } from './changed-place-watch.ts';
import { messages } from './messages.ts';
import type { PollingPlace } from './model.ts';
import { type TellView, tellPage, tellSentPage } from './pages/alerts-tell-page.tsx';
import { noSuchPollingPlace } from './problems.ts';
import { readTown } from './town.ts';

type RequestContext = Context<AppEnv>;

const TELL = '/:code{[0-9]{6}}/elections/places/:id{[0-9a-f]{10}}/tell';

export function alertAskRoutes(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.get(TELL, async (c) => showForm(c, await viewOf(c), { email: '', error: null }));
  app.post(TELL, openToAll('whoever asks has no account; the address confirms'), takeWish);
  app.get(`${TELL}/push`, async (c) => {
    c.header('Cache-Control', 'no-store');
    return c.json({ key: (await vapidKeys(c.get('site').db)).publicKey });
  });
  app.post(`${TELL}/push`, openToAll('the device of whoever asks allowed it'), takeDevice);
  return app;
}

type View = PlaceView & { pollingPlace: PollingPlace };

async function viewOf(c: RequestContext): Promise<View> {
  const view = await placeView(c);
  const { places } = await readTown(c.get('site').db, view.place.code);
  const pollingPlace = places.find(({ key }) => key === c.req.param('id'));
  if (pollingPlace === undefined) throw noSuchPollingPlace(view.place);
  return { ...view, pollingPlace };
}

/** The place alone: whoever asks isn't asked where they live. */
function wishOf({ lang, place, pollingPlace }: View): Wish {
  const about = { kind: PLACE_CHANGED, owner: place.code, ref: pollingPlace.key };
  return { ...about, parts: null, hour: null, consent: CONSENT, lang };
}

function showForm(
  c: RequestContext,
  view: View,
  form: Pick<TellView, 'email' | 'error'>,
  status: 200 | 422 | 429 = 200,
): Response | Promise<Response> {
  c.header('Cache-Control', 'private, no-store');
  return c.html(tellPage({ ...view, ...form, hasMail: hasMail(c) }), status);
}

const hasMail = (c: RequestContext) => (c.get('site').settings?.mail ?? null) !== null;

async function takeWish(c: RequestContext): Promise<Response> {
  const email = (await readForm(c)).text('email').slice(0, 254);
  const view = await viewOf(c);
  const t = messages(view.lang);
  if (!hasMail(c)) return showForm(c, view, { email, error: null });
  await beginWatching(c.get('site'), view.place.code);
  const answer = await askByMail(c, email, wishOf(view));
  c.header('Cache-Control', 'private, no-store');
  if (answer === 'sent') return c.html(tellSentPage({ ...view, email }));
  const [key, status] =
    answer === 'bad-address' ? (['tell.mail.bad', 422] as const) : (['tell.too-many', 429] as const);
  return showForm(c, view, { email, error: t(key) }, status);
}

async function takeDevice(c: RequestContext): Promise<Response> {
  const view = await viewOf(c);
  const sent = await c.req.json<Record<string, unknown>>().catch(() => ({}) as Record<string, unknown>);
  const device = readDevice(sent.device);
  if (device === null) throw refused(422, 'elections.bad-device', 'tell.push.bad');
  await beginWatching(c.get('site'), view.place.code);
  const next = await askByPush(c, device, wishOf(view));
  if (next === null) throw refused(429, 'elections.too-many-wishes', 'tell.too-many');
  return c.json({ next });
}

function refused(status: 422 | 429, code: string, title: 'tell.push.bad' | 'tell.too-many') {
  return problem({ status, code, title: messages.text(title) });
}

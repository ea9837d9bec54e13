/** Asking for reminders of an area: a form, and for devices with scripts two addresses of JSON. */
import { problem, readForm } from '@tomoni/platform/http';
import type { AppEnv } from '@tomoni/platform/manifest';
import {
  askByMail,
  askByPush,
  chosenParts,
  readDevice,
  vapidKeys,
  type Wish,
} from '@tomoni/platform/notices';
import { openToAll } from '@tomoni/platform/permissions';
import { Hono } from 'hono';
import { messages } from './messages.ts';
import type { AreaView } from './pages/frame.tsx';
import { emptyRemind, type RemindForm, remindPage, remindSentPage } from './pages/remind-page.tsx';
import { shownCategories } from './presentation.ts';
import { CONSENT, REMINDER } from './remind-kind.ts';
import { HOURS } from './remind-rules.ts';
import { areaView, type RequestContext } from './requests.ts';

const REMIND = '/:code{[0-9]{6}}/garbage/:area{[0-9a-z]+}/remind';

export function remindRoutes(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.get(REMIND, async (c) => showForm(c, await areaView(c), emptyRemind, []));
  app.post(REMIND, openToAll('whoever asks has no account; the address confirms'), takeWish);
  app.get(`${REMIND}/push`, async (c) => {
    c.header('Cache-Control', 'no-store');
    return c.json({ key: (await vapidKeys(c.get('site').db)).publicKey });
  });
  app.post(`${REMIND}/push`, openToAll('the device of whoever asks allowed it'), takeDevice);
  return app;
}

function showForm(
  c: RequestContext,
  view: AreaView,
  form: RemindForm,
  errors: { name: string; message: string }[],
  status: 200 | 422 | 429 = 200,
): Response | Promise<Response> {
  const hasMail = (c.get('site').settings?.mail ?? null) !== null;
  c.header('Cache-Control', 'private, no-store');
  return c.html(remindPage({ ...view, form, errors, hasMail }), status);
}

function wishOf(view: AreaView, hour: number, parts: readonly string[] | null): Wish {
  const { lang, place, area } = view;
  const [usual] = HOURS;
  return {
    ...{ kind: REMINDER, owner: place.code, ref: area.id, parts, consent: CONSENT, lang },
    hour: HOURS.find((one) => one === hour) ?? usual,
  };
}

function partsIn(view: AreaView, chosen: readonly string[]): string[] | null {
  const known = shownCategories(view.calendar, view.lang).map(({ key }) => key);
  return chosenParts(chosen, known);
}

async function takeWish(c: RequestContext): Promise<Response> {
  const typed = await readForm(c);
  const form: RemindForm = {
    email: typed.text('email'),
    hour: typed.text('hour'),
    parts: typed.all('parts'),
  };
  const view = await areaView(c);
  const t = messages(view.lang);
  const parts = partsIn(view, form.parts);
  if (parts?.length === 0) {
    return showForm(c, view, form, [{ name: 'parts', message: t('remind.parts.none') }], 422);
  }
  if ((c.get('site').settings?.mail ?? null) === null) return showForm(c, view, form, []);
  const answer = await askByMail(c, form.email, wishOf(view, Number(form.hour), parts));
  if (answer === 'sent') return c.html(remindSentPage({ ...view, address: form.email }));
  const [key, status] =
    answer === 'bad-address' ? (['remind.mail.bad', 422] as const) : (['remind.too-many', 429] as const);
  return showForm(c, view, form, [{ name: 'email', message: t(key) }], status);
}

async function takeDevice(c: RequestContext): Promise<Response> {
  const view = await areaView(c);
  const sent = await c.req.json<Record<string, unknown>>().catch(() => ({}) as Record<string, unknown>);
  const device = readDevice(sent.device);
  const chosen = Array.isArray(sent.parts) ? sent.parts.map(String).slice(0, 100) : [];
  const parts = partsIn(view, chosen);
  if (device === null || parts?.length === 0) throw badDevice();
  const next = await askByPush(c, device, wishOf(view, Number(sent.hour), parts));
  if (next === null) throw tooMany();
  return c.json({ next });
}

function badDevice() {
  return problem({
    status: 422,
    code: 'collection.bad-device',
    title: { ja: 'この端末では受け取れません', en: 'This device can’t get notices' },
    detail: {
      ja: 'ごみの種類を1つ以上選んで、もう一度押してください。',
      en: 'Choose at least one kind and try again.',
    },
  });
}

function tooMany() {
  return problem({
    status: 429,
    code: 'collection.too-many-reminders',
    title: messages.text('remind.too-many'),
  });
}

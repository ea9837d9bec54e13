/** 'Please publish X': asked without an account, seen by nobody until an official has looked, answered in public. */
import { type PlaceView, placeView } from '@tomoni/places/contract';
import { conditional, readForm } from '@tomoni/platform/http';
import type { AppEnv } from '@tomoni/platform/manifest';
import { openToAll } from '@tomoni/platform/permissions';
import { Hono } from 'hono';
import { messages } from './messages.ts';
import { dataHref } from './pages/visit-frame.tsx';
import { wishesPage } from './pages/wishes-page.tsx';
import { notThere, tooOften } from './visit-problems.ts';
import { pathWithQuery, type RequestContext } from './visit-requests.ts';
import { type FormError, MOST_TITLE, type WishForm, wishErrors, wishIn } from './visitor-forms.ts';
import { mayWrite } from './visitor-limits.ts';
import { addWish, publicWishes, wantToo } from './wishes.ts';

export const WISHES = '/:code{[0-9]{6}}/data/wishes';

export function wishRoutes(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.get(WISHES, showWishes);
  app.post(WISHES, openToAll('whoever asks has no account; nothing is shown before an official looked'), ask);
  app.post(`${WISHES}/:id{[0-9]+}/too`, openToAll('whoever wants it, too, has no account'), alsoWant);
  return app;
}

async function showWishes(c: RequestContext): Promise<Response> {
  const view: PlaceView = { ...(await placeView(c)), path: pathWithQuery(c) };
  const wishes = await publicWishes(c.get('site').db, view.place.code);
  const title = (c.req.query('title') ?? '').trim().slice(0, MOST_TITLE);
  const sent = c.req.query('sent') !== undefined;
  const etag = [view.place.code, JSON.stringify(wishes)];
  return conditional(c, { etag, maxAge: 0 }, () =>
    c.html(wishesPage({ ...view, wishes, sent, errors: [], form: { title, why: '', email: '' } })),
  );
}

async function ask(c: RequestContext): Promise<Response> {
  const view = await placeView(c);
  const form = wishIn(await readForm(c));
  const t = messages(view.lang);
  const errors = wishErrors(form, t);
  if (errors.length > 0) return again(c, view, { form, errors, status: 422 });
  if (!(await mayWrite(c, 'wish'))) {
    const tooMany = [{ name: 'title', message: t('visit.form.too-often') }];
    return again(c, view, { form, errors: tooMany, status: 429 });
  }
  const { db, now } = c.get('site');
  const { title, why, email } = form;
  await addWish(db, { owner: view.place.code, title, why, email: email === '' ? null : email, at: now() });
  return c.redirect(`${dataHref(view, 'wishes')}?sent=1`, 303);
}

/** The form as it was typed, with what to do. */
async function again(
  c: RequestContext,
  view: PlaceView,
  { form, errors, status }: { form: WishForm; errors: FormError[]; status: 422 | 429 },
): Promise<Response> {
  const wishes = await publicWishes(c.get('site').db, view.place.code);
  c.header('Cache-Control', 'private, no-store');
  return c.html(wishesPage({ ...view, wishes, form, errors, sent: false }), status);
}

async function alsoWant(c: RequestContext): Promise<Response> {
  const view = await placeView(c);
  const id = c.req.param('id') ?? '';
  if (!/^\d{1,18}$/u.test(id)) throw notThere('wish', view.place);
  if (!(await mayWrite(c, 'too', `${view.place.code}/${id}`))) throw tooOften();
  if (!(await wantToo(c.get('site').db, view.place.code, id))) throw notThere('wish', view.place);
  return c.redirect(`${dataHref(view, 'wishes')}#w${id}`, 303);
}

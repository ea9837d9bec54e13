/**
 * Pages behind the links in notices. Opening one never changes anything, since mail scanners open every link; buttons
 * do. A secret in the address is the whole permission, so these pages are never kept by caches or named to others.
 */
import type { MiddlewareHandler } from 'hono';
import { Hono } from 'hono';
import { acceptFromAnywhere, hrefFor, problem, type RequestContext, readForm } from '../http/index.ts';
import { networkOf } from '../limits/index.ts';
import type { AppEnv } from '../manifest/index.ts';
import { joinList, type Lang, textIn } from '../messages/index.ts';
import { guard, openToAll } from '../permissions/index.ts';
import { transaction } from '../storage/index.ts';
import { askedFor, confirm } from './asked.ts';
import { chosenParts } from './choices.ts';
import type { NoticeKind } from './contract.ts';
import { figuresOf } from './figures.ts';
import { limits, mayTry } from './limits.ts';
import { messages } from './messages.ts';
import { adminPage } from './pages/admin-page.tsx';
import { confirmPage, deletePage, endPage, stopPage } from './pages/link-pages.tsx';
import { managePage, type ShownSubscription } from './pages/manage-page.tsx';
import { claimedIds, isSameToken, linkSecret, type Purpose, tokenOf } from './secrets.ts';
import {
  changeSubscription,
  findSubscriber,
  findSubscriptions,
  forget,
  type Subscriber,
  type Subscription,
  setState,
  subscriptionsOf,
} from './subscriptions.ts';
import { kindOf, senderOf } from './writing.ts';

const secretLink: MiddlewareHandler<AppEnv> = (c, next) => {
  c.header('Cache-Control', 'private, no-store');
  c.header('X-Robots-Tag', 'noindex');
  return next();
};

const BY_LINK = openToAll('the secret in the address is the permission');

export function noticeRoutes(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.use('/notices/*', secretLink);
  app.get('/notices/confirm/:token', showConfirm);
  app.post('/notices/confirm/:token', BY_LINK, doConfirm);
  app.get('/notices/stop/:token', showStop);
  app.post('/notices/stop/:token', BY_LINK, acceptFromAnywhere(), doStop);
  app.get('/notices/manage/:token', (c) => showManage(c));
  app.get('/notices/manage/:token/delete', showDelete);
  app.post('/notices/manage/:token/delete', BY_LINK, doDelete);
  app.post('/notices/manage/:token/:id{[0-9]{1,15}}', BY_LINK, doChange);
  app.get('/admin/notices', guard('notices.watch'), async (c) => {
    const site = c.get('site');
    const figures = await figuresOf(site.db, site.now());
    const hasMail = (site.settings?.mail ?? null) !== null;
    const isSaid = (site.settings?.notices?.contact ?? null) !== null;
    const silentContact = hasMail && !isSaid ? senderOf(site).contact : null;
    return c.html(adminPage({ lang: c.get('lang'), figures, hasMail, silentContact }));
  });
  return app;
}

/** What a link is about when its token is right; guesses are counted by network, and end. */
async function opened<Found>(
  c: RequestContext,
  purpose: Purpose,
  find: (ids: readonly number[]) => Promise<Found | null>,
  nonceOf: (found: Found) => string,
): Promise<Found | null> {
  const { db } = c.get('site');
  const token = c.req.param('token') ?? '';
  const ids = claimedIds(token);
  const found = ids.length === 0 ? null : await find(ids);
  if (found !== null && isSameToken(token, tokenOf(await linkSecret(db), purpose, ids, nonceOf(found)))) {
    return found;
  }
  if (!(await mayTry(db, limits.links, networkOf(c.get('client'))))) throw tooManyGuesses();
  return null;
}

function tooManyGuesses() {
  return problem({
    status: 429,
    code: 'notices.too-many-links',
    title: { ja: messages('ja')('links.too-many'), en: messages('en')('links.too-many') },
  });
}

function gone(c: RequestContext, why: 'gone.confirm' | 'gone.manage'): Response | Promise<Response> {
  return c.html(
    endPage({ lang: c.get('lang'), title: 'gone.title', text: messages(c.get('lang'))(why) }),
    410,
  );
}

function openedAsked(c: RequestContext) {
  const site = c.get('site');
  return opened(
    c,
    'confirm',
    ([id = 0]) => askedFor(site.db, id, site.now()),
    ({ nonce }) => nonce,
  );
}

async function titleOf(
  c: RequestContext,
  about: Pick<Subscription, 'kind' | 'owner' | 'ref'>,
): Promise<string> {
  const site = c.get('site');
  const lang = c.get('lang');
  const kind = kindOf(site, about.kind);
  return (await kind?.subject(site, about, lang))?.title ?? kindTitle(kind, lang) ?? about.kind;
}

function kindTitle(kind: NoticeKind | null, lang: Lang): string | null {
  return kind === null ? null : textIn(kind.title, lang);
}

async function showConfirm(c: RequestContext): Promise<Response> {
  const wish = await openedAsked(c);
  if (wish === null) return gone(c, 'gone.confirm');
  return c.html(confirmPage({ lang: c.get('lang'), title: await titleOf(c, wish), action: c.get('path') }));
}

async function doConfirm(c: RequestContext): Promise<Response> {
  const site = c.get('site');
  const wish = await openedAsked(c);
  const subscriber = wish === null ? null : await confirm(site.db, wish.id, site.now());
  if (subscriber === null) return gone(c, 'gone.confirm');
  const t = messages(c.get('lang'));
  const way = { href: await managePath(c, subscriber), label: t('confirmed.manage') };
  return c.html(endPage({ lang: t.lang, title: 'confirmed.title', text: t('confirmed.lead'), way }));
}

async function managePath(c: RequestContext, { id, nonce }: Subscriber): Promise<string> {
  const token = tokenOf(await linkSecret(c.get('site').db), 'manage', id, nonce);
  return hrefFor(c.get('lang'), `/notices/manage/${token}`);
}

function openedStop(c: RequestContext) {
  const { db } = c.get('site');
  return opened(
    c,
    'stop',
    (ids) => findSubscriptions(db, ids),
    ({ subscriber }) => subscriber.nonce,
  );
}

/** 「みどり町1丁目のごみ」、「…」: everything that a letter told of. */
async function titlesOf(c: RequestContext, subscriptions: readonly Subscription[]): Promise<string> {
  const t = messages(c.get('lang'));
  const titles = await Promise.all(subscriptions.map((one) => titleOf(c, one)));
  return joinList(
    [...new Set(titles)].map((title) => t('stop.quoted', { title })),
    t.lang,
  );
}

async function showStop(c: RequestContext): Promise<Response> {
  const found = await openedStop(c);
  if (found === null) return gone(c, 'gone.manage');
  const titles = await titlesOf(c, found.subscriptions);
  return c.html(stopPage({ lang: c.get('lang'), titles, action: c.get('path') }));
}

/** Also what a mail program sends by itself when its reader presses its button: `List-Unsubscribe=One-Click`. */
async function doStop(c: RequestContext): Promise<Response> {
  const site = c.get('site');
  const found = await openedStop(c);
  if (found === null) return gone(c, 'gone.manage');
  const { subscriber, subscriptions } = found;
  await transaction(site.db, async (trx) => {
    for (const { id } of subscriptions) {
      await setState(trx, { subscriber: subscriber.id, id }, 'stopped', site.now());
    }
  });
  const t = messages(c.get('lang'));
  const text = t('stopped.lead', { titles: await titlesOf(c, subscriptions) });
  const others = await subscriptionsOf(site.db, subscriber.id);
  const way =
    others.length === 0 ? undefined : { href: await managePath(c, subscriber), label: t('stopped.other') };
  return c.html(endPage({ lang: t.lang, title: 'stopped.title', text, way }));
}

function openedManage(c: RequestContext): Promise<Subscriber | null> {
  const { db } = c.get('site');
  return opened(
    c,
    'manage',
    ([id = 0]) => findSubscriber(db, id),
    ({ nonce }) => nonce,
  );
}

async function showManage(c: RequestContext, fault: number | null = null): Promise<Response> {
  const site = c.get('site');
  const lang = c.get('lang');
  const subscriber = await openedManage(c);
  if (subscriber === null) return gone(c, 'gone.manage');
  const shown: ShownSubscription[] = await Promise.all(
    (await subscriptionsOf(site.db, subscriber.id)).map(async (subscription) => {
      const kind = kindOf(site, subscription.kind);
      const subject = (await kind?.subject(site, subscription, lang)) ?? null;
      return { subscription, subject, title: subject?.title ?? kindTitle(kind, lang) ?? subscription.kind };
    }),
  );
  const saved = Number(c.req.query('saved') ?? 0);
  const path = c.get('path').replace(/(\/notices\/manage\/[^/]+).*/, '$1');
  return c.html(managePage({ lang, path, subscriber, shown, saved, fault }), fault === null ? 200 : 422);
}

async function doChange(c: RequestContext): Promise<Response> {
  const site = c.get('site');
  const subscriber = await openedManage(c);
  if (subscriber === null) return gone(c, 'gone.manage');
  const form = await readForm(c);
  const own = { subscriber: subscriber.id, id: Number(c.req.param('id')) };
  const what = form.text('do');
  if (what === 'pause' || what === 'resume' || what === 'stop') {
    const state = { pause: 'paused', resume: 'active', stop: 'stopped' } as const;
    await setState(site.db, own, state[what], site.now());
  } else {
    const one = (await subscriptionsOf(site.db, subscriber.id)).find(({ id }) => id === own.id);
    const subject =
      one === undefined ? null : await kindOf(site, one.kind)?.subject(site, one, c.get('lang'));
    if (one === undefined || subject === null || subject === undefined) return gone(c, 'gone.manage');
    const parts = chosenParts(
      form.all('parts'),
      subject.parts.map(({ value }) => value),
    );
    if (parts?.length === 0) return showManage(c, own.id);
    const hour = Number(form.text('hour'));
    await changeSubscription(site.db, own, { parts, hour: subject.hours.includes(hour) ? hour : one.hour });
  }
  return c.redirect(`${await managePath(c, subscriber)}?saved=${own.id}`, 303);
}

async function showDelete(c: RequestContext): Promise<Response> {
  const subscriber = await openedManage(c);
  if (subscriber === null) return gone(c, 'gone.manage');
  const back = await managePath(c, subscriber);
  return c.html(deletePage({ lang: c.get('lang'), action: `${back}/delete`, back }));
}

async function doDelete(c: RequestContext): Promise<Response> {
  const subscriber = await openedManage(c);
  if (subscriber === null) return gone(c, 'gone.manage');
  await forget(c.get('site').db, subscriber, c.get('site').now());
  const t = messages(c.get('lang'));
  return c.html(endPage({ lang: t.lang, title: 'deleted.title', text: t('deleted.lead') }));
}

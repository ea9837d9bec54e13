/** One's own keys for programs: what there is, a new one, the end of one. */
import { addDays } from '@tomoni/japanese';
import { hrefFor, type ProblemInput, problem, readForm } from '@tomoni/platform/http';
import type { AppEnv } from '@tomoni/platform/manifest';
import { formatDate } from '@tomoni/platform/messages';
import { can, guard, personOf, refusal, type User } from '@tomoni/platform/permissions';
import { transaction } from '@tomoni/platform/storage';
import { Hono } from 'hono';
import { signInAgain } from './account-routes.ts';
import { endKey, isOpen, keyOfPerson, keysOf, lastDayAt, makeKey, type StoredKey } from './keys.ts';
import { messages } from './messages.ts';
import type { FormFault } from './pages/frame.tsx';
import { endKeyPage, keysPage, madeKeyPage, type NewKeyView, newKeyPage } from './pages/key-pages.tsx';
import { scopeName } from './presentation.ts';
import { type RequestContext, todayOf } from './requests.ts';
import { type KeyFault, keyFaults, LONGEST_KEY_DAYS, MOST_KEYS, USUAL_KEY_DAYS } from './rules.ts';

export function keyRoutes(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const own = guard('accounts.keep-own');
  app.get('/account/keys', own, showKeys);
  app.get('/account/keys/new', own, async (c) => (await signInAgain(c)) ?? showNew(c, null, []));
  app.post('/account/keys/new', own, make);
  app.get('/account/keys/:id/end', own, showEnd);
  app.post('/account/keys/:id/end', own, endOne);
  return app;
}

async function userOf(c: RequestContext): Promise<User> {
  const person = personOf(await c.get('actor')());
  if (person === null) throw new Error('A route of keys stands without its guard');
  return person;
}

/** Places where this person may make keys, with the last day of a key there. */
async function placesOf(c: RequestContext, person: User): Promise<{ code: string; lastDay: string }[]> {
  const today = todayOf(c);
  const scopes = [...new Set(person.appointments.map(({ scope }) => scope))];
  const may = scopes.filter((owner) => can(person, 'accounts.make-key', { owner }, today).allowed);
  const days = await Promise.all(
    may.map((place) => lastDayAt(c.get('site').db, { person: person.id, place, today })),
  );
  return may.flatMap((code, n) => {
    const lastDay = days[n] ?? null;
    return lastDay === null ? [] : [{ code, lastDay: earlier(lastDay, addDays(today, LONGEST_KEY_DAYS)) }];
  });
}

function earlier(one: string, other: string): string {
  return one < other ? one : other;
}

async function showKeys(c: RequestContext): Promise<Response> {
  const { db } = c.get('site');
  const lang = c.get('lang');
  const today = todayOf(c);
  const person = await userOf(c);
  const [keys, places] = await Promise.all([keysOf(db, person.id), placesOf(c, person)]);
  const names = await namesOf(
    c,
    keys.map(({ place }) => place),
  );
  const page = keysPage({
    ...{ lang, path: c.get('path'), today, names },
    open: keys.filter((key) => isOpen(key, today)),
    over: keys.filter((key) => !isOpen(key, today)),
    mayMake: places.length > 0,
    ended: c.req.query('done') === 'ended',
  });
  return c.html(page);
}

async function namesOf(c: RequestContext, codes: readonly string[]): Promise<Map<string, string>> {
  const { db } = c.get('site');
  const named = [...new Set(codes)].map(
    async (code) => [code, await scopeName(db, code, c.get('lang'))] as const,
  );
  return new Map(await Promise.all(named));
}

type Typed = NewKeyView['typed'];

async function showNew(c: RequestContext, typed: Typed | null, faults: FormFault[]): Promise<Response> {
  const today = todayOf(c);
  const places = await placesOf(c, await userOf(c));
  const [first] = places;
  if (first === undefined) return c.redirect(hrefFor(c.get('lang'), '/account/keys'), 303);
  const names = await namesOf(
    c,
    places.map(({ code }) => code),
  );
  const usual = earlier(addDays(today, USUAL_KEY_DAYS), first.lastDay);
  const page = newKeyPage({
    ...{ lang: c.get('lang'), path: '/account/keys/new', faults },
    places: places.map(({ code }) => ({ value: code, label: names.get(code) ?? code })),
    typed: typed ?? { name: '', place: first.code, until: usual },
  });
  return c.html(page, faults.length === 0 ? 200 : 422);
}

async function make(c: RequestContext): Promise<Response> {
  const again = await signInAgain(c);
  if (again !== null) return again;
  const form = await readForm(c);
  const typed = {
    name: form.text('name').replace(/\s+/g, ' '),
    place: form.text('place'),
    until: form.text('until'),
  };
  const { db, now } = c.get('site');
  const person = await userOf(c);
  const today = todayOf(c);
  const lang = c.get('lang');
  const lastDay = await lastDayAt(db, { person: person.id, place: typed.place, today });
  const faults = keyFaults(typed, { today, lastDay }).map((fault) => faultOf(c, fault, lastDay));
  if (faults.length > 0) return showNew(c, typed, faults);
  const answer = can(person, 'accounts.make-key', { owner: typed.place }, today);
  if (!answer.allowed) throw refusal(answer);
  const made = await transaction(db, (trx) => makeKey(trx, { ...typed, person, at: now(), today }));
  if (made === null) {
    const message = messages(lang)('keys.fault.many', { count: MOST_KEYS });
    return showNew(c, typed, [{ name: 'name', message }]);
  }
  const page = madeKeyPage({
    ...{ lang, path: '/account/keys/new', name: typed.name, until: typed.until, text: made.text },
    placeName: await scopeName(db, typed.place, lang),
  });
  return c.html(page, 201);
}

function faultOf(c: RequestContext, fault: KeyFault, lastDay: string | null): FormFault {
  const lang = c.get('lang');
  const most = addDays(todayOf(c), LONGEST_KEY_DAYS);
  const date = formatDate(earlier(lastDay ?? most, most), lang, 'long');
  const name = fault.startsWith('until') ? 'until' : fault;
  return { name, message: messages(lang)(`keys.fault.${fault}`, { date }) };
}

/** The key of the address, one's own and still open. Throws 404. */
async function keyHere(c: RequestContext): Promise<StoredKey> {
  const person = await userOf(c);
  const key = await keyOfPerson(c.get('site').db, person.id, c.req.param('id') ?? '');
  if (key === null || !isOpen(key, todayOf(c))) throw problem(missing());
  return key;
}

async function showEnd(c: RequestContext): Promise<Response> {
  const key = await keyHere(c);
  return c.html(endKeyPage({ lang: c.get('lang'), path: c.get('path'), key }));
}

async function endOne(c: RequestContext): Promise<Response> {
  const { id } = await keyHere(c);
  const { db, now } = c.get('site');
  const person = await userOf(c);
  await transaction(db, (trx) => endKey(trx, person.id, id, { actor: person, why: 'maker', at: now() }));
  return c.redirect(`${hrefFor(c.get('lang'), '/account/keys')}?done=ended`, 303);
}

function missing(): ProblemInput {
  const both = (key: 'keys.missing.title' | 'keys.missing.detail') => ({
    ja: messages('ja')(key),
    en: messages('en')(key),
  });
  return {
    status: 404,
    code: 'accounts.key-not-found',
    title: both('keys.missing.title'),
    detail: both('keys.missing.detail'),
    way: {
      path: '/account/keys',
      label: { ja: messages('ja')('keys.back'), en: messages('en')('keys.back') },
    },
  };
}

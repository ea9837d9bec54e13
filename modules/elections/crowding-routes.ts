/** Saying how crowded a place of early voting is, in one tap; taking a mistaken tap back; and the same as data. */
import { type OfficeView, officeView, placeView } from '@tomoni/places/contract';
import { json } from '@tomoni/platform/feeds';
import { append, historyOf, namedIn, userNames } from '@tomoni/platform/history';
import { conditional, readForm, sendDocument } from '@tomoni/platform/http';
import type { AppEnv } from '@tomoni/platform/manifest';
import { guard } from '@tomoni/platform/permissions';
import { transaction } from '@tomoni/platform/storage';
import { type Context, Hono } from 'hono';
import { crowdingNow, crowdingState } from './crowding.ts';
import { holdsUntil, isLevel, type Level, LONGEST_WAIT, openingAt } from './crowding-rules.ts';
import { sayWord, takeWordBack } from './crowding-store.ts';
import { messages } from './messages.ts';
import type { PollingPlace } from './model.ts';
import { type CrowdingDesk, crowdingDeskPage } from './pages/crowding-desk.tsx';
import { electionsHref } from './pages/frame.tsx';
import { readTown } from './town.ts';

type RequestContext = Context<AppEnv>;

const TOWN = '/:code{[0-9]{6}}/elections';
const OFFICE = '/:code{[0-9]{6}}/office/elections/crowding';

const mayCrowd = () => guard('elections.crowd', (c) => ({ owner: c.req.param('code') ?? '' }));

export function crowdingRoutes(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.get(`${TOWN}/crowding.json`, sendCrowding);
  app.get(OFFICE, mayCrowd(), async (c) =>
    c.html(crowdingDeskPage(await deskOf(c, await officeView(c), {}))),
  );
  app.post(OFFICE, mayCrowd(), say);
  app.post(`${OFFICE}/undo`, mayCrowd(), undo);
  return app;
}

/** What is said now: a place whose word doesn't hold any more has none. */
async function sendCrowding(c: RequestContext): Promise<Response> {
  const { place, lang } = await placeView(c);
  const site = c.get('site');
  const now = site.now();
  const { places, state } = await readTown(site.db, place.code);
  const crowding = await crowdingNow(site.db, place.code, places, now);
  const etag = [state, crowdingState(crowding)];
  return conditional(c, { etag, maxAge: 0, data: true }, () =>
    sendDocument(
      c,
      json({
        place: place.code,
        places: crowding.places.map(({ place: one, opening, word }) => ({
          id: one.key,
          name: one.name,
          opening,
          crowding:
            word === null
              ? null
              : {
                  level: word.level,
                  waitMinutes: word.waitMinutes,
                  saidAt: word.at.toISOString(),
                  holdsUntil: holdsUntil(word, one).toISOString(),
                },
          page: `${c.get('origin')}${electionsHref({ lang, place }, `/places/${one.key}`)}`,
        })),
      }),
    ),
  );
}

type Shown = Partial<Pick<CrowdingDesk, 'error' | 'wait'>> & { chosen?: string };

async function deskOf(c: RequestContext, view: OfficeView, shown: Shown): Promise<CrowdingDesk> {
  const site = c.get('site');
  const owner = view.place.code;
  const { places } = await readTown(site.db, owner);
  const crowding = await crowdingNow(site.db, owner, places, site.now());
  const key = shown.chosen ?? c.req.query('place') ?? '';
  const [only, ...others] = crowding.places;
  const chosen =
    crowding.places.find(({ place }) => place.key === key) ?? (others.length === 0 ? only : undefined);
  const entries =
    chosen === undefined
      ? []
      : await historyOf(site.db, { owner, ref: historyRefOf(chosen.place.key), limit: 12 });
  const names = await userNames(site, namedIn(entries));
  return {
    ...{ ...view, crowding, chosen: chosen ?? null, entries },
    nameOf: (id) => names.get(id) ?? null,
    said: c.req.query('said') ?? null,
    ...{ error: shown.error ?? null, wait: shown.wait ?? '' },
  };
}

const historyRefOf = (placeKey: string) => `elections.crowding/${placeKey}`;

async function say(c: RequestContext): Promise<Response> {
  const form = await readForm(c);
  const view = await officeView(c);
  const t = messages(view.lang);
  const site = c.get('site');
  const { places } = await readTown(site.db, view.place.code);
  const place = places.find(({ key, when }) => key === form.text('place') && when.includes('early'));
  const [wait, level] = [form.text('wait').slice(0, 20), form.text('level')];
  const refused = async (error: string, status: 409 | 422 | 429 = 422) =>
    c.html(crowdingDeskPage(await deskOf(c, view, { error, wait, chosen: place?.key ?? '' })), status);
  const minutes = readMinutes(wait);
  if (place === undefined) return refused(t('crowd.desk.no-place'));
  if (minutes === 'odd') return refused(t('crowd.desk.bad-wait'));
  if (!isLevel(level)) return refused(t('crowd.desk.no-level'));
  if (openingAt(place, site.now()) === 'closed') return refused(t('crowd.desk.closed'), 409);
  const made = await write(c, view, { place, level, minutes });
  if (!made) return refused(t('crowd.desk.too-many'), 429);
  return c.redirect(deskHref(view, place.key, 'crowded'), 303);
}

interface Input {
  place: PollingPlace;
  level: Level;
  minutes: number | null;
}

/** The word and its history together; false when there were too many. */
function write(c: RequestContext, view: OfficeView, { place, level, minutes }: Input): Promise<boolean> {
  const site = c.get('site');
  const [at, owner] = [site.now(), view.place.code];
  return transaction(site.db, async (trx) => {
    const made = await sayWord(trx, { owner, placeKey: place.key, level, waitMinutes: minutes, at });
    if (made === null || made.repeated) return made !== null;
    const after = { word: made.id, level, waitMinutes: minutes };
    const ref = historyRefOf(place.key);
    await append(trx, { owner, ref, actor: view.actor, action: 'elections.crowded', after, at });
    return true;
  });
}

/** 「10」「10分」 ten minutes; '' nothing. */
function readMinutes(text: string): number | null | 'odd' {
  const written = text.normalize('NFKC').trim();
  if (written === '') return null;
  const number = /^(\d{1,3})\s?(?:分|min)?$/u.exec(written)?.[1];
  return number === undefined || Number(number) > LONGEST_WAIT ? 'odd' : Number(number);
}

async function undo(c: RequestContext): Promise<Response> {
  const form = await readForm(c);
  const view = await officeView(c);
  const site = c.get('site');
  const [at, owner, id] = [site.now(), view.place.code, form.text('word')];
  const undone = await transaction(site.db, async (trx) => {
    const word = /^\d{1,18}$/u.test(id) ? await takeWordBack(trx, { owner, id, at }) : null;
    if (word === null) return null;
    const before = { word: id, level: word.level, waitMinutes: word.waitMinutes };
    const ref = historyRefOf(word.placeKey);
    await append(trx, { owner, ref, actor: view.actor, action: 'elections.crowd-undone', before, at });
    return word;
  });
  const key = undone?.placeKey ?? form.text('place');
  return c.redirect(
    deskHref(view, /^[0-9a-f]{10}$/u.test(key) ? key : '', undone === null ? 'kept' : 'undone'),
    303,
  );
}

function deskHref(view: OfficeView, key: string, said: string): string {
  const query = new URLSearchParams({ ...(key === '' ? {} : { place: key }), said });
  return `${electionsHref(view).replace(/elections$/u, 'office/elections/crowding')}?${query}`;
}

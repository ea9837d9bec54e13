/** Versions of a calendar on their way: seen, moved from state to state, previewed, downloaded; one area corrected. */
import { addDays, isIsoDate } from '@tomoni/japanese';
import { historyOf, namedIn, userNames } from '@tomoni/platform/history';
import { contentDisposition, readForm, sendDocument } from '@tomoni/platform/http';
import { original } from '@tomoni/platform/intake';
import type { AppEnv } from '@tomoni/platform/manifest';
import { formatDate, textIn } from '@tomoni/platform/messages';
import { transaction } from '@tomoni/platform/storage';
import {
  type ApprovalMove,
  approvalRefusal,
  historyRef,
  isApprovalMove,
  type MoveResult,
  move,
  movesFrom,
  needsApproval,
  offeredMoves,
} from '@tomoni/platform/workflow';
import { Hono } from 'hono';
import { folderZip, repairedTable } from './downloads.ts';
import { calendarFlow } from './flow.ts';
import { type CollectionTexts, messages } from './messages.ts';
import type { TownCalendar } from './model.ts';
import { guarded, itemOfCalendar, officeCalendar, officeView } from './office-requests.ts';
import { areaPage } from './pages/area-page.tsx';
import { type DraftView, draftPage } from './pages/draft-page.tsx';
import { type OfficeView, officeHref } from './pages/office-frame.tsx';
import { notFound } from './problems.ts';
import { changesAgainstCurrent, publish, unpublish } from './publishing.ts';
import type { RequestContext } from './requests.ts';
import { scheduleOf } from './schedule.ts';
import { sendOriginal } from './source-file.ts';
import { listAreas } from './store.ts';
import { heldFrom } from './versions.ts';

const DRAFT = '/:code{[0-9]{6}}/office/garbage/drafts/:id{[0-9]+}';

export function draftRoutes(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.get(DRAFT, guarded('edit'), (c) => showDraft(c, { errors: [], refused: null }));
  app.post(DRAFT, guarded('edit'), moveDraft);
  app.get(`${DRAFT}/preview/:area{[0-9a-z]+}`, guarded('edit'), preview);
  app.get(`${DRAFT}/repaired.csv`, guarded('edit'), async (c) => {
    const view = await officeView(c);
    const calendar = await officeCalendar(c, view);
    return sendDocument(c, await repairedTable(c.get('site').db, { calendar, today: view.today }));
  });
  app.get(`${DRAFT}/5374.zip`, guarded('edit'), sendFolder);
  app.get(`${DRAFT}/original/:sha256{[0-9a-f]{64}}`, guarded('edit'), sendUpload);
  return app;
}

type Shown = Pick<DraftView, 'errors' | 'refused'> & { typed?: DraftView['typed'] };

async function showDraft(c: RequestContext, shown: Shown): Promise<Response> {
  const view = await officeView(c);
  const calendar = await officeCalendar(c, view);
  const { db } = c.get('site');
  const item = await itemOfCalendar(c, calendar);
  const [areas, from, approval, entries] = await Promise.all([
    listAreas(db, calendar.place, calendar.id),
    heldFrom(db, calendar.place, calendar.id),
    needsApproval(db, { workflow: calendarFlow, owner: calendar.place }),
    historyOf(db, { owner: calendar.place, ref: historyRef(calendarFlow, calendar.id) }),
  ]);
  const start = from ?? nextStart(calendar, view);
  const changes = await transaction(db, (trx) =>
    changesAgainstCurrent(trx, calendar.place, calendar.id, start, view.today),
  );
  const names = await userNames(c.get('site'), namedIn(entries));
  const page = draftPage({
    ...{ ...view, calendar, item, changes, from, entries },
    sampleArea: areas[0]?.id ?? null,
    moves: offeredMoves(movesFrom(calendarFlow, item, view.actor, view.today), approval),
    nameOf: (actor) => names.get(actor) ?? null,
    typed: shown.typed ?? { from: nextStart(calendar, view), note: '' },
    errors: shown.errors,
    refused: shown.refused,
  });
  return c.html(page, shown.errors.length > 0 ? 422 : shown.refused === null ? 200 : 409);
}

/** Today, or the first of April when what was read is next year's: then it ends a year after this year's end. */
function nextStart(calendar: TownCalendar, { today }: OfficeView): string {
  const thisApril = `${today.slice(0, 4)}-04-01`;
  const april = today < thisApril ? thisApril : `${Number(today.slice(0, 4)) + 1}-04-01`;
  const end = calendar.validThrough;
  return end !== null && end >= addDays(april, 300) ? april : today;
}

async function moveDraft(c: RequestContext): Promise<Response> {
  const form = await readForm(c);
  const view = await officeView(c);
  const t = messages(view.lang);
  const calendar = await officeCalendar(c, view);
  const name = form.text('move');
  if (!isApprovalMove(name)) throw notFound('version');
  const typed = { from: form.text('from'), note: form.text('note') };
  const publishes = name === 'publish' || name === 'publish-now';
  const wrong = publishes ? wrongStart(typed.from, calendar, view.today, t) : null;
  if (wrong !== null)
    return showDraft(c, { errors: [{ name: 'from', message: wrong }], refused: null, typed });
  const result = await makeMove(c, view, calendar, { name, ...typed, version: Number(form.text('version')) });
  if (!result.moved) {
    if (result.code === 'note-missing')
      return showDraft(c, {
        errors: [{ name: 'note', message: approvalRefusal('note-missing', view.lang) }],
        refused: null,
        typed,
      });
    const refused =
      result.code === 'changed' ? approvalRefusal('changed', view.lang) : textIn(result.reason, view.lang);
    return showDraft(c, { errors: [], refused, typed });
  }
  return c.redirect(officeHref(view, `drafts/${calendar.id}`), 303);
}

/** What is wrong with the day on which a calendar is to take over; null when nothing is. */
function wrongStart(from: string, calendar: TownCalendar, today: string, t: CollectionTexts): string | null {
  if (!isIsoDate(from) || from < today) return t('draft.bad-date');
  const end = calendar.validThrough;
  return end !== null && from > end ? t('draft.ended', { date: formatDate(end, t.lang, 'date') }) : null;
}

interface Step {
  name: ApprovalMove;
  from: string;
  note: string;
  version: number;
}

/** State, history, event and the publication itself: all in one transaction. */
function makeMove(
  c: RequestContext,
  view: OfficeView,
  calendar: TownCalendar,
  step: Step,
): Promise<MoveResult> {
  const { db, now } = c.get('site');
  const { place, id } = calendar;
  return transaction(db, async (trx) => {
    const result = await move(trx, {
      ...{ workflow: calendarFlow, owner: place, ref: id, move: step.name, actor: view.actor, at: now() },
      note: step.note === '' ? null : step.note,
      expectedVersion: step.version,
    });
    if (!result.moved || result.repeated) return result;
    if (step.name === 'publish' || step.name === 'publish-now') {
      await publish(trx, { place, calendarId: id, from: step.from, today: view.today });
    }
    if (step.name === 'undo' || step.name === 'withdraw') await unpublish(trx, place, id, view.today);
    return result;
  });
}

/** The page of an area as people will see it, before they do. */
async function preview(c: RequestContext): Promise<Response> {
  const view = await officeView(c);
  const calendar = await officeCalendar(c, view);
  const areas = await listAreas(c.get('site').db, calendar.place, calendar.id);
  const area = areas.find(({ id }) => id === c.req.param('area'));
  if (area === undefined) throw notFound('area');
  const schedule = scheduleOf(calendar, area, null, []);
  const draftHref = officeHref(view, `drafts/${calendar.id}`);
  return c.html(areaPage({ ...view, ...schedule, now: c.get('site').now(), draftHref }));
}

async function sendFolder(c: RequestContext): Promise<Response> {
  const view = await officeView(c);
  const calendar = await officeCalendar(c, view);
  const { name, bytes } = await folderZip(c.get('site').db, { calendar, today: view.today });
  const body = new Uint8Array(bytes);
  return c.body(body, 200, {
    'Content-Type': 'application/zip',
    'Content-Disposition': contentDisposition(name),
  });
}

async function sendUpload(c: RequestContext): Promise<Response> {
  const view = await officeView(c);
  const calendar = await officeCalendar(c, view);
  const source = calendar.sources.find(({ sha256 }) => sha256 === c.req.param('sha256'));
  const file = source === undefined ? null : await original(c.get('site').db, view.place.code, source.sha256);
  if (source === undefined || file === null) throw notFound('source');
  return sendOriginal(c, source.name, file);
}

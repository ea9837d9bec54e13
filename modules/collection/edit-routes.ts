/** Drafts made by hand: one area corrected, or a small town's calendar without any file. */
import { isIsoDate } from '@tomoni/japanese';
import { placeName } from '@tomoni/places/contract';
import { acceptLongForm, readForm } from '@tomoni/platform/http';
import type { AppEnv } from '@tomoni/platform/manifest';
import { actorId } from '@tomoni/platform/permissions';
import { type Trx, transaction } from '@tomoni/platform/storage';
import { start } from '@tomoni/platform/workflow';
import { Hono } from 'hono';
import { calendarWithAreas } from './calendars.ts';
import { cellAsInput, readCellInput } from './cell-input.ts';
import { calendarFlow } from './flow.ts';
import { messages } from './messages.ts';
import type { Area } from './model.ts';
import { guarded, noCalendarYet, officeView } from './office-requests.ts';
import { editListPage, editPage } from './pages/edit-page.tsx';
import { MOST_AREAS, MOST_KINDS, type NewView, newPage } from './pages/new-page.tsx';
import { type OfficeView, officeHref } from './pages/office-frame.tsx';
import { notFound } from './problems.ts';
import type { RequestContext } from './requests.ts';
import { type AreaInput, reviseArea, writeTyped } from './revise.ts';

const OFFICE = '/:code{[0-9]{6}}/office/garbage';

type Form = Awaited<ReturnType<typeof readForm>>;
type Problem = { name: string; message: string };

export function editRoutes(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.get(`${OFFICE}/areas`, guarded('edit'), async (c) => {
    const view = await officeView(c);
    return c.html(editListPage({ ...view, ...(await heldCalendar(c, view)) }));
  });
  app.get(`${OFFICE}/areas/:area{[0-9a-z]+}`, guarded('edit'), (c) => showArea(c, null, []));
  app.post(`${OFFICE}/areas/:area{[0-9a-z]+}`, guarded('edit'), acceptLongForm, saveArea);
  app.get(`${OFFICE}/new`, guarded('edit'), async (c) =>
    c.html(newPage({ ...(await officeView(c)), ...blank })),
  );
  app.post(`${OFFICE}/new`, guarded('edit'), acceptLongForm, saveNew);
  return app;
}

async function heldCalendar(c: RequestContext, view: OfficeView) {
  const found = await calendarWithAreas(c.get('site').db, view.place.code, view.today);
  if (found === null) throw noCalendarYet();
  return found;
}

async function areaOf(c: RequestContext, view: OfficeView) {
  const { calendar, areas } = await heldCalendar(c, view);
  const area = areas.find(({ id }) => id === c.req.param('area'));
  if (area === undefined) throw notFound('area');
  return { calendar, area };
}

async function showArea(
  c: RequestContext,
  typed: { name: string; cells: string[] } | null,
  errors: Problem[],
): Promise<Response> {
  const view = await officeView(c);
  const { calendar, area } = await areaOf(c, view);
  return c.html(editPage({ ...view, calendar, area, typed, errors }), errors.length > 0 ? 422 : 200);
}

async function saveArea(c: RequestContext): Promise<Response> {
  const form = await readForm(c);
  const view = await officeView(c);
  const t = messages(view.lang);
  const { calendar, area } = await areaOf(c, view);
  const typed = {
    name: form.text('name'),
    cells: calendar.categories.map((_, index) => form.text(`kind-${index}`)),
  };
  const inputs = typed.cells.map((text) => ({ text, input: readCellInput(text) }));
  const errors: Problem[] = inputs.flatMap(({ input, text }, index) =>
    unchangedOrRead(area, index, text, input, t),
  );
  if (typed.name === '') errors.push({ name: 'name', message: t('edit.no-name') });
  if (errors.length === 0 && isSame(area, typed)) errors.push({ name: 'name', message: t('edit.same') });
  if (errors.length > 0) return showArea(c, typed, errors);
  const corrected = {
    name: typed.name,
    cells: inputs.map(({ text, input }, index) => keptOrRead(area, index, text, input)),
  };
  if (form.text('calendar') !== '' && form.text('calendar') !== calendar.id)
    return showArea(c, typed, [{ name: 'name', message: t('edit.changed') }]);
  const id = await transaction(c.get('site').db, async (trx) => {
    const key = {
      place: calendar.place,
      calendarId: calendar.id,
      areaId: area.id,
      author: actorId(view.actor),
    };
    const made = await reviseArea(trx, key, corrected);
    if (made === null) throw notFound('area');
    await beginDraft(c, trx, view, made);
    return made;
  });
  return c.redirect(officeHref(view, `drafts/${id}`), 303);
}

function cellIn(area: Area, category: number) {
  return area.cells.find((cell) => cell.category === category);
}

/** A text that nobody touched keeps its rules, also those that the form can't say. */
function keptOrRead(area: Area, category: number, text: string, input: ReturnType<typeof readCellInput>) {
  const cell = cellIn(area, category);
  if (cell === undefined || cellAsInput(cell) !== text) return { text, input };
  return { text: cell.text, input: { rules: cell.rules, remarks: cell.remarks, odd: null } };
}

function unchangedOrRead(
  area: Area,
  category: number,
  text: string,
  input: ReturnType<typeof readCellInput>,
  t: ReturnType<typeof messages>,
): Problem[] {
  if (input.odd === null || cellAsInput(cellIn(area, category)) === text) return [];
  return [{ name: `kind-${category}`, message: t('edit.unreadable', { text: input.odd }) }];
}

function isSame(area: Area, typed: { name: string; cells: string[] }): boolean {
  return (
    typed.name === area.name && typed.cells.every((text, index) => text === cellAsInput(cellIn(area, index)))
  );
}

/** What was written begins its way as a draft of whoever wrote it. */
async function beginDraft(c: RequestContext, trx: Trx, view: OfficeView, calendarId: string): Promise<void> {
  const begun = await start(trx, {
    workflow: calendarFlow,
    owner: view.place.code,
    ref: calendarId,
    actor: view.actor,
    at: c.get('site').now(),
  });
  if (!begun.moved) throw new Error(`A draft could not begin: ${begun.code}`);
}

const blank = { kinds: '', areas: '', putOutBy: '', validThrough: '', table: null, errors: [] } as const;

function lines(text: string): string[] {
  return [...new Set(text.split('\n').map((line) => line.trim()))].filter((line) => line !== '');
}

async function saveNew(c: RequestContext): Promise<Response> {
  const form = await readForm(c);
  const view = await officeView(c);
  const t = messages(view.lang);
  const kinds = lines(form.text('kinds'));
  const areas = lines(form.text('areas'));
  const typed = { ...pick(form), table: null, errors: [] as Problem[] };
  if (kinds.length === 0 || areas.length === 0)
    return again(c, view, { ...typed, errors: [{ name: 'kinds', message: t('new.nothing') }] });
  if (kinds.length > MOST_KINDS || areas.length > MOST_AREAS) {
    const message = t('new.too-many', { kinds: MOST_KINDS, areas: MOST_AREAS });
    return again(c, view, { ...typed, errors: [{ name: 'kinds', message }] });
  }
  const cells = areas.map((_, row) => kinds.map((_kind, column) => form.text(`cell-${row}-${column}`)));
  const table = { kinds, areas, cells };
  if (form.text('step') !== 'save') return again(c, view, { ...typed, table });
  const read = readTable(table, typed, view);
  if (read.errors.length > 0) return again(c, view, { ...typed, table, errors: read.errors });
  const id = await transaction(c.get('site').db, async (trx) => {
    const author = actorId(view.actor);
    const maker = placeName(view.place, 'ja');
    const made = await writeTyped(trx, { place: view.place.code, maker, kinds, author, ...read });
    await beginDraft(c, trx, view, made);
    return made;
  });
  return c.redirect(officeHref(view, `drafts/${id}`), 303);
}

function pick(form: Form) {
  return {
    kinds: form.text('kinds'),
    areas: form.text('areas'),
    putOutBy: form.text('putOutBy'),
    validThrough: form.text('validThrough'),
  };
}

function again(
  c: RequestContext,
  view: OfficeView,
  typed: Omit<NewView, keyof OfficeView>,
): Response | Promise<Response> {
  return c.html(newPage({ ...view, ...typed }), typed.errors.length > 0 ? 422 : 200);
}

function readTable(
  { kinds, areas, cells }: NonNullable<NewView['table']>,
  typed: ReturnType<typeof pick>,
  { lang, today }: OfficeView,
) {
  const t = messages(lang);
  const errors: Problem[] = [];
  const read: AreaInput[] = areas.map((name, row) => ({
    name,
    cells: kinds.map((_, column) => {
      const text = cells[row]?.[column] ?? '';
      const input = readCellInput(text);
      if (input.odd !== null)
        errors.push({ name: `cell-${row}-${column}`, message: t('edit.unreadable', { text: input.odd }) });
      return { text, input };
    }),
  }));
  const time = /^([01]?\d|2[0-3])[:：]([0-5]\d)$/.exec(typed.putOutBy);
  if (typed.putOutBy !== '' && time === null) errors.push({ name: 'putOutBy', message: t('new.bad-time') });
  const through = typed.validThrough;
  if (through !== '' && !(isIsoDate(through) && through >= today))
    errors.push({ name: 'validThrough', message: t('new.bad-through') });
  return {
    areas: read,
    putOutBy: time === null ? null : `${time[1]?.padStart(2, '0')}:${time[2]}`,
    validThrough: through === '' ? null : through,
    errors,
  };
}

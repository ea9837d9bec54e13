/** What a request behind the counter is about, and the guard that stands before it. */

import { problem } from '@tomoni/platform/http';
import { guard, type SubjectOf } from '@tomoni/platform/permissions';
import { itemOf } from '@tomoni/platform/workflow';
import { calendarFlow } from './flow.ts';
import type { TownCalendar } from './model.ts';
import type { OfficeView } from './pages/office-frame.tsx';
import { notFound } from './problems.ts';
import { type RequestContext, townView } from './requests.ts';
import { readCalendar } from './store.ts';

export type OfficeAction = 'edit' | 'hand-in' | 'approve' | 'publish' | 'announce' | 'connect' | 'configure';

/** The town of the address owns everything behind its counter. */
const ofTown: SubjectOf = (c) => ({ owner: c.req.param('code') ?? '' });

/** `guarded('edit')`: the handler that lets through whoever may. */
export function guarded(action: OfficeAction) {
  return guard(`collection.${action}`, ofTown);
}

export async function officeView(c: RequestContext): Promise<OfficeView> {
  return { ...(await townView(c)), actor: await c.get('actor')() };
}

/** The calendar of the address with its state. Throws 404. */
export async function officeCalendar(c: RequestContext, view: OfficeView): Promise<TownCalendar> {
  const id = c.req.param('id') ?? '';
  const calendar = /^\d{1,18}$/.test(id) ? await readCalendar(c.get('site').db, view.place.code, id) : null;
  if (calendar === null) throw notFound('version');
  return calendar;
}

/** How a calendar stands on its way. Throws 404 for one that never began it. */
export async function itemOfCalendar(c: RequestContext, calendar: TownCalendar) {
  const key = { workflow: calendarFlow, owner: calendar.place, ref: calendar.id };
  const item = await itemOf(c.get('site').db, key);
  if (item === null) throw notFound('version');
  return item;
}

/** For pages that need a calendar which holds today. */
export function noCalendarYet() {
  return problem({
    status: 409,
    code: 'collection.no-calendar-yet',
    title: { ja: 'まだ公開している予定表がありません', en: 'No calendar is public yet' },
    detail: { ja: '先にファイルをのせて、公開してください。', en: 'Add files and publish a calendar first.' },
  });
}

/** Figures for towns side by side. */
import { addDays } from '@tomoni/japanese';
import type { Place } from '@tomoni/places/contract';
import type { Site } from '@tomoni/platform/manifest';
import { calendarWithAreas } from './calendars.ts';
import type { Area, TownCalendar } from './model.ts';
import type { ComparedTown } from './pages/compare-page.tsx';
import { todayOf } from './presentation.ts';
import { planOf } from './rules.ts';
import { listItems } from './store.ts';

/** What is compared of each town; towns without a calendar are left out. */
export async function compareTowns(site: Site, places: readonly Place[]): Promise<ComparedTown[]> {
  const today = todayOf(site.now());
  const towns = await Promise.all(places.map((place) => comparedTown(site, place, today)));
  return towns.filter((town) => town !== null);
}

async function comparedTown(site: Site, place: Place, today: string): Promise<ComparedTown | null> {
  const found = await calendarWithAreas(site.db, place.code, today);
  if (found === null) return null;
  const { calendar, areas } = found;
  const sample = areas[0] ?? null;
  const items = await listItems(site.db, place.code, calendar.id, 'ja');
  return { place, calendar, sample, yearly: yearlyCounts(calendar, sample, today), items: items.length };
}

/** Collections of each category over a year from today. The end of the data doesn't count: it says nothing of how often. */
function yearlyCounts(calendar: TownCalendar, area: Area | null, today: string): number[] {
  const counts = calendar.categories.map(() => 0);
  if (area === null) return counts;
  for (const { entries } of planOf({ ...calendar, validThrough: null }, area, today, addDays(today, 364))) {
    for (const { category } of entries) counts[category] = (counts[category] ?? 0) + 1;
  }
  return counts;
}

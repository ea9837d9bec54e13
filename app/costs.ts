/**
 * What routes cost, in one place: when there is more to do than can be carried, `dear` work is turned away first, then
 * what isn't named here, `cheap` work never. Cheap is what most people come for and what a cache answers.
 */
import type { Cost } from '@tomoni/platform/http';

const TOWN = '/:code{[0-9]{6}}';
const AREA = `${TOWN}/garbage/:area{[0-9a-z]+}`;
const OFFICE = `${TOWN}/office/garbage`;

const cheap = [
  ...['/', '/manifest.webmanifest', '/sw.js', '/offline', '/live.json'],
  ...[TOWN, AREA, `${AREA}/offline`, `${AREA}/embed`, `${AREA}/:file{[0-9a-f]+\\.ics}`],
  `${TOWN}/garbage/:file{[0-9a-z]+\\.(?:json|csv|ics|atom)}`,
  // Whoever wants no more letters must be able to say so.
  '/notices/stop/:token',
];

const dear = [
  // Searching.
  ...['/places', `${TOWN}/garbage/sorting`, '/garbage/compare'],
  // What is made to be printed or taken away.
  ...[`${AREA}/print`, `${AREA}/poster`, `${TOWN}/garbage/source/:sha256{[0-9a-f]{64}}`, '/account/export'],
  // Bringing in and looking at what was brought in.
  ...['', '/drops', '/drops/:drop', '/drops/:drop/:n{[0-9]{1,4}}', '/drops/:drop/read'].map(
    (rest) => `${OFFICE}/upload${rest}`,
  ),
  ...['', '/answer', '/commit'].map((rest) => `${OFFICE}/staged/:id${rest}`),
  ...['/preview/:area{[0-9a-z]+}', '/repaired.csv', '/5374.zip', '/original/:sha256{[0-9a-f]{64}}'].map(
    (rest) => `${OFFICE}/drafts/:id{[0-9]+}${rest}`,
  ),
  '/admin/purge',
];

export const COSTS: ReadonlyMap<string, Cost> = new Map<string, Cost>([
  ...cheap.map((route) => [route, 'cheap'] as const),
  ...dear.map((route) => [route, 'dear'] as const),
]);

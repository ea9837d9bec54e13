/**
 * Records → the formats that other programs subscribe to or load. Pure functions: records in, a document out;
 * `sendDocument` of platform/http answers a request with one.
 */
export { type AtomEntry, type AtomFeed, atom } from './atom.ts';
export { type CsvColumn, csv } from './csv.ts';
export type { FeedDocument } from './document.ts';
export { type GeoFeature, geojson } from './geojson.ts';
export { type CalendarEvent, type CalendarFeed, icalendar } from './icalendar.ts';
export { json } from './json.ts';

/** What other modules may know of the garbage calendar. */
export { placesWithCalendar } from './publication.ts';

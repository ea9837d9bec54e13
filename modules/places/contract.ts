/** What other modules may know of places. */
export { type OfficeView, officePage, type PlaceView } from './pages/office-frame.tsx';
export { officeView, placeView } from './place-view.ts';
export { problemPlace } from './problem-place.ts';
export { isPlaceCode, placeName, prefectureName } from './rules.ts';
export {
  ensurePlace,
  findPlace,
  listPlaces,
  type Place,
  type PlaceDetails,
} from './store.ts';

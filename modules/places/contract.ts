/** What other modules may know of places. */
export { isPlaceCode, placeName, prefectureName } from './rules.ts';
export {
  ensurePlace,
  findPlace,
  listPlaces,
  type Place,
  type PlaceDetails,
} from './store.ts';

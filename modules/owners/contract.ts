/** What other modules may know of owners. */
export { type Coverage, coverageOf, setCoverage, thingsAbout } from './coverage.ts';
export { ensureGroup, findOwner, type Group, listOwners, type Owner, ownerName } from './store.ts';

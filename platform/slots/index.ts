/**
 * Cards that modules offer for places which a page declares (`place.home`, `group.page`).
 * A page asks for the cards of a slot and never knows who answers; a card that fails costs the page nothing.
 */
export { type CardOutcome, cardsFor } from './cards.ts';
export type { SlotCard, SlotContext } from './contract.ts';

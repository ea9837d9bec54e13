/** What its pages cost: a search around a position and the tiles of a map go through many records. */
import type { Costs } from '@tomoni/platform/manifest';
import { facilityLayer } from './layer.ts';
import { NEAR, NEAR_ANYWHERE } from './routes.ts';

export const costs: Costs = {
  dear: [`POST ${NEAR}`, `POST ${NEAR_ANYWHERE}`, facilityLayer.route],
};

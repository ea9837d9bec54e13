/** What its pages cost: an address is held against all areas of a town. */
import type { Costs } from '@tomoni/platform/manifest';
import { TOWN } from './routes.ts';

export const costs: Costs = { dear: [`POST ${TOWN}`] };

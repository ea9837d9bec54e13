/** What its pages cost: each goes through all preschools of a town. */
import type { Costs } from '@tomoni/platform/manifest';
import { PRINT } from './routes.ts';

export const costs: Costs = { dear: [PRINT, `POST ${PRINT}`, 'POST /:code{[0-9]{6}}/childcare'] };

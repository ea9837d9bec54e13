import { barrierFreeNeeds } from '../barrier-free-needs.ts';
import { sharedHours } from '../hours-columns.ts';
import type { Kind } from '../kind.ts';
import { about, access, fee, feeDetail, note, parking, web } from '../shared-facts.ts';

export const tourism: Kind = {
  slug: 'tourism',
  icon: 'camera',
  standards: ['tourism'],
  hours: sharedHours,
  now: 'open',
  needs: barrierFreeNeeds,
  facts: [about, fee, feeDetail, access, parking, web, note],
};

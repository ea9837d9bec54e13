import { barrierFreeNeeds } from '../barrier-free-needs.ts';
import { sharedHours } from '../hours-columns.ts';
import type { Kind } from '../kind.ts';
import { about, note, web } from '../shared-facts.ts';

export const publicFacility: Kind = {
  slug: 'public',
  icon: 'landmark',
  standards: ['public_facility', 'facility'],
  hours: sharedHours,
  now: 'open',
  needs: barrierFreeNeeds,
  facts: [about, web, note],
};

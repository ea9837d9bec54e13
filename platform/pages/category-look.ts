import type { IconName } from './icon-names.ts';

/** The seven colours that a kind of waste can have, and one for what is beyond. */
export type CategoryRole = 'burn' | 'plastic' | 'paper' | 'can' | 'nonburn' | 'bulky' | 'hazard' | 'other';

/** How a kind of waste shows itself: colour, one character (Japanese pages) or icon (others). */
export interface CategoryLook {
  role: CategoryRole;
  character: string;
  icon: IconName;
}

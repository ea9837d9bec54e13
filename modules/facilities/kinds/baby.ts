import { sharedHours } from '../hours-columns.ts';
import { type Kind, yesIn } from '../kind.ts';
import { about, note, web } from '../shared-facts.ts';

/** 赤ちゃんの駅 has no columns of its own yet: what other lists say of rooms for small children. */
export const baby: Kind = {
  slug: 'baby',
  icon: 'baby',
  standards: ['public_facility', 'tourism'],
  base: yesIn('授乳室', 'おむつ替えコーナー'),
  hours: sharedHours,
  now: 'open',
  needs: [
    { slug: 'nursing', icon: 'baby', any: yesIn('授乳室') },
    { slug: 'diapers', icon: 'baby', any: yesIn('おむつ替えコーナー') },
    { slug: 'pram', icon: 'accessibility', any: yesIn('ベビーカー利用') },
  ],
  facts: [about, web, note],
};

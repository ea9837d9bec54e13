/** What people ask for at 公共施設 and 観光施設, whose columns are the same. */
import { type Need, yesIn } from './kind.ts';

export const barrierFreeNeeds: readonly Need[] = [
  { slug: 'wheelchairPlace', icon: 'accessibility', any: yesIn('車椅子可') },
  { slug: 'accessibleToilet', icon: 'toilet', any: yesIn('バリアフリートイレ') },
  { slug: 'ostomate', icon: 'droplets', any: yesIn('オストメイト対応トイレ') },
  { slug: 'nursing', icon: 'baby', any: yesIn('授乳室') },
  { slug: 'diapers', icon: 'baby', any: yesIn('おむつ替えコーナー') },
  { slug: 'slope', icon: 'arrow-up-down', any: yesIn('スロープ、エレベータ、エスカレータ') },
  { slug: 'assistanceDog', icon: 'hand-helping', any: yesIn('盲導犬・介助犬、聴導犬同伴') },
];

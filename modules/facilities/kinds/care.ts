import type { Kind } from '../kind.ts';
import { note, web } from '../shared-facts.ts';

export const care: Kind = {
  slug: 'care',
  icon: 'heart-handshake',
  standards: ['care_service'],
  hours: {
    days: ['利用可能曜日'],
    from: [],
    until: [],
    note: ['利用可能曜日特記事項'],
    everyDay: false,
    breaks: true,
  },
  now: null,
  needs: [],
  facts: [
    { slug: 'services', columns: ['実施サービス'], as: 'list' },
    { slug: 'places', columns: ['定員'] },
    web,
    note,
  ],
};

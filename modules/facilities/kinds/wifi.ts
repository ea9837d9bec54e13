import type { Kind } from '../kind.ts';
import { note, web } from '../shared-facts.ts';

export const wifi: Kind = {
  slug: 'wifi',
  icon: 'wifi',
  standards: ['public_wireless_lan'],
  hours: null,
  now: null,
  needs: [],
  facts: [
    { slug: 'ssid', columns: ['SSID'] },
    { slug: 'reach', columns: ['提供エリア'] },
    { slug: 'provider', columns: ['設置者'] },
    web,
    note,
  ],
};

import { sharedHours } from '../hours-columns.ts';
import { type Kind, yesIn } from '../kind.ts';
import { note, web } from '../shared-facts.ts';

export const aed: Kind = {
  slug: 'aed',
  icon: 'heart-pulse',
  standards: ['aed'],
  hours: sharedHours,
  now: 'use',
  needs: [{ slug: 'children', icon: 'baby', any: yesIn('小児対応設備の有無') }],
  facts: [web, note],
  barred: '外部利用不可',
  notice: true,
};

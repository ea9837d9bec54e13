import { sharedHours } from '../hours-columns.ts';
import type { Kind } from '../kind.ts';
import { about, note, web } from '../shared-facts.ts';

export const culturalProperty: Kind = {
  slug: 'culture',
  icon: 'scroll',
  standards: ['cultural_property'],
  hours: sharedHours,
  now: null,
  needs: [],
  facts: [
    { slug: 'cultureClass', columns: ['文化財分類'], as: 'list' },
    { slug: 'cultureSite', columns: ['場所名称'] },
    about,
    web,
    note,
  ],
};

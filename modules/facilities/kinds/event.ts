import type { Kind } from '../kind.ts';
import { about, access, fee, feeDetail, note, parking, web } from '../shared-facts.ts';

export const event: Kind = {
  slug: 'event',
  icon: 'calendar-days',
  standards: ['event'],
  hours: null,
  now: null,
  needs: [],
  facts: [
    { slug: 'venue', columns: ['場所名称'] },
    { slug: 'datesNote', columns: ['開始日時特記事項'] },
    about,
    { slug: 'forWhom', columns: ['対象者'] },
    fee,
    feeDetail,
    { slug: 'signUp', columns: ['参加申込方法'] },
    { slug: 'organiser', columns: ['主催者'] },
    access,
    parking,
    web,
    note,
  ],
  dates: { from: '開始日', until: '終了日', state: '状態' },
};

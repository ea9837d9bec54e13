import { toiletHours } from '../hours-columns.ts';
import { type Kind, yesIn } from '../kind.ts';
import { note } from '../shared-facts.ts';

const counts = ['バリアフリートイレ数', '男女共用トイレ総数', '男性トイレ総数', '女性トイレ総数'] as const;
const slugs = ['accessibleCount', 'sharedCount', 'menCount', 'womenCount'] as const;

export const toilet: Kind = {
  slug: 'toilet',
  icon: 'toilet',
  standards: ['public_toilet'],
  hours: toiletHours,
  now: 'use',
  needs: [
    { slug: 'wheelchair', icon: 'accessibility', any: yesIn('車椅子使用者用トイレ有無') },
    { slug: 'diapers', icon: 'baby', any: yesIn('乳幼児用設備設置トイレ有無') },
    { slug: 'ostomate', icon: 'droplets', any: yesIn('オストメイト設置トイレ有無') },
    {
      slug: 'allDay',
      icon: 'clock',
      quiet: true,
      any: [
        { 利用開始時間: ['00:00'], 利用終了時間: ['24:00', '23:59'] },
        { 利用可能時間特記事項: ['24時間', '24時間利用可', '24時間利用可能', '終日', '終日利用可能'] },
      ],
    },
  ],
  facts: [...counts.map((column, n) => ({ slug: slugs[n] ?? 'note', columns: [column] })), note],
};

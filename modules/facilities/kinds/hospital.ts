import type { Kind, Need } from '../kind.ts';
import { note, web } from '../shared-facts.ts';

/** Names of departments as 医療法施行令 第3条の2 has them, by what people look for most. */
const departments: readonly (readonly [slug: string, ...names: string[]])[] = [
  ['internal', '内科'],
  ['paediatrics', '小児科'],
  ['surgery', '外科'],
  ['orthopaedics', '整形外科'],
  ['dermatology', '皮膚科'],
  ['ophthalmology', '眼科'],
  ['ent', '耳鼻咽喉科', '耳鼻いんこう科'],
  ['gynaecology', '産婦人科', '婦人科', '産科'],
  ['dentistry', '歯科'],
];

export const hospital: Kind = {
  slug: 'hospital',
  icon: 'stethoscope',
  standards: ['hospital'],
  hours: {
    days: ['診療曜日'],
    from: ['診療開始時間'],
    until: ['診療終了時間'],
    note: ['診療日時特記事項'],
    everyDay: false,
    breaks: true,
  },
  now: null,
  needs: departments.map(
    ([slug, ...names]): Need => ({ slug, icon: 'stethoscope', any: [{ 診療科目: names }] }),
  ),
  facts: [
    { slug: 'departments', columns: ['診療科目'], as: 'list' },
    { slug: 'afterHours', columns: ['時間外における対応'] },
    { slug: 'beds', columns: ['病床数'] },
    web,
    note,
  ],
  notice: true,
};

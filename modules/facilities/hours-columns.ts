/** The columns of days and hours that several standards share. */
import type { HoursColumns } from './kind.ts';

/** 公共施設, AED, 文化財, 観光施設. */
export const sharedHours: HoursColumns = {
  days: ['利用可能曜日', '施設_サービス曜日'],
  from: ['開始時間', '施設_開始時刻'],
  until: ['終了時間', '施設_終了時刻'],
  note: ['利用可能日時特記事項', '利用可能時間特記事項', '施設_日時備考'],
  everyDay: false,
  breaks: false,
};

/** 公衆トイレ has no column for days. */
export const toiletHours: HoursColumns = {
  days: [],
  from: ['利用開始時間'],
  until: ['利用終了時間'],
  note: ['利用可能時間特記事項'],
  everyDay: true,
  breaks: false,
};

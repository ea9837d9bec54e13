import { defineJob } from '@tomoni/platform/jobs';
import { sweepAccounts } from './sessions.ts';

/** Removes sessions, links, invitations and counted tries that are over. */
export const sweepJob = defineJob({
  name: 'accounts.sweep',
  title: { ja: '期限の過ぎたログインの記録を消す', en: 'Remove records of signing in that are over' },
  schedule: { every: 'day', at: '03:40' },
  run: (site) => sweepAccounts(site.db),
});

/** For tests: a kind of notice, and a site that has it. */
import { jobsHome } from '../../jobs/index.ts';
import { limitsHome } from '../../limits/index.ts';
import { mailHome } from '../../mail/index.ts';
import type { ModuleManifest, Site } from '../../manifest/index.ts';
import type { Db } from '../../storage/index.ts';
import type { NoticeKind } from '../contract.ts';
import { noticesHome } from '../index.ts';

export const trialKind: NoticeKind = {
  name: 'trial.news',
  title: { ja: '町の便り', en: 'News of the town' },
  text: (data, lang) => ({
    subject: lang === 'ja' ? `便り ${String(data)}` : `News ${String(data)}`,
    lines: [`第${String(data)}号`],
    path: '/news',
  }),
  subject: async (_site, { ref }, lang) =>
    ref === 'vanished'
      ? null
      : {
          title: lang === 'ja' ? `${ref}の便り` : `News of ${ref}`,
          path: '/news',
          parts: [
            { value: 'aa', title: 'お祭り' },
            { value: 'bb', title: '工事' },
          ],
          hours: [18, 19, 6],
        },
};

const trial: ModuleManifest = { name: 'trial', migrations: {}, notices: [trialKind] };

export const OWNERS = [jobsHome, mailHome, limitsHome, noticesHome];

/** A site with this home on a test database. */
export function trialSite(db: Db, smtp: string | null, now: () => Date, more: Partial<Site> = {}): Site {
  const quiet = () => {};
  return {
    db,
    now,
    publicUrl: 'https://tomoni.example',
    modules: [mailHome, noticesHome, trial],
    settings: {
      ...{ signUp: 'invite', oidc: [] },
      mail: smtp === null ? null : { url: smtp, from: 'ともに市 <no-reply@tomoni.example>' },
      notices: { sender: 'ともに市 環境課', contact: '電話 00-0000-0000' },
    },
    log: { info: quiet, warn: quiet, error: quiet },
    ...more,
  };
}

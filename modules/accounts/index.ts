/** People with an account: signing in, sessions, appointments. */
import { holdsNothing } from '@tomoni/platform/history';
import type { AppEnv, ModuleManifest, RestoreHooks } from '@tomoni/platform/manifest';
import { Hono } from 'hono';
import { accountRoutes } from './account-routes.ts';
import { invitationRoutes } from './invitation-routes.ts';
import { sweepJob } from './jobs.ts';
import { keyRoutes } from './key-routes.ts';
import { endAllKeys, keyNames } from './keys.ts';
import { answerAsked, linkRoutes } from './link-routes.ts';
import { accounts0001 } from './migrations/0001-accounts.ts';
import { accounts0002 } from './migrations/0002-erased.ts';
import { accounts0003 } from './migrations/0003-attempts.ts';
import { accounts0004 } from './migrations/0004-keys.ts';
import { accounts0005 } from './migrations/0005-erased-addresses.ts';
import { accounts0006 } from './migrations/0006-staffed.ts';
import { adminRows } from './pages/admin-rows.tsx';
import { keyTile } from './pages/key-tile.tsx';
import { eraseLinks, userNames } from './people.ts';
import { peopleRoutes } from './people-routes.ts';
import { permissions } from './permissions.ts';
import { personalData } from './personal-data.ts';
import { providerRoutes } from './provider-routes.ts';
import { identify } from './requests.ts';
import { removals, restore } from './restore.ts';
import { signInRoutes } from './sign-in-routes.ts';
import { todos } from './todos.ts';
import { vacancyRoutes } from './vacancy-routes.ts';
import { waysRoutes } from './ways-routes.ts';

/** A restored copy can't know which keys have been ended since. */
const settleWithKeys: RestoreHooks['settle'] = async (trx, restored) => ({
  ...(await restore.settle?.(trx, restored)),
  keysEnded: await endAllKeys(trx, restored.at),
});

export const accounts: ModuleManifest = {
  name: 'accounts',
  migrations: {
    '0001-accounts': accounts0001,
    '0002-erased': accounts0002,
    '0003-attempts': accounts0003,
    '0004-keys': accounts0004,
    '0005-erased-addresses': accounts0005,
    '0006-staffed': accounts0006,
  },
  routes: () =>
    new Hono<AppEnv>()
      .route('/', signInRoutes())
      .route('/', providerRoutes())
      .route('/', linkRoutes())
      .route('/', invitationRoutes())
      .route('/', accountRoutes())
      .route('/', waysRoutes())
      .route('/', keyRoutes())
      .route('/', vacancyRoutes())
      .route('/', peopleRoutes()),
  permissions,
  identify,
  userNames: async (site, ids) =>
    new Map([...(await userNames(site.db, ids)), ...(await keyNames(site.db, ids))]),
  todos,
  events: { 'accounts.letter-asked': answerAsked },
  jobs: [sweepJob],
  slots: [...adminRows, keyTile],
  personalData,
  erase: eraseLinks,
  restore: { ...restore, settle: settleWithKeys },
  removals,
  purge: holdsNothing('accounts belong to people, who have them erased, and to no place or group'),
};

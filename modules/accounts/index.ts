/** People with an account: signing in, sessions, appointments. */
import { holdsNothing } from '@tomoni/platform/history';
import type { AppEnv, ModuleManifest } from '@tomoni/platform/manifest';
import { Hono } from 'hono';
import { accountRoutes } from './account-routes.ts';
import { invitationRoutes } from './invitation-routes.ts';
import { sweepJob } from './jobs.ts';
import { answerAsked, linkRoutes } from './link-routes.ts';
import { accounts0001 } from './migrations/0001-accounts.ts';
import { accounts0002 } from './migrations/0002-erased.ts';
import { accounts0003 } from './migrations/0003-attempts.ts';
import { adminRows } from './pages/admin-rows.tsx';
import { eraseLinks, userNames } from './people.ts';
import { peopleRoutes } from './people-routes.ts';
import { permissions } from './permissions.ts';
import { personalData } from './personal-data.ts';
import { providerRoutes } from './provider-routes.ts';
import { identify } from './requests.ts';
import { removals, restore } from './restore.ts';
import { signInRoutes } from './sign-in-routes.ts';
import { todos } from './todos.ts';
import { waysRoutes } from './ways-routes.ts';

export const accounts: ModuleManifest = {
  name: 'accounts',
  migrations: {
    '0001-accounts': accounts0001,
    '0002-erased': accounts0002,
    '0003-attempts': accounts0003,
  },
  routes: () =>
    new Hono<AppEnv>()
      .route('/', signInRoutes())
      .route('/', providerRoutes())
      .route('/', linkRoutes())
      .route('/', invitationRoutes())
      .route('/', accountRoutes())
      .route('/', waysRoutes())
      .route('/', peopleRoutes()),
  permissions,
  identify,
  userNames: (site, ids) => userNames(site.db, ids),
  todos,
  events: { 'accounts.letter-asked': answerAsked },
  jobs: [sweepJob],
  slots: adminRows,
  personalData,
  erase: eraseLinks,
  restore,
  removals,
  purge: holdsNothing('accounts belong to people, who have them erased, and to no place or group'),
};

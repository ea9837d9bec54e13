/** The garbage calendar: from a town's own files to its people's phones. */
import type { AppEnv, ModuleManifest } from '@tomoni/platform/manifest';
import { Hono } from 'hono';
import { areaRoutes } from './area-routes.ts';
import { costs } from './costs.ts';
import { draftRoutes } from './draft-routes.ts';
import { editRoutes } from './edit-routes.ts';
import { calendarFlow } from './flow.ts';
import { keyCalls, publicReads } from './interfaces.ts';
import { calendars0001 } from './migrations/0001-calendars.ts';
import { office0002 } from './migrations/0002-office.ts';
import { approval0003 } from './migrations/0003-approval.ts';
import { officeRoutes } from './office-routes.ts';
import { garbageTile, officeTile, sortingTile, tomorrowHomeCard } from './pages/home-cards.tsx';
import { permissions } from './permissions.ts';
import { DAY_CHANGED, DAY_RESTORED } from './publication.ts';
import { purgeCalendars } from './purge.ts';
import { calendarReader } from './reader.ts';
import { relayRoutes } from './relay-routes.ts';
import { dayChanged, dayRestored, holdReminders, remindJob } from './remind-jobs.ts';
import { reminderKind } from './remind-kind.ts';
import { remindRoutes } from './remind-routes.ts';
import { stagedRoutes } from './staged-routes.ts';
import { takeCalendarsAlong } from './take-along.ts';
import { townRoutes } from './town-routes.ts';

export const collection: ModuleManifest = {
  name: 'collection',
  migrations: { '0001-calendars': calendars0001, '0002-office': office0002, '0003-approval': approval0003 },
  routes: () =>
    new Hono<AppEnv>()
      .route('/', officeRoutes())
      .route('/', stagedRoutes())
      .route('/', draftRoutes())
      .route('/', editRoutes())
      .route('/', relayRoutes())
      .route('/', remindRoutes())
      .route('/', townRoutes())
      .route('/', areaRoutes()),
  interfaces: publicReads,
  calls: keyCalls,
  costs,
  slots: [tomorrowHomeCard, garbageTile, sortingTile, officeTile],
  readers: [calendarReader],
  permissions,
  workflows: [calendarFlow],
  jobs: [remindJob],
  events: { [DAY_CHANGED]: dayChanged, [DAY_RESTORED]: dayRestored },
  notices: [reminderKind],
  purge: purgeCalendars,
  takeAlong: takeCalendarsAlong,
  restore: {
    settle: async (trx) => {
      await holdReminders(trx, new Date());
      return {};
    },
  },
};

/** What is installed on this site. The order is the order of migrations, routes and cards. */

import { accounts } from '@tomoni/accounts';
import { admin } from '@tomoni/admin';
import { catalogue } from '@tomoni/catalogue';
import { childcare } from '@tomoni/childcare';
import { collection } from '@tomoni/collection';
import { elections } from '@tomoni/elections';
import { facilities } from '@tomoni/facilities';
import { owners } from '@tomoni/owners';
import { places } from '@tomoni/places';
import { attachmentsHome } from '@tomoni/platform/attachments';
import { backupHome } from '@tomoni/platform/backup';
import { historyHome } from '@tomoni/platform/history';
import { intakeHome } from '@tomoni/platform/intake';
import { jobsHome } from '@tomoni/platform/jobs';
import { limitsHome } from '@tomoni/platform/limits';
import { liveHome } from '@tomoni/platform/live';
import { mailHome } from '@tomoni/platform/mail';
import type { ModuleManifest } from '@tomoni/platform/manifest';
import { noticesHome } from '@tomoni/platform/notices';
import { offlineHome } from '@tomoni/platform/offline';
import { openapiHome } from '@tomoni/platform/openapi';
import { personalDataHome } from '@tomoni/platform/personal-data';
import { searchHome } from '@tomoni/platform/search';
import { workflowHome } from '@tomoni/platform/workflow';

/** Homes of the platform that keep tables of their own or have hooks; they come before the modules. */
export const homes: readonly ModuleManifest[] = [
  jobsHome,
  mailHome,
  personalDataHome,
  searchHome,
  historyHome,
  workflowHome,
  intakeHome,
  attachmentsHome,
  backupHome,
  limitsHome,
  noticesHome,
  liveHome,
  offlineHome,
  openapiHome,
];

export const modules: readonly ModuleManifest[] = [
  places,
  owners,
  accounts,
  collection,
  catalogue,
  facilities,
  childcare,
  elections,
  admin,
];

/** What is installed on this site. The order is the order of migrations, routes and cards. */

import { collection } from '@tomoni/collection';
import { places } from '@tomoni/places';
import { intakeHome } from '@tomoni/platform/intake';
import type { ModuleManifest } from '@tomoni/platform/manifest';
import { searchHome } from '@tomoni/platform/search';
import type { Migrating } from '@tomoni/platform/storage';

/** Homes of the platform that keep tables of their own; they come before the modules. */
export const homes: readonly Migrating[] = [searchHome, intakeHome];

export const modules: readonly ModuleManifest[] = [places, collection];

/** What is installed on this site. The order is the order of migrations, routes and cards. */
import type { ModuleManifest } from '@tomoni/platform/manifest';
import type { Migrating } from '@tomoni/platform/storage';

/** Homes of the platform that keep tables of their own; they come before the modules. */
export const homes: readonly Migrating[] = [];

export const modules: readonly ModuleManifest[] = [];

/** All that the modules of a site have declared. */
import type { Site } from '../manifest/index.ts';
import type { PersonalTable } from './contract.ts';

export interface Declared extends PersonalTable {
  /** Name and schema of the module that keeps it. */
  module: string;
}

/** Every declared table, in the order of the modules: what others refer to stands first. */
export function declaredTables(site: Pick<Site, 'modules'>): Declared[] {
  return site.modules.flatMap((module) =>
    (module.personalData ?? []).map((table) => ({ ...table, module: module.name })),
  );
}

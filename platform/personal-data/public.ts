import type { Site } from '../manifest/index.ts';
import { declaredTables } from './declared.ts';

/**
 * A row without its personal columns: for open data, exports of a place, anything that others get.
 *
 * @example withoutPersonal(site, 'reports.report', row)
 */
export function withoutPersonal<Row extends Record<string, unknown>>(
  site: Pick<Site, 'modules'>,
  table: `${string}.${string}`,
  row: Row,
): Partial<Row> {
  const personal = new Set(
    declaredTables(site)
      .filter((one) => `${one.module}.${one.table}` === table)
      .flatMap((one) => [...Object.keys(one.columns), one.person.column]),
  );
  return Object.fromEntries(Object.entries(row).filter(([name]) => !personal.has(name))) as Partial<Row>;
}

/** What a site as a whole tells, whichever process is asked: what its homes and modules count, and its disk. */
import type { Site } from '../manifest/index.ts';
import { databaseFigures } from '../storage/index.ts';
import type { Family, Sample, Snapshot } from './contract.ts';

/** A database that is away must not keep a monitor waiting: what is late is told as missing. */
const PATIENCE_MS = 2_000;

/** Asks all that measure. What fails or is late is missing, and `tomoni_measures_up` says so. */
export async function siteMeasures(site: Site): Promise<Snapshot> {
  const asked: [string, Promise<Snapshot>][] = [['database', databaseMeasures(site)]];
  for (const { name, measures } of site.modules) {
    if (measures !== undefined) asked.push([name, measures(site)]);
  }
  const told = await Promise.all(asked.map(([home, measures]) => patiently(site, home, measures)));
  const samples = told.map((snapshot, at): Sample => {
    const home = asked[at]?.[0] ?? '';
    return { labels: { home }, value: snapshot === null ? 0 : 1 };
  });
  const up: Family = {
    name: 'tomoni_measures_up',
    help: 'Whether a home could tell its figures (1) or not (0).',
    type: 'gauge',
    samples,
  };
  return [up, ...told.flatMap((snapshot) => snapshot ?? [])];
}

async function databaseMeasures({ db }: Site): Promise<Snapshot> {
  const { size, free } = await databaseFigures(db);
  const gauge = (name: string, help: string, value: number): Family => {
    return { name, help, type: 'gauge', samples: [{ labels: {}, value }] };
  };
  const families = [gauge('tomoni_database_size_bytes', 'Size of the database.', size)];
  if (free !== null)
    families.push(gauge('tomoni_disk_free_bytes', 'Free room where the database lies.', free));
  return families;
}

async function patiently(site: Site, home: string, measures: Promise<Snapshot>): Promise<Snapshot | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), PATIENCE_MS);
  });
  const asked = measures.catch((err: unknown) => {
    site.log.warn({ home, err }, 'Figures could not be told');
    return null;
  });
  try {
    return await Promise.race([asked, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** One page of a CKAN catalogue: the files of its datasets, each with a name under which it is known again. */
import { z } from 'zod';
import type { ListedFile } from './store.ts';

const text = z.string().nullish();
const answer = z.object({
  success: z.literal(true),
  result: z.object({
    count: z.number(),
    results: z.array(
      z.object({
        name: z.string(),
        title: text,
        license_id: text,
        resources: z
          .array(z.object({ url: text, name: text, format: text, resource_type: text }))
          .default([]),
      }),
    ),
  }),
});

export function pageAddress(
  base: string,
  { filter, start, rows }: { filter: string; start: number; rows: number },
): string {
  const query = new URLSearchParams({ rows: String(rows), start: String(start), sort: 'name asc' });
  if (filter !== '') query.set('fq', filter);
  return `${base}/api/3/action/package_search?${query}`;
}

export interface ListedPage {
  /** Datasets in all. */
  count: number;
  /** Datasets on this page. */
  datasets: number;
  files: ListedFile[];
}

/** Null when the answer is none of CKAN's. */
export function readPage(bytes: Uint8Array, base: string): ListedPage | null {
  const read = answer.safeParse(jsonIn(bytes));
  if (!read.success) return null;
  const { count, results } = read.data.result;
  const files = results.flatMap(({ name, title, license_id, resources }) => {
    const best = wantedOf(resources);
    return best.flatMap((one): ListedFile[] => {
      const url = addressIn(one.url ?? '', base);
      if (url === null) return [];
      const words = [title || name, one.name ?? ''].filter((word) => word !== '');
      const ending = endingOf(one.url ?? '', one.format ?? '');
      return [{ url, name: fileName([...new Set(words)].join(' '), ending), licence: license_id ?? '' }];
    });
  });
  return { count, datasets: results.length, files: uniqueNames(files) };
}

type Resource = z.infer<typeof answer>['result']['results'][number]['resources'][number];

/** Of one thing in several forms only the best one; the file that the others were made from isn't wanted beside them. */
function wantedOf(resources: readonly Resource[]): Resource[] {
  const readable = resources.filter((one) => rank(one) !== -1);
  const made = readable.filter(({ resource_type }) => resource_type !== 'original');
  const best = new Map<string, Resource>();
  for (const one of made.length === 0 ? readable : made) {
    const stem = stemOf(one);
    const known = best.get(stem);
    if (known === undefined || rank(one) < rank(known)) best.set(stem, one);
  }
  return [...best.values()];
}

const rank = ({ url, format }: Resource) => FORMATS.indexOf(endingOf(url ?? '', format ?? ''));

/** Its name without the ending or a word for its form; where it has no name, its address. */
function stemOf({ name, url }: Resource): string {
  const words = (name || url || '').toLowerCase().replace(/\.[a-z0-9]{2,7}$/u, '');
  return words
    .replaceAll(/(?:^|[\s_（(-])(?:csv|xlsx?|geojson|json|kml|xml|pdf|zip)(?:[）)]|$)/gu, '')
    .trim();
}

function jsonIn(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}

/** What can become a dataset, the best first; pages and other programs can't. */
const FORMATS = [
  'csv',
  'xlsx',
  'xlsm',
  'xls',
  'ods',
  'tsv',
  'txt',
  'geojson',
  'json',
  'kml',
  'xml',
  'zip',
  'pdf',
];

function endingOf(url: string, format: string): string {
  const path = URL.canParse(url) ? new URL(url).pathname : url;
  const ending = /\.(?<ending>[a-z0-9]{2,7})$/iu.exec(path)?.groups?.ending?.toLowerCase() ?? '';
  return FORMATS.includes(ending) ? ending : format.toLowerCase().replace(/^\./u, '');
}

function addressIn(url: string, base: string): string | null {
  return URL.canParse(url, `${base}/`) && url !== '' ? new URL(url, `${base}/`).href : null;
}

function fileName(words: string, ending: string): string {
  const bare = words
    .replace(new RegExp(`\\.${ending}$`, 'iu'), '')
    .replace(/[\u0000-\u001f\u007f/\\:*?"<>|]+/gu, ' ')
    .trim()
    .slice(0, 120);
  return `${bare === '' ? 'data' : bare}.${ending}`;
}

/** Two files of one name would be taken for one dataset's two versions. */
function uniqueNames(files: readonly ListedFile[]): ListedFile[] {
  const seen = new Map<string, number>();
  return files.map((file) => {
    const count = (seen.get(file.name) ?? 0) + 1;
    seen.set(file.name, count);
    return count === 1
      ? file
      : { ...file, name: file.name.replace(/(?<ending>\.[a-z0-9]+)$/u, ` その${count}$<ending>`) };
  });
}

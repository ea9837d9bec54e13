/** The forms in which a public dataset can be had, and where: what every interface lists as its files. */
import type { Published } from './api-published.ts';

export type FormKind = 'csv' | 'geojson' | 'json' | 'original';

export interface DatasetForm {
  kind: FormKind;
  /** As catalogues write it: CSV, GeoJSON, PDF. */
  format: string;
  /** Without a character set. */
  mediaType: string;
  url: string;
  /** Bytes, where they are known without writing the file. */
  size: number | null;
  /** SHA-256 of the bytes, where it is known. */
  sha256: string | null;
  /** Name of the file. */
  name: string;
}

/** The page of a dataset. */
export function datasetUrl({ owner, id }: Pick<Published, 'owner' | 'id'>, origin: string): string {
  return `${origin}/${owner}/data/${id}`;
}

/** Its name among all datasets of the site, as CKAN and OGC API Features call it. */
export function siteName({ owner, id }: Pick<Published, 'owner' | 'id'>): string {
  return `${owner}-${id}`;
}

/** What `siteName` was made of, or null. */
export function namedIn(name: string): { owner: string; id: string } | null {
  const { owner, id } = /^(?<owner>\d{6})-(?<id>[a-z0-9-]{1,80})$/u.exec(name)?.groups ?? {};
  return owner === undefined || id === undefined ? null : { owner, id };
}

/** `992020_public_toilet`: as the standard names files. */
export function fileNameOf({ owner, id }: Pick<Published, 'owner' | 'id'>): string {
  return `${owner}_${id.replaceAll('-', '_')}`;
}

export function formsOf(dataset: Published, origin: string): DatasetForm[] {
  const { kind, extent } = dataset;
  const [url, name] = [datasetUrl(dataset, origin), fileNameOf(dataset)];
  const unknown = { size: null, sha256: null };
  const forms: DatasetForm[] = [];
  if (kind === 'table') {
    forms.push(
      {
        ...unknown,
        kind: 'csv',
        format: 'CSV',
        mediaType: 'text/csv',
        url: `${url}.csv`,
        name: `${name}.csv`,
      },
      {
        ...{ ...unknown, kind: 'json', format: 'JSON', mediaType: 'application/json' },
        ...{ url: `${url}.json`, name: `${name}.json` },
      },
    );
    if (extent !== null) {
      forms.splice(1, 0, {
        ...{ ...unknown, kind: 'geojson', format: 'GeoJSON', mediaType: 'application/geo+json' },
        ...{ url: `${url}.geojson`, name: `${name}.geojson` },
      });
    }
  }
  const { source } = dataset;
  if (!source.barred) {
    const fileName = source.name.split('/').at(-1) ?? source.name;
    forms.push({
      ...{ kind: 'original', format: formatOf(fileName), mediaType: mediaTypeOf(fileName) },
      ...{ url: `${url}/original`, size: source.size, sha256: source.sha256, name: fileName },
    });
  }
  return forms;
}

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  tsv: 'text/tab-separated-values',
  txt: 'text/plain',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  xlsm: 'application/vnd.ms-excel.sheet.macroEnabled.12',
  xls: 'application/vnd.ms-excel',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  json: 'application/json',
  geojson: 'application/geo+json',
  jsonld: 'application/ld+json',
  xml: 'application/xml',
  rdf: 'application/rdf+xml',
  ttl: 'text/turtle',
  kml: 'application/vnd.google-earth.kml+xml',
  gml: 'application/gml+xml',
  gpkg: 'application/geopackage+sqlite3',
  pdf: 'application/pdf',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  zip: 'application/zip',
};

const endingOf = (name: string) => /\.(?<ending>[a-z0-9]{1,10})$/iu.exec(name)?.groups?.ending ?? '';

function formatOf(name: string): string {
  return endingOf(name) === '' ? 'BIN' : endingOf(name).toUpperCase();
}

/** What the file is said to be in lists; it is sent as plain bytes. */
function mediaTypeOf(name: string): string {
  return MEDIA_TYPES[endingOf(name).toLowerCase()] ?? 'application/octet-stream';
}

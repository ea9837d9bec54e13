/** What an official typed as the place to fetch from: a file, or a catalogue of CKAN with what of it is wanted. */

export interface HarvestSource {
  kind: 'file' | 'ckan';
  /** Of the file, or of the catalogue without a slash at its end. */
  url: string;
  /** Filter of package_search: `organization:401307`; '' for everything. */
  filter: string;
}

const FILE = /\.(?:csv|tsv|txt|xlsx|xlsm|xls|ods|json|geojson|xml|kml|zip|pdf)$/iu;
const CATALOGUE =
  /^(?<root>.*?)\/(?:(?<kind>organization|group|dataset)(?:\/(?<name>[^/]+))?(?:\/.*)?|api(?:\/.*)?)$/u;
const FIELDS: Readonly<Record<string, string>> = {
  organization: 'organization',
  group: 'groups',
  dataset: 'name',
};

/** Null for what is no address of the web. An address of a page of CKAN (BODIK's too) names what is wanted. */
export function sourceAt(typed: string): HarvestSource | null {
  const text = typed.trim();
  if (!URL.canParse(text) || text.length > 2000) return null;
  const url = new URL(text);
  if (!/^https?:$/u.test(url.protocol) || url.username !== '' || url.password !== '') return null;
  url.hash = '';
  const path = url.pathname.replace(/\/+$/u, '');
  if (FILE.test(path) || /\/download(?:\/|$)/u.test(path)) return { kind: 'file', url: url.href, filter: '' };
  const { root = path, kind = '', name = '' } = CATALOGUE.exec(path)?.groups ?? {};
  const field = FIELDS[kind];
  const named = name === '' ? '' : `:"${decodeURIComponent(name).replaceAll(/["\\]/gu, '')}"`;
  return {
    kind: 'ckan',
    url: `${url.origin}${root}`,
    filter: field === undefined || named === '' ? '' : `${field}${named}`,
  };
}

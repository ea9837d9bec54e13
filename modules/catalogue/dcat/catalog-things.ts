/** Public datasets as a catalogue of DCAT 3, with what DCAT-AP asks for. */

import { type DatasetForm, datasetUrl, formsOf } from '../api-forms.ts';
import { type Published, type PublisherNames, titleOf } from '../api-published.ts';
import { descriptionOf, mailIn, tagsOf } from '../api-words.ts';
import { messages } from '../messages.ts';
import { LICENCES, type Rhythm } from '../model.ts';
import type { Term, Thing } from './graph.ts';

type Names = Readonly<Record<'ja' | 'en', PublisherNames>>;

export interface CatalogPage {
  origin: string;
  names: Names;
  /** Of one town, or of all when null. */
  owner: string | null;
  datasets: readonly Published[];
  /** How many there are on all pages. */
  total: number;
  /** This page, from 1, of how many; and where pages are, without a number. */
  page: number;
  pages: number;
  address: string;
}

const LANGS = ['ja', 'en'] as const;
const time = (at: Date): Term => ({ text: at.toISOString(), type: 'xsd:dateTime' });
/** A text in both languages; once where it is the same. */
const both = (of: (lang: 'ja' | 'en') => string): Term[] => {
  const [ja, en] = [of('ja'), of('en')];
  return ja === en
    ? [{ text: ja, lang: 'ja' }]
    : LANGS.map((lang) => ({ text: lang === 'ja' ? ja : en, lang }));
};

export function catalogThings(catalog: CatalogPage): Thing[] {
  const publishers = new Set(catalog.datasets.map(({ owner }) => owner));
  if (catalog.owner !== null) publishers.add(catalog.owner);
  return [
    catalogThing(catalog),
    ...pageThings(catalog),
    ...serviceThings(catalog),
    ...[...publishers].map((owner) => publisherThing(owner, catalog)),
    ...(catalog.owner === null ? [siteThing(catalog)] : []),
    ...catalog.datasets.flatMap((dataset) => datasetThings(dataset, catalog)),
  ];
}

const catalogId = ({ address }: CatalogPage) => `${address}#catalog`;
const publisherId = (owner: string, origin: string) => `${origin}/${owner}#publisher`;
const siteId = (origin: string) => `${origin}/#publisher`;

function catalogThing(catalog: CatalogPage): Thing {
  const { origin, names, owner, datasets } = catalog;
  const words = (key: 'title' | 'description') =>
    both((lang) =>
      owner === null
        ? messages(lang)(`api.site.${key}`)
        : messages(lang)(`api.town.${key}`, { place: names[lang](owner) }),
    );
  const newest = Math.max(0, ...datasets.map(({ publishedAt }) => publishedAt.getTime()));
  return {
    id: catalogId(catalog),
    types: ['dcat:Catalog'],
    says: [
      ['dct:title', words('title')],
      ['dct:description', words('description')],
      ['dct:publisher', [{ id: owner === null ? siteId(origin) : publisherId(owner, origin) }]],
      ['dct:language', [{ id: 'http://publications.europa.eu/resource/authority/language/JPN' }]],
      ['foaf:homepage', [{ id: owner === null ? `${origin}/` : `${origin}/${owner}/data` }]],
      ['dct:modified', newest === 0 || catalog.pages > 1 ? [] : [time(new Date(newest))]],
      ['dcat:dataset', datasets.map((dataset) => ({ id: datasetUrl(dataset, origin) }))],
      ['dcat:service', [{ id: `${origin}/api/3#service` }, { id: `${origin}/ogc#service` }]],
      ['hydra:view', catalog.pages > 1 ? [{ id: pageUrl(catalog, catalog.page) }] : []],
      ['hydra:totalItems', [{ text: String(catalog.total), type: 'xsd:integer' }]],
    ],
  };
}

function pageUrl({ address }: CatalogPage, page: number): string {
  return page === 1 ? address : `${address}?page=${page}`;
}

/** Hydra's paging, as ckanext-dcat and its harvesters have it. */
function pageThings(catalog: CatalogPage): Thing[] {
  const { page, pages } = catalog;
  if (pages <= 1) return [];
  const at = (number: number) => [{ id: pageUrl(catalog, number) }];
  return [
    {
      id: pageUrl(catalog, page),
      types: ['hydra:PartialCollectionView'],
      says: [
        ['hydra:first', at(1)],
        ['hydra:previous', page > 1 ? at(page - 1) : []],
        ['hydra:next', page < pages ? at(page + 1) : []],
        ['hydra:last', at(pages)],
      ],
    },
  ];
}

function serviceThings(catalog: CatalogPage): Thing[] {
  const service = (path: string, title: string, conformsTo: string): Thing => ({
    id: `${catalog.origin}${path}#service`,
    types: ['dcat:DataService'],
    says: [
      ['dct:title', [{ text: title }]],
      ['dcat:endpointURL', [{ id: `${catalog.origin}${path}` }]],
      ['dcat:endpointDescription', [{ id: `${catalog.origin}/openapi.json` }]],
      ['dct:conformsTo', [{ id: conformsTo }]],
    ],
  });
  return [
    service('/api/3', 'CKAN Action API', 'https://docs.ckan.org/en/2.10/api/'),
    service('/ogc', 'OGC API Features', 'http://www.opengis.net/spec/ogcapi-features-1/1.0'),
  ];
}

function publisherThing(owner: string, { origin, names }: CatalogPage): Thing {
  return {
    id: publisherId(owner, origin),
    types: ['foaf:Agent'],
    says: [
      ['foaf:name', both((lang) => names[lang](owner))],
      ['dct:identifier', [{ text: owner }]],
      ['foaf:homepage', [{ id: `${origin}/${owner}` }]],
    ],
  };
}

function siteThing({ origin }: CatalogPage): Thing {
  return {
    id: siteId(origin),
    types: ['foaf:Agent'],
    says: [
      ['foaf:name', [{ text: 'Tomoni' }]],
      ['foaf:homepage', [{ id: `${origin}/` }]],
    ],
  };
}

const FREQUENCIES: Readonly<Record<Rhythm, string>> = {
  daily: 'DAILY',
  weekly: 'WEEKLY',
  monthly: 'MONTHLY',
  quarterly: 'QUARTERLY',
  yearly: 'ANNUAL',
  irregular: 'IRREG',
  never: 'NEVER',
};
const AUTHORITY = 'http://publications.europa.eu/resource/authority';

function datasetThings(dataset: Published, catalog: CatalogPage): Thing[] {
  const { origin, names } = catalog;
  const url = datasetUrl(dataset, origin);
  const forms = formsOf(dataset, origin);
  const publisher = (lang: 'ja' | 'en') => names[lang](dataset.owner);
  const thing: Thing = {
    id: url,
    types: ['dcat:Dataset'],
    says: [
      ['dct:title', both((lang) => titleOf(dataset, lang))],
      ['dct:description', both((lang) => descriptionOf(dataset, { lang, publisher: publisher(lang) }))],
      ['dct:identifier', [{ text: url }]],
      ['dct:publisher', [{ id: publisherId(dataset.owner, origin) }]],
      ['dcat:contactPoint', [{ id: `${url}#contact` }]],
      ['dcat:keyword', tagsOf(dataset).map((text) => ({ text, lang: 'ja' as const }))],
      ['dcat:landingPage', [{ id: url }]],
      ['dct:issued', [time(dataset.firstPublishedAt)]],
      ['dct:modified', [time(dataset.publishedAt)]],
      ['dct:accrualPeriodicity', [{ id: `${AUTHORITY}/frequency/${FREQUENCIES[dataset.rhythm]}` }]],
      ['dct:language', [{ id: `${AUTHORITY}/language/JPN` }]],
      ['dcat:version', [{ text: String(dataset.number) }]],
      ['dct:spatial', dataset.extent === null ? [] : [{ id: `${url}#extent` }]],
      ['dcat:distribution', forms.map(({ kind }) => ({ id: `${url}#${kind}` }))],
    ],
  };
  return [
    thing,
    ...forms.flatMap((form) => formThings(dataset, form, url)),
    contactThing(dataset, { url, fallback: publisher }),
    ...extentThings(dataset, url),
  ];
}

function formThings(dataset: Published, form: DatasetForm, url: string): Thing[] {
  const { kind, format, mediaType, size, sha256 } = form;
  const checksum = `${url}#${kind}-sha256`;
  const distribution: Thing = {
    id: `${url}#${kind}`,
    types: ['dcat:Distribution'],
    says: [
      [
        'dct:title',
        kind === 'original' ? both((lang) => messages(lang)('api.original')) : [{ text: form.name }],
      ],
      ['dcat:accessURL', [{ id: url }]],
      ['dcat:downloadURL', [{ id: form.url }]],
      ['dcat:mediaType', [{ id: `https://www.iana.org/assignments/media-types/${mediaType}` }]],
      ['dct:format', [{ id: `${AUTHORITY}/file-type/${fileType(format)}` }]],
      ['dct:license', [{ id: LICENCES[dataset.licence].url }]],
      ['dct:modified', [time(dataset.publishedAt)]],
      ['dcat:byteSize', size === null ? [] : [{ text: String(size), type: 'xsd:nonNegativeInteger' }]],
      ['spdx:checksum', sha256 === null ? [] : [{ id: checksum }]],
    ],
  };
  if (sha256 === null) return [distribution];
  return [
    distribution,
    {
      id: checksum,
      types: ['spdx:Checksum'],
      says: [
        ['spdx:algorithm', [{ id: 'http://spdx.org/rdf/terms#checksumAlgorithm_sha256' }]],
        ['spdx:checksumValue', [{ text: sha256, type: 'xsd:hexBinary' }]],
      ],
    },
  ];
}

/** Names of the Publications Office of the EU. */
function fileType(format: string): string {
  const upper = format.toUpperCase();
  const named: Readonly<Record<string, string>> = {
    JPG: 'JPEG',
    XLSM: 'XLSX',
    JSONLD: 'JSON_LD',
    RDF: 'RDF_XML',
  };
  return named[upper] ?? upper;
}

function contactThing(
  dataset: Published,
  { url, fallback }: { url: string; fallback: (lang: 'ja' | 'en') => string },
): Thing {
  const { department, contact } = dataset;
  const mail = mailIn(contact);
  const name = department === '' ? fallback('ja') : department;
  return {
    id: `${url}#contact`,
    types: ['vcard:Organization'],
    says: [
      ['vcard:fn', [{ text: name }]],
      ['vcard:hasEmail', mail === null ? [] : [{ id: `mailto:${mail}` }]],
      ['vcard:note', contact === '' || contact === mail ? [] : [{ text: contact, lang: 'ja' }]],
    ],
  };
}

function extentThings({ extent }: Published, url: string): Thing[] {
  if (extent === null) return [];
  const { south, west, north, east } = extent;
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  const text = `POLYGON((${ring.map((point) => point.join(' ')).join(',')}))`;
  return [
    {
      id: `${url}#extent`,
      types: ['dct:Location'],
      says: [['dcat:bbox', [{ text, type: 'geo:wktLiteral' }]]],
    },
  ];
}

/** A dataset as CKAN's package, its forms as resources, its publisher as an organisation. */
import { datasets } from '@tomoni/datasets';
import { baseLang, type Lang } from '@tomoni/platform/messages';
import { type DatasetForm, datasetUrl, formsOf, namedIn, siteName } from '../api-forms.ts';
import { type Published, type PublisherNames, standardOf, titleOf } from '../api-published.ts';
import { descriptionOf, mailIn, tagsOf } from '../api-words.ts';
import { messages } from '../messages.ts';
import { LICENCES, type Licence } from '../model.ts';
import { ckanTime } from './answer.ts';

/** In which words, and under which address. */
export interface Telling {
  lang: Lang;
  origin: string;
  names: PublisherNames;
}

/** `cc-by-4.0`, as CKAN's lists of licences name it. */
export const licenceId = (licence: Licence) => licence.toLowerCase();

export function packageOf(dataset: Published, telling: Telling) {
  const { lang, origin, names } = telling;
  const name = siteName(dataset);
  const licence = LICENCES[dataset.licence];
  const resources = formsOf(dataset, origin).map((form, n) => resourceOf(dataset, form, { n, lang }));
  const tags = tagsOf(dataset);
  return {
    ...{ id: name, name, title: titleOf(dataset, lang), type: 'dataset', state: 'active', private: false },
    notes: descriptionOf(dataset, { lang, publisher: names(dataset.owner) }),
    url: datasetUrl(dataset, origin),
    ...{ author: names(dataset.owner), author_email: null, maintainer: dataset.department },
    maintainer_email: mailIn(dataset.contact),
    ...{ license_id: licenceId(dataset.licence), license_title: licence.name, license_url: licence.url },
    isopen: true,
    metadata_created: ckanTime(dataset.createdAt),
    metadata_modified: ckanTime(dataset.publishedAt),
    ...{ creator_user_id: null, owner_org: dataset.owner, version: String(dataset.number) },
    organization: organisationOf(dataset.owner, telling),
    ...{ resources, num_resources: resources.length },
    tags: tags.map((tag) => ({ ...tagOf(tag), state: 'active' })),
    num_tags: tags.length,
    groups: groupsOf(dataset, lang),
    extras: extrasOf(dataset),
    ...{ relationships_as_subject: [], relationships_as_object: [] },
  };
}

export function tagOf(name: string) {
  return { id: name, name, display_name: name, vocabulary_id: null };
}

export function organisationOf(owner: string, { names }: Telling) {
  const title = names(owner);
  return {
    ...{ id: owner, name: owner, title, display_name: title, type: 'organization', description: '' },
    ...{ is_organization: true, approval_status: 'approved', state: 'active', image_url: '' },
  };
}

/** Groups are the datasets of the standard. */
export function groupOf(slug: string, lang: Lang) {
  const standard = datasets.find((one) => one.slug === slug);
  const title = standard?.name[baseLang(lang)] ?? slug;
  return {
    ...{ id: slug, name: slug, title, display_name: title, description: '' },
    ...{ type: 'group', is_organization: false, state: 'active', image_display_url: '' },
  };
}

function groupsOf(dataset: Published, lang: Lang) {
  const slug = standardOf(dataset)?.slug;
  return slug == null ? [] : [groupOf(slug, lang)];
}

/** `spatial` as ckanext-spatial has it: a polygon. */
function extrasOf({ extent, rhythm, contact, recordCount }: Published) {
  const extras = [
    { key: 'frequency', value: rhythm },
    { key: 'records', value: String(recordCount) },
    ...(contact === '' ? [] : [{ key: 'contact', value: contact }]),
  ];
  if (extent === null) return extras;
  const { south, west, north, east } = extent;
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return [...extras, { key: 'spatial', value: JSON.stringify({ type: 'Polygon', coordinates: [ring] }) }];
}

/** `992020-aed.csv` */
function resourceId(dataset: Pick<Published, 'owner' | 'id'>, form: Pick<DatasetForm, 'kind'>): string {
  return `${siteName(dataset)}.${form.kind}`;
}

/** What a resource's id was made of, or null. */
export function resourceNamed(id: string): { owner: string; id: string; kind: string } | null {
  const [name = '', kind = '', ...more] = id.split('.');
  const found = more.length === 0 && kind !== '' ? namedIn(name) : null;
  return found === null ? null : { ...found, kind };
}

export function resourceOf(dataset: Published, form: DatasetForm, { n, lang }: { n: number; lang: Lang }) {
  const at = ckanTime(dataset.publishedAt);
  return {
    ...{ id: resourceId(dataset, form), package_id: siteName(dataset), position: n },
    name: form.kind === 'original' ? messages(lang)('api.original') : form.name,
    ...{ description: '', format: form.format, mimetype: form.mediaType, mimetype_inner: null },
    ...{ url: form.url, url_type: null, size: form.size, hash: form.sha256 ?? '' },
    ...{ created: ckanTime(dataset.createdAt), last_modified: at, metadata_modified: at },
    ...{
      state: 'active',
      resource_type: form.kind === 'original' ? 'original' : null,
      cache_url: null,
      cache_last_updated: null,
    },
    datastore_active: form.kind === 'csv',
  };
}

/** A dataset as schema.org describes it, for the page that shows it: search engines for datasets read it there. */
import type { Lang } from '@tomoni/platform/messages';
import { datasetUrl, formsOf } from '../api-forms.ts';
import { type Published, titleOf } from '../api-published.ts';
import { descriptionOf, tagsOf } from '../api-words.ts';
import { messages } from '../messages.ts';
import { type Dataset, LICENCES, type Version } from '../model.ts';

/** What goes into `<Page data={…}>`. */
export function schemaOrgOf(
  shown: Dataset,
  version: Version,
  { origin, lang, publisher }: { origin: string; lang: Lang; publisher: string },
): Record<string, unknown> {
  const { number, columns, source, contentHash } = version;
  const firstPublishedAt = version.publishedAt ?? shown.publishedAt;
  const dataset: Published = { ...shown, number, columns, source, contentHash, firstPublishedAt };
  const { extent } = dataset;
  const url = datasetUrl(dataset, origin);
  const tags = tagsOf(dataset);
  const organisation = {
    '@type': 'GovernmentOrganization',
    name: publisher,
    url: `${origin}/${dataset.owner}`,
  };
  return {
    ...{ '@context': 'https://schema.org/', '@type': 'Dataset', '@id': url, url, identifier: url },
    name: titleOf(dataset, lang),
    description: descriptionOf(dataset, { lang, publisher }),
    ...{ license: LICENCES[dataset.licence].url, isAccessibleForFree: true, inLanguage: 'ja' },
    ...{ creator: organisation, publisher: organisation, version: String(dataset.number) },
    ...(tags.length === 0 ? {} : { keywords: tags }),
    datePublished: dataset.firstPublishedAt.toISOString(),
    dateModified: dataset.publishedAt.toISOString(),
    includedInDataCatalog: {
      '@type': 'DataCatalog',
      name: messages(lang)('api.site.title'),
      url: `${origin}/`,
    },
    spatialCoverage: {
      ...{ '@type': 'Place', name: publisher },
      ...(extent === null
        ? {}
        : {
            geo: {
              '@type': 'GeoShape',
              box: `${extent.south} ${extent.west} ${extent.north} ${extent.east}`,
            },
          }),
    },
    distribution: formsOf(dataset, origin).map((form) => ({
      ...{ '@type': 'DataDownload', name: form.name, encodingFormat: form.mediaType, contentUrl: form.url },
      ...(form.size === null ? {} : { contentSize: `${form.size} B` }),
    })),
  };
}

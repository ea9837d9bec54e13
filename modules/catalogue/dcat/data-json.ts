/** The catalogue as data.json, the metadata schema of Project Open Data (DCAT-US) 1.1, piece by piece. */
import { datasetUrl, formsOf } from '../api-forms.ts';
import { type Published, type PublisherNames, titleOf } from '../api-published.ts';
import { descriptionOf, mailIn, tagsOf } from '../api-words.ts';
import { messages } from '../messages.ts';
import { LICENCES, type Rhythm } from '../model.ts';

const SCHEMA = 'https://project-open-data.cio.gov/v1.1/schema';

export interface DataJson {
  origin: string;
  names: PublisherNames;
}

export async function* dataJson(
  pages: AsyncIterable<readonly Published[]>,
  telling: DataJson,
): AsyncGenerator<string> {
  const head = {
    '@context': `${SCHEMA}/catalog.jsonld`,
    '@id': `${telling.origin}/data.json`,
    '@type': 'dcat:Catalog',
    conformsTo: SCHEMA,
    describedBy: `${SCHEMA}/catalog.json`,
  };
  yield `${JSON.stringify(head).slice(0, -1)},"dataset":[`;
  let first = true;
  for await (const page of pages) {
    for (const dataset of page) {
      yield `${first ? '\n' : ',\n'}${JSON.stringify(entryOf(dataset, telling))}`;
      first = false;
    }
  }
  yield ']}\n';
}

/** ISO 8601, as the schema asks for. */
const PERIODS: Readonly<Record<Rhythm, string>> = {
  daily: 'R/P1D',
  weekly: 'R/P1W',
  monthly: 'R/P1M',
  quarterly: 'R/P3M',
  yearly: 'R/P1Y',
  irregular: 'irregular',
  never: 'irregular',
};

function entryOf(dataset: Published, { origin, names }: DataJson) {
  const publisher = names(dataset.owner);
  const title = titleOf(dataset, 'ja');
  const tags = tagsOf(dataset);
  const mail = mailIn(dataset.contact);
  const { extent } = dataset;
  return {
    ...{ '@type': 'dcat:Dataset', identifier: datasetUrl(dataset, origin), title },
    description: descriptionOf(dataset, { lang: 'ja', publisher }),
    keyword: tags.length === 0 ? [title] : tags,
    issued: dataset.firstPublishedAt.toISOString(),
    modified: dataset.publishedAt.toISOString(),
    publisher: { '@type': 'org:Organization', name: publisher },
    contactPoint: {
      ...{ '@type': 'vcard:Contact' },
      fn:
        dataset.department === ''
          ? messages('ja')('api.no-contact', { place: publisher })
          : dataset.department,
      ...(mail === null ? {} : { hasEmail: `mailto:${mail}` }),
    },
    ...{ accessLevel: 'public', license: LICENCES[dataset.licence].url, language: ['ja'] },
    ...{ accrualPeriodicity: PERIODS[dataset.rhythm], landingPage: datasetUrl(dataset, origin) },
    ...(extent === null ? {} : { spatial: [extent.west, extent.south, extent.east, extent.north].join(',') }),
    distribution: formsOf(dataset, origin).map((form) => ({
      ...{ '@type': 'dcat:Distribution', title: form.name, format: form.format },
      ...{ mediaType: form.mediaType, downloadURL: form.url },
    })),
  };
}

/** A dataset as a Data Package of Frictionless, with the schema of its table. */
import { storedLayout, writtenColumns } from '@tomoni/datasets';
import { datasetUrl, formsOf, siteName } from '../api-forms.ts';
import { type Published, standardOf, titleOf } from '../api-published.ts';
import { descriptionOf, tagsOf } from '../api-words.ts';
import { LICENCES } from '../model.ts';
import type { ValueType } from './column-types.ts';

export interface DataPackage {
  origin: string;
  publisher: string;
  /** In the order of the dataset's columns. */
  types: readonly ValueType[];
}

export function dataPackage(dataset: Published, { origin, publisher, types }: DataPackage) {
  const licence = LICENCES[dataset.licence];
  const url = datasetUrl(dataset, origin);
  const tags = tagsOf(dataset);
  return {
    profile: dataset.kind === 'table' ? 'tabular-data-package' : 'data-package',
    ...{ name: siteName(dataset), id: url, title: titleOf(dataset, 'ja'), homepage: url },
    description: descriptionOf(dataset, { lang: 'ja', publisher }),
    ...{ version: String(dataset.number), created: dataset.publishedAt.toISOString() },
    licenses: [{ name: dataset.licence, title: licence.name, path: licence.url }],
    contributors: [{ title: publisher, role: 'publisher' }],
    ...(tags.length === 0 ? {} : { keywords: tags }),
    resources: dataset.kind === 'table' ? [tableOf(dataset, origin, types)] : filesOf(dataset, origin),
  };
}

function filesOf(dataset: Published, origin: string) {
  return formsOf(dataset, origin).map((form) => ({
    ...{ name: `${siteName(dataset)}.${form.kind}`, path: form.url, format: form.format.toLowerCase() },
    mediatype: form.mediaType,
    ...(form.size === null ? {} : { bytes: form.size }),
    ...(form.sha256 === null ? {} : { hash: `sha256:${form.sha256}` }),
  }));
}

/** The columns of the CSV: all of the standard, then the table's own. */
function tableOf(dataset: Published, origin: string, types: readonly ValueType[]) {
  const standard = standardOf(dataset);
  const { layout } = storedLayout(standard, dataset.columns);
  const known = new Map(dataset.columns.map(({ name }, n) => [name, types[n] ?? 'string']));
  return {
    ...{ profile: 'tabular-data-resource', name: `${siteName(dataset)}.csv` },
    ...{
      path: `${datasetUrl(dataset, origin)}.csv`,
      format: 'csv',
      mediatype: 'text/csv',
      encoding: 'utf-8',
    },
    dialect: { delimiter: ',', lineTerminator: '\r\n', quoteChar: '"', doubleQuote: true, header: true },
    schema: {
      missingValues: [''],
      fields: writtenColumns(layout).map(({ name }) => {
        const column = standard?.columns.find((one) => one.name === name);
        const type = known.get(name) ?? 'string';
        return {
          ...{ name, type },
          ...(type === 'time' ? { format: '%H:%M' } : {}),
          ...(column === undefined ? {} : { description: column.description.ja }),
        };
      }),
    },
  };
}

/** The same in English. */
export const api = {
  'api.dataset-missing.title': 'There is no such dataset',
  'api.dataset-missing.detail':
    'It is no longer public, or its address has changed. Look for it in the list of the town’s data.',
  'api.form-missing.title': 'This is not published in that form',
  'api.form-missing.detail':
    'Take the original of a file that is no table, and CSV or JSON of a table without positions.',
  'api.edition-missing.title': 'There is no old edition of this',
  'api.edition-missing.detail': 'The old edition of the standard has no such dataset. Leave out edition.',
  'api.original-missing.title': 'The original file is not public',
  'api.original-missing.detail': 'It holds something that is not meant for everybody. Take CSV or JSON.',
  'api.version-missing.title': 'There is no such version',
  'api.version-missing.detail':
    'It was never public, or was withdrawn. The page of the dataset lists those that are public.',
  'api.too-much.title': 'This is too much for one download',
  'api.too-much.detail': 'Download the datasets one by one.',
  'api.page-missing.title': 'There is no such page',
  'api.page-missing.detail': 'Leave out page and read from the first one.',
  'api.parameter.title': 'A parameter could not be read',
  'api.parameter.detail': 'Check the value of “{name}”.',
  'api.collection-missing.title': 'There is no such collection',
  'api.collection-missing.detail': 'Those that there are stand at /ogc/collections.',
  'api.feature-missing.title': 'There is no such feature',
  'api.feature-missing.detail': 'Numbers may change with new data. Look for it at /items.',

  'api.site.title': 'Open data',
  'api.site.description': 'Open data that municipalities publish here.',
  'api.town.title': 'Open data of {place}',
  'api.town.description': 'Open data that {place} publishes.',
  'api.described.table': '{title}, published by {place} ({count} records).',
  'api.described.file': '{title}, a file published by {place}.',
  'api.original': 'Original file',
  'api.standard-tag': 'Municipal standard open dataset',
  'api.collection.title': '{title} ({place})',
  'api.collection.across': '{title} of all municipalities that publish it.',
  'api.no-contact': '{place}, open data',
  'api.ckan.help': '{name} of CKAN’s Action API. See /openapi.json here, and the documentation of CKAN.',
};

/** Project Open Data metadata 1.1 as a JSON Schema, written after its published table of fields (required: "Always"). */

const text = { type: 'string', minLength: 1 };
const uri = { type: 'string', pattern: '^https?://' };

export const dcatUs = {
  type: 'object',
  required: ['conformsTo', 'dataset'],
  properties: {
    '@context': uri,
    '@id': uri,
    '@type': { const: 'dcat:Catalog' },
    conformsTo: { const: 'https://project-open-data.cio.gov/v1.1/schema' },
    describedBy: uri,
    dataset: { type: 'array', minItems: 1, items: { $ref: '#/$defs/dataset' } },
  },
  additionalProperties: false,
  $defs: {
    dataset: {
      type: 'object',
      required: [
        ...['title', 'description', 'keyword', 'modified', 'publisher', 'contactPoint', 'identifier'],
        'accessLevel',
      ],
      additionalProperties: false,
      properties: {
        '@type': { const: 'dcat:Dataset' },
        title: text,
        description: text,
        keyword: { type: 'array', minItems: 1, items: text },
        modified: { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z$' },
        issued: { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z$' },
        publisher: {
          type: 'object',
          required: ['name'],
          properties: { '@type': { const: 'org:Organization' }, name: text },
          additionalProperties: false,
        },
        contactPoint: {
          type: 'object',
          required: ['fn', 'hasEmail'],
          properties: {
            '@type': { const: 'vcard:Contact' },
            fn: text,
            hasEmail: { type: 'string', pattern: '^mailto:[^@]+@[^@]+$' },
          },
          additionalProperties: false,
        },
        identifier: text,
        accessLevel: { enum: ['public', 'restricted public', 'non-public'] },
        license: uri,
        spatial: text,
        language: { type: 'array', items: { type: 'string', pattern: '^[a-z]{2}(?:-[A-Z]{2})?$' } },
        accrualPeriodicity: {
          type: 'string',
          pattern: '^(?:irregular|R/P(?:\\d+(?:\\.\\d+)?[YMWD]|T\\d+[HMS]))$',
        },
        landingPage: uri,
        distribution: {
          type: 'array',
          items: {
            type: 'object',
            required: ['downloadURL', 'mediaType'],
            additionalProperties: false,
            properties: {
              '@type': { const: 'dcat:Distribution' },
              title: text,
              format: text,
              mediaType: { type: 'string', pattern: '^[a-z]+/[A-Za-z0-9.+-]+$' },
              downloadURL: uri,
            },
          },
        },
      },
    },
  },
};

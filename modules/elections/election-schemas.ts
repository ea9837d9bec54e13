/** What the data of elections look like, for `/openapi.json`. */
import type { JsonSchema } from '@tomoni/platform/openapi';
import { COURSES, KINDS, STANDINGS, TERMS } from './election.ts';

const TEXT: JsonSchema = { type: 'string' };
const TEXT_OR_NULL: JsonSchema = { type: ['string', 'null'] };
const COUNT_OR_NULL: JsonSchema = { type: ['integer', 'null'], minimum: 0 };
const DATE: JsonSchema = { type: 'string', format: 'date' };

/** An object with exactly these fields. */
function exactly(properties: Readonly<Record<string, JsonSchema>>): JsonSchema {
  return { type: 'object', additionalProperties: false, required: Object.keys(properties), properties };
}

const list = (items: JsonSchema): JsonSchema => ({ type: 'array', items });
const orNull = (schema: JsonSchema): JsonSchema => ({ anyOf: [schema, { type: 'null' }] });

const place = exactly({ code: TEXT, name: TEXT });

const about = {
  ...{ id: TEXT, name: TEXT, nameEn: TEXT_OR_NULL, kind: { enum: KINDS }, course: { enum: COURSES } },
  ...{ office: TEXT, announced: DATE, polling: DATE, closes: TEXT, earlyFrom: DATE, earlyUntil: DATE },
  gazette: TEXT_OR_NULL,
  contests: list(exactly({ district: TEXT_OR_NULL, seats: { type: 'integer', minimum: 1 } })),
};

const candidate = exactly({
  ...{ district: TEXT_OR_NULL, number: { type: 'integer' }, name: TEXT, kana: TEXT, party: TEXT },
  ...{ age: COUNT_OR_NULL, term: { enum: TERMS }, occupation: TEXT, standing: { enum: STANDINGS } },
  since: { type: ['string', 'null'], format: 'date' },
});

/** Votes are texts, with none or three digits behind the point. */
const VOTES: JsonSchema = { type: ['string', 'null'], pattern: '^[0-9]+(?:\\.[0-9]{3})?$' };

const result = exactly({
  kind: { enum: ['interim', 'final'] },
  asOf: { type: 'string', format: 'date-time' },
  counts: list(
    exactly({
      ...{ district: TEXT_OR_NULL, electors: COUNT_OR_NULL, voters: COUNT_OR_NULL, turnout: TEXT_OR_NULL },
      ...{ valid: COUNT_OR_NULL, invalid: COUNT_OR_NULL },
      votes: list(
        exactly({ number: { type: 'integer' }, name: TEXT, votes: VOTES, elected: { type: 'boolean' } }),
      ),
    }),
  ),
});

export const electionSchema = exactly({
  place,
  election: exactly(about),
  withdrawn: { type: 'boolean' },
  updated: { type: 'string', format: 'date-time' },
  candidates: orNull(list(candidate)),
  result: orNull(result),
  links: exactly({
    ...{ page: TEXT, changes: TEXT, candidates: TEXT_OR_NULL, results: TEXT_OR_NULL, turnout: TEXT_OR_NULL },
  }),
});

export const listSchema = exactly({
  place,
  elections: list(exactly({ ...about, links: exactly({ page: TEXT, json: TEXT }) })),
});

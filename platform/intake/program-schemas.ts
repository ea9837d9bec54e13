/** What programs get, as JSON Schema (2020-12). */
import type { JsonSchema } from '../openapi/contract.ts';

const TEXT: JsonSchema = { type: 'string' };
const WORDS: JsonSchema = { type: ['string', 'null'] };
const COUNT: JsonSchema = { type: 'integer', minimum: 0 };
const MOMENT: JsonSchema = { type: 'string', format: 'date-time' };
const UUID: JsonSchema = { type: 'string', format: 'uuid' };

function whole(properties: Record<string, JsonSchema>, optional: readonly string[] = []): JsonSchema {
  const required = Object.keys(properties).filter((name) => !optional.includes(name));
  return { type: 'object', additionalProperties: false, required, properties };
}

function list(items: JsonSchema): JsonSchema {
  return { type: 'array', items };
}

const where = whole({ file: TEXT, sheet: TEXT, row: COUNT, column: TEXT, letter: TEXT }, [
  'file',
  'sheet',
  'row',
  'column',
  'letter',
]);
const severity: JsonSchema = { enum: ['error', 'warning', 'info'] };
const finding = whole({ code: TEXT, severity, message: TEXT, where, rule: TEXT }, ['rule']);
const question = { id: TEXT, text: TEXT, choices: list(whole({ value: TEXT, label: TEXT })) };

const drop = {
  id: UUID,
  files: list(
    whole({
      ...{ n: COUNT, name: TEXT, received: COUNT },
      ...{ size: { type: ['integer', 'null'] }, modified: { type: ['integer', 'null'] } },
    }),
  ),
  readFiles: COUNT,
  readOf: COUNT,
  staged: { type: ['string', 'null'] },
};

export const DROP = whole(drop);
export const CREATED_DROP = whole({ ...drop, refused: list(TEXT) });
export const OPENING: JsonSchema = {
  type: 'object',
  required: ['files'],
  properties: {
    files: {
      type: 'array',
      maxItems: 5000,
      items: {
        type: 'object',
        required: ['name', 'size'],
        properties: { name: { type: 'string', minLength: 1, maxLength: 1000 }, size: COUNT },
      },
    },
  },
};
export const READ_DROP = whole({ staged: UUID, href: TEXT });
export const RECEIVED = whole({ received: COUNT });

export const STAGED = whole({
  ...{ id: UUID, hash: TEXT, kind: WORDS, label: WORDS, page: TEXT },
  files: list(whole({ path: TEXT, size: COUNT })),
  originals: list(whole({ name: TEXT, sha256: TEXT, size: COUNT })),
  findings: list(finding),
  questions: list(whole({ ...question, assumed: WORDS })),
  answered: list(whole({ ...question, value: TEXT, remembered: { type: 'boolean' } })),
  personal: list(whole({ what: TEXT, where, rows: COUNT, decision: WORDS, remembered: { type: 'boolean' } })),
  undecided: COUNT,
  canBeHandedIn: { type: 'boolean' },
  repeats: WORDS,
  // What the module's reader understood, in its own shape.
  read: {},
  stagedAt: MOMENT,
  expiresAt: MOMENT,
  committed: { anyOf: [whole({ version: TEXT, at: MOMENT }), { type: 'null' }] },
});

export const HANDED_IN = whole({ version: TEXT, state: TEXT, page: TEXT });

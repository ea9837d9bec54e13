/** What programs can read of how crowded it is, for `/openapi.json`. */
import type { InterfaceParameter, JsonSchema, PublicRead } from '@tomoni/platform/openapi';

const TEXT: JsonSchema = { type: 'string' };
const MOMENT: JsonSchema = { type: 'string', format: 'date-time' };

const code: InterfaceParameter = {
  name: 'code',
  in: 'path',
  text: { ja: '全国地方公共団体コード（6桁）', en: 'Code of the municipality, six digits' },
  schema: { type: 'string', pattern: '^[0-9]{6}$' },
};

function object(properties: Record<string, JsonSchema>): JsonSchema {
  return { type: 'object', additionalProperties: false, required: Object.keys(properties), properties };
}

const crowding = object({
  place: TEXT,
  places: {
    type: 'array',
    items: object({
      id: TEXT,
      name: TEXT,
      opening: { type: 'string', enum: ['open', 'closed', 'unknown'] },
      crowding: {
        oneOf: [
          { type: 'null' },
          object({
            level: { type: 'string', enum: ['quiet', 'normal', 'busy'] },
            waitMinutes: { type: ['integer', 'null'], minimum: 0, maximum: 300 },
            saidAt: MOMENT,
            holdsUntil: MOMENT,
          }),
        ],
      },
      page: TEXT,
    }),
  },
});

export const alertReads: readonly PublicRead[] = [
  {
    path: '/{code}/elections/crowding.json',
    route: '/:code{[0-9]{6}}/elections/crowding.json',
    id: 'earlyVotingCrowding',
    text: {
      ja: '期日前投票所のいまの混み具合。1時間より前の知らせと、閉まっている場所の知らせは null です',
      en: 'How busy places of early voting are now; null where no word of the last hour holds',
    },
    parameters: [code],
    conditional: true,
    answers: [
      {
        status: 200,
        type: 'application/json',
        text: { ja: '場所ごとの混み具合', en: 'How busy each place is' },
        schema: crowding,
      },
    ],
  },
];

/** What programs can read of how crowded it is and of changed polling places, for `/openapi.json`. */
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

const DAY: JsonSchema = { type: 'string', format: 'date' };
const place = object({
  ...{ id: TEXT, name: TEXT, nameEn: TEXT, precinct: TEXT, address: TEXT, days: TEXT, hours: TEXT },
});

const changes = object({
  place: TEXT,
  page: TEXT,
  alerts: {
    type: 'array',
    items: object({
      id: TEXT,
      origin: { type: 'string', enum: ['list', 'office'] },
      state: { type: 'string', enum: ['shown', 'over', 'withdrawn'] },
      announcedAt: MOMENT,
      withdrawnAt: { ...MOMENT, type: ['string', 'null'] },
      withdrawnWhy: TEXT,
      pollingDay: { ...DAY, type: ['string', 'null'] },
      until: DAY,
      reason: TEXT,
      reasonEn: TEXT,
      changes: {
        type: 'array',
        items: object({
          kind: { type: 'string', enum: ['moved', 'renamed', 'merged', 'closed', 'hours', 'other'] },
          when: { type: 'string', enum: ['day', 'early'] },
          before: place,
          after: { oneOf: [{ type: 'null' }, place] },
        }),
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
  {
    path: '/{code}/elections/changes.json',
    route: '/:code{[0-9]{6}}/elections/changes.json',
    id: 'pollingPlaceChanges',
    text: {
      ja: '投票所の変更（変わる前と後、知らせた日時、いまも知らせているか）',
      en: 'Changed polling places: before and after, when it was told, and whether it still is',
    },
    parameters: [code],
    conditional: true,
    answers: [
      {
        status: 200,
        type: 'application/json',
        text: { ja: '変更の一覧', en: 'The changes' },
        schema: changes,
      },
    ],
  },
  {
    path: '/{code}/elections/changes.atom',
    route: '/:code{[0-9]{6}}/elections/changes.atom',
    id: 'pollingPlaceNews',
    text: { ja: '投票所の変更（Atom）', en: 'Changed polling places as Atom' },
    parameters: [code],
    conditional: true,
    answers: [{ status: 200, type: 'application/atom+xml', text: { ja: '変更の知らせ', en: 'The changes' } }],
  },
  {
    path: '/{code}/elections/places/{pollingPlace}/tell/push',
    route: '/:code{[0-9]{6}}/elections/places/:id{[0-9a-f]{10}}/tell/push',
    id: 'pollingPlacePushKey',
    text: { ja: 'お知らせを端末に送るための公開鍵', en: 'The public key for notices to a device' },
    parameters: [
      code,
      {
        name: 'pollingPlace',
        in: 'path',
        text: {
          ja: '投票所の番号。ページのアドレスにあります',
          en: 'The polling place, as in the address of its page',
        },
        schema: { type: 'string', pattern: '^[0-9a-f]{10}$' },
      },
    ],
    conditional: false,
    answers: [
      {
        status: 200,
        type: 'application/json',
        text: { ja: 'VAPID の公開鍵', en: 'The public key of VAPID' },
        schema: object({ key: TEXT }),
      },
    ],
  },
];

/** What programs may know of the two addresses. */
import type { InterfaceParameter, PublicRead } from '../openapi/contract.ts';

const parameters: readonly InterfaceParameter[] = [
  {
    name: 't',
    in: 'query',
    required: true,
    text: { ja: '見守る話題（8つまで）', en: 'Topics to follow, at most 8' },
    schema: { type: 'array', minItems: 1, maxItems: 8, items: { type: 'string' } },
  },
  {
    name: 'seen',
    in: 'query',
    required: true,
    text: {
      ja: 'すでに知っている版。話題と同じ順に「.」でつなぎます。Last-Event-ID があれば、そちらを使います',
      en: 'Versions known already, in the order of the topics, joined by dots; Last-Event-ID counts more',
    },
    schema: { type: 'string', pattern: '^[0-9]{1,16}(\\.[0-9]{1,16})*$' },
  },
];

export const liveInterfaces: readonly PublicRead[] = [
  {
    path: '/live',
    route: '/live',
    id: 'followChanges',
    text: { ja: '変わったことを続けて知らせます', en: 'Tells of changes as they come' },
    parameters,
    conditional: false,
    answers: [
      {
        status: 200,
        type: 'text/event-stream',
        text: { ja: 'Server-Sent Events の流れ', en: 'A stream of server-sent events' },
      },
    ],
  },
  {
    path: '/live.json',
    route: '/live.json',
    id: 'askForChanges',
    text: { ja: '変わったことがあるかを一度だけ答えます', en: 'Says once what has changed' },
    parameters,
    conditional: false,
    answers: [
      {
        status: 200,
        type: 'application/json',
        text: { ja: '変わった話題と、いまの版', en: 'Topics that changed, and the versions now' },
        schema: {
          type: 'object',
          required: ['changed', 'seen'],
          additionalProperties: false,
          properties: { changed: { type: 'array', items: { type: 'string' } }, seen: { type: 'string' } },
        },
      },
    ],
  },
];

/** Reads that every site has, whatever is installed. */
import type { PublicRead } from './contract.ts';

export const siteReads: readonly PublicRead[] = [
  {
    path: '/openapi.json',
    route: '/openapi.json',
    id: 'describeInterfaces',
    text: { ja: 'この説明', en: 'This description' },
    conditional: true,
    answers: [
      {
        status: 200,
        type: 'application/json',
        text: { ja: 'OpenAPI 3.1 の説明', en: 'A description as OpenAPI 3.1 has it' },
        schema: {
          type: 'object',
          required: ['openapi', 'info', 'paths'],
          properties: {
            openapi: { const: '3.1.0' },
            info: { type: 'object' },
            paths: { type: 'object' },
          },
        },
      },
    ],
  },
  {
    path: '/health',
    route: '/health',
    id: 'isAlive',
    text: { ja: 'プログラムが動いているか', en: 'Whether the program lives' },
    conditional: false,
    answers: [
      {
        status: 200,
        type: 'application/json',
        text: { ja: '動いています', en: 'It lives' },
        schema: {
          type: 'object',
          additionalProperties: false,
          required: ['status'],
          properties: { status: { const: 'ok' } },
        },
      },
    ],
  },
  {
    path: '/ready',
    route: '/ready',
    id: 'isReady',
    text: { ja: 'いま答えられるか', en: 'Whether the site can serve now' },
    conditional: false,
    answers: [
      {
        status: 200,
        type: 'application/json',
        text: { ja: '答えられます', en: 'It can' },
        schema: {
          type: 'object',
          additionalProperties: false,
          required: ['status'],
          properties: { status: { const: 'ready' } },
        },
      },
      {
        status: 503,
        type: 'application/json',
        text: { ja: 'いまは答えられません', en: 'Not now' },
        schema: {
          type: 'object',
          additionalProperties: false,
          required: ['status'],
          properties: {
            status: { const: 'not ready' },
            why: { type: 'array', minItems: 1, items: { type: 'string' } },
          },
        },
      },
    ],
  },
];

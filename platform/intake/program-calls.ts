/** The routes of `uploadRoutes` that programs may use, for `/openapi.json`. */
import type { InterfaceAnswer, InterfaceParameter, JsonSchema, KeyCall } from '../openapi/contract.ts';
import { CREATED_DROP, DROP, HANDED_IN, OPENING, READ_DROP, RECEIVED, STAGED } from './program-schemas.ts';

export interface CallsOf {
  /** Where `uploadRoutes` are mounted: `/{code}/office/garbage/upload`. */
  path: string;
  /** The same as it was given to the router. */
  route: string;
  /** Begins the names of the calls: `garbage`. */
  id: string;
  /** Of the path so far. */
  parameters: readonly InterfaceParameter[];
}

const UUID: JsonSchema = { type: 'string', format: 'uuid' };

const drop: InterfaceParameter = {
  ...{ name: 'drop', in: 'path', schema: UUID },
  text: { ja: '送り先の番号', en: 'The drop' },
};
const n: InterfaceParameter = {
  ...{ name: 'n', in: 'path', schema: { type: 'integer', minimum: 0, maximum: 9999 } },
  text: { ja: '何番目のファイルか（0から）', en: 'Which of its files, from 0' },
};
const offset: InterfaceParameter = {
  ...{ name: 'Upload-Offset', in: 'header', required: true, schema: { type: 'integer', minimum: 0 } },
  text: {
    ja: 'このかたまりが何バイト目から始まるか。届いているバイト数と同じ',
    en: 'The byte at which this piece begins: as many as have been received',
  },
};
const staged: InterfaceParameter = {
  ...{ name: 'staged', in: 'path', schema: UUID },
  text: { ja: '読み取った結果の番号', en: 'What was made of the files' },
};

/** The calls of one module's uploads. */
export function uploadCalls(of: CallsOf): readonly KeyCall[] {
  return [...sending(of), ...handing(of)];
}

function sending(of: CallsOf): KeyCall[] {
  const { path, route, id, parameters } = of;
  return [
    {
      ...{ method: 'post', path, route, id: `${id}Upload`, parameters },
      text: { ja: 'ファイルをまとめてのせ、読み取る', en: 'Send files in one form and have them read' },
      body: {
        type: 'multipart/form-data',
        text: { ja: 'ファイル。名前は問わない', en: 'Files; the names of the fields do not matter' },
        schema: {
          type: 'object',
          properties: {
            files: { type: 'array', items: { type: 'string', contentMediaType: 'application/octet-stream' } },
          },
        },
      },
      answers: [answer(201, STAGED, '読み取った結果', 'What was made of them')],
    },
    {
      ...{ method: 'post', path: `${path}/drops`, route: `${route}/drops`, id: `${id}OpenDrop`, parameters },
      text: { ja: '大きなファイルを、少しずつ送り始める', en: 'Begin to send large files piece by piece' },
      body: {
        type: 'application/json',
        text: { ja: 'これから送るファイルの名前と大きさ', en: 'Names and sizes of what will come' },
        schema: OPENING,
      },
      answers: [answer(201, CREATED_DROP, '送り先', 'The drop')],
    },
    ...goingOn(of),
  ];
}

function goingOn({ path, route, id, parameters }: CallsOf): KeyCall[] {
  const ofDrop = [...parameters, drop];
  return [
    {
      ...{ method: 'get', path: `${path}/drops/{drop}`, route: `${route}/drops/:drop`, id: `${id}Drop` },
      parameters: ofDrop,
      text: { ja: 'どこまで届いているか', en: 'How much has been received' },
      answers: [answer(200, DROP, '送り先', 'The drop')],
    },
    {
      ...{ method: 'patch', path: `${path}/drops/{drop}/{n}`, id: `${id}SendPiece` },
      route: `${route}/drops/:drop/:n{[0-9]{1,4}}`,
      parameters: [...ofDrop, n, offset],
      text: { ja: 'かたまりをひとつ送る（16 MiBまで）', en: 'Send one piece, of 16 MiB at most' },
      body: {
        type: 'application/octet-stream',
        text: { ja: '続きのバイト', en: 'The bytes that follow' },
        schema: { type: 'string', contentMediaType: 'application/octet-stream' },
      },
      answers: [
        answer(200, RECEIVED, '届いたバイト数', 'How much has been received'),
        answer(409, RECEIVED, '続きはここから', 'Go on from here'),
      ],
    },
    {
      ...{ method: 'post', path: `${path}/drops/{drop}/read`, route: `${route}/drops/:drop/read` },
      ...{ id: `${id}ReadDrop`, parameters: ofDrop },
      text: { ja: '届いたファイルを読み取る', en: 'Have what has arrived read' },
      answers: [answer(200, READ_DROP, '読み取った結果の番号', 'What was made of it')],
    },
  ];
}

function handing({ path, route, id, parameters }: CallsOf): KeyCall[] {
  const ofStaged = [...parameters, staged];
  return [
    {
      ...{ method: 'get', path: `${path}/staged/{staged}`, route: `${route}/staged/:staged` },
      ...{ id: `${id}Staged`, parameters: ofStaged },
      text: { ja: '読み取った結果と、指摘と質問', en: 'What was read, with findings and questions' },
      answers: [answer(200, STAGED, '読み取った結果', 'What was made of the files')],
    },
    {
      ...{
        method: 'post',
        path: `${path}/staged/{staged}/hand-in`,
        route: `${route}/staged/:staged/hand-in`,
      },
      ...{ id: `${id}HandIn`, parameters: ofStaged },
      text: {
        ja: '下書きにして承認にまわす。質問が残っていないときだけ',
        en: 'Make a draft of it and hand that in; only when no question is open',
      },
      body: {
        type: 'application/json',
        text: { ja: '確かめた内容の hash', en: 'The hash of what was looked at' },
        schema: { type: 'object', required: ['hash'], properties: { hash: { type: 'string' } } },
      },
      answers: [answer(201, HANDED_IN, '下書き', 'The draft')],
    },
  ];
}

function answer(status: number, schema: JsonSchema, ja: string, en: string): InterfaceAnswer {
  return { status, schema, type: 'application/json', text: { ja, en } };
}

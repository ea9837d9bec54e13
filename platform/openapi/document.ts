/** Declarations of public reads → a description as OpenAPI 3.1 has it. Pure. */
import { type Lang, textIn } from '../messages/index.ts';
import type { InterfaceAnswer, InterfaceBody, JsonSchema, KeyCall, PublicRead } from './contract.ts';

export interface Described {
  reads: readonly { module: string; read: PublicRead }[];
  /** For programs with a key. */
  calls: readonly { module: string; call: KeyCall }[];
  lang: Lang;
  /** Address of the site, `https://tomoni.example`. */
  origin: string;
  /** Names the release. */
  version: string;
  title: string;
  description: string;
  /** What stands for every read beside its own answers. */
  texts: { unchanged: string; problem: string; key: string };
  /** The same addresses in the other languages: prefix and what it gives. */
  servers: readonly { prefix: string; description: string }[];
}

const PROBLEM: JsonSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'code'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer', minimum: 400, maximum: 599 },
    detail: { type: 'string' },
    code: { type: 'string' },
    requestId: { type: 'string' },
  },
};

/** The whole description. Throws RangeError when two share an address and method, or a name. */
export function openapi(described: Described) {
  const { origin } = described;
  const { paths, modules } = pathsOf(described);
  return {
    openapi: '3.1.0',
    info: {
      title: described.title,
      description: described.description,
      version: described.version,
    },
    servers: described.servers.map(({ prefix, description }) => ({ url: origin + prefix, description })),
    security: [],
    tags: modules.map((name) => ({ name })),
    paths,
    components: {
      schemas: { Problem: PROBLEM },
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer', bearerFormat: 'tomoni_…', description: described.texts.key },
      },
    },
  };
}

function pathsOf(described: Described) {
  const paths: Record<string, Record<string, unknown>> = {};
  const ids = new Set<string>();
  const all = [
    ...described.reads.map(({ module, read }) => ({ module, method: 'get', one: read, key: false })),
    ...described.calls.map(({ module, call }) => ({ module, method: call.method, one: call, key: true })),
  ];
  for (const { module, method, one, key } of all) {
    const known = paths[one.path] ?? {};
    if (known[method] !== undefined) throw new RangeError(`Described twice: ${method} ${one.path}`);
    if (ids.has(one.id)) throw new RangeError(`Two are named ${one.id}`);
    ids.add(one.id);
    const security = key ? { security: [{ key: [] }] } : {};
    paths[one.path] = { ...known, [method]: { ...operation(described, module, one), ...security } };
  }
  return { paths, modules: [...new Set(all.map(({ module }) => module))] };
}

function operation({ lang, texts }: Described, module: string, read: PublicRead | KeyCall) {
  const body = 'body' in read ? read.body : undefined;
  const parameters = (read.parameters ?? []).map((one) => ({
    name: one.name,
    in: one.in,
    description: textIn(one.text, lang),
    required: one.in === 'path' || one.required === true,
    schema: one.schema,
  }));
  return {
    operationId: read.id,
    tags: [module],
    summary: textIn(read.text, lang),
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(body === undefined ? {} : { requestBody: requestBody(body, lang) }),
    responses: {
      ...Object.fromEntries(read.answers.map((answer) => [answer.status, response(answer, lang)])),
      ...('conditional' in read && read.conditional ? { 304: { description: texts.unchanged } } : {}),
      default: {
        description: texts.problem,
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

function requestBody({ text, type, schema }: InterfaceBody, lang: Lang) {
  return { description: textIn(text, lang), required: true, content: { [type]: { schema } } };
}

function response({ text, type, schema }: InterfaceAnswer, lang: Lang) {
  return { description: textIn(text, lang), content: { [type]: { schema: schema ?? { type: 'string' } } } };
}

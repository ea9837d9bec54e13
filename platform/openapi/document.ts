/** Declarations of public reads → a description as OpenAPI 3.1 has it. Pure. */
import type { Lang } from '../messages/index.ts';
import type { InterfaceAnswer, InterfaceText, JsonSchema, PublicRead } from './contract.ts';

export interface Described {
  reads: readonly { module: string; read: PublicRead }[];
  lang: Lang;
  /** Address of the site, `https://tomoni.example`. */
  origin: string;
  /** Names the release. */
  version: string;
  title: string;
  description: string;
  /** What stands for every read beside its own answers. */
  texts: { unchanged: string; problem: string };
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

/** The whole description. Throws RangeError when two reads share an address or a name. */
export function openapi(described: Described) {
  const { origin } = described;
  const paths: Record<string, unknown> = {};
  const ids = new Set<string>();
  for (const { module, read } of described.reads) {
    if (paths[read.path] !== undefined) throw new RangeError(`Described twice: ${read.path}`);
    if (ids.has(read.id)) throw new RangeError(`Two reads are named ${read.id}`);
    ids.add(read.id);
    paths[read.path] = { get: operation(described, module, read) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: described.title,
      description: described.description,
      version: described.version,
    },
    servers: described.servers.map(({ prefix, description }) => ({ url: origin + prefix, description })),
    security: [],
    tags: [...new Set(described.reads.map(({ module }) => module))].map((name) => ({ name })),
    paths,
    components: { schemas: { Problem: PROBLEM } },
  };
}

function operation({ lang, texts }: Described, module: string, read: PublicRead) {
  const parameters = (read.parameters ?? []).map((one) => ({
    name: one.name,
    in: one.in,
    description: one.text[lang],
    required: one.in === 'path' || one.required === true,
    schema: one.schema,
  }));
  return {
    operationId: read.id,
    tags: [module],
    summary: read.text[lang],
    ...(parameters.length === 0 ? {} : { parameters }),
    responses: {
      ...Object.fromEntries(read.answers.map((answer) => [answer.status, response(answer, lang)])),
      ...(read.conditional ? { 304: { description: texts.unchanged } } : {}),
      default: {
        description: texts.problem,
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

function response({ text, type, schema }: InterfaceAnswer, lang: keyof InterfaceText) {
  return { description: text[lang], content: { [type]: { schema: schema ?? { type: 'string' } } } };
}

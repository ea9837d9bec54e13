/**
 * Static files, held in memory: their names carry a hash of the content, so they may be kept for ever, and
 * only names that are in the list exist, so no path leads out of it.
 */
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { MiddlewareHandler } from 'hono';
import type { AppEnv } from '../manifest/index.ts';
import { preferredEncoding } from './encoding.ts';
import { ProblemError } from './problem.ts';
import { problems } from './problems.ts';

export interface StaticFile {
  contentType: string;
  body: Uint8Array;
}

/** What `assets()` of platform/pages gives. */
export interface Assets {
  /** By hashed name: `tomoni.4f2a9c01d3.css`. */
  files: ReadonlyMap<string, StaticFile>;
}

const FOR_EVER = 'public, max-age=31536000, immutable';
const COMPRESSIBLE = /^(?:text\/|application\/(?:javascript|json|manifest\+json|wasm)|image\/svg)/;

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

interface Encoded {
  plain: Uint8Array;
  br?: Uint8Array;
  gzip?: Uint8Array;
}

/** Answers `/static/:file`. Each file is compressed once, as far as it goes, when it is first asked for. */
export function serveStatic(assets: Assets): MiddlewareHandler<AppEnv> {
  const encoded = new Map<string, Promise<Encoded>>();
  return async (c) => {
    const name = c.req.param('file') ?? '';
    const file = assets.files.get(name);
    if (file === undefined) throw new ProblemError(problems.notFound);
    const pending = encoded.get(name) ?? encode(file);
    encoded.set(name, pending);
    const forms = await pending;
    const headers: Record<string, string> = {
      'Content-Type': file.contentType,
      'Cache-Control': FOR_EVER,
      Vary: 'Accept-Encoding',
    };
    const wanted = preferredEncoding(c.req.header('Accept-Encoding'));
    const compressed = wanted === null ? undefined : forms[wanted];
    if (wanted !== null && compressed !== undefined) headers['Content-Encoding'] = wanted;
    return c.body(toBody(compressed ?? forms.plain), 200, headers);
  };
}

async function encode({ contentType, body }: StaticFile): Promise<Encoded> {
  if (!COMPRESSIBLE.test(contentType)) return { plain: body };
  const [br, zipped] = await Promise.all([
    brotli(body, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: body.length } }),
    zip(body, { level: 9 }),
  ]);
  return { plain: body, br, gzip: zipped };
}

/** The view that Hono's types ask for; nothing is copied. */
function toBody(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return bytes as Uint8Array<ArrayBuffer>;
}

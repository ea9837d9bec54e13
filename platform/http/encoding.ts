/** Compression of what is made for one request. Cheap settings: a page must not wait for its own packing. */
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { RequestContext } from './request-context.ts';

export type Encoding = 'br' | 'gzip';

const SMALLEST = 1024;
const COMPRESSIBLE = /^(?:text\/(?!event-stream)|application\/(?:[a-z0-9.+-]*\+)?(?:json|xml)\b|image\/svg)/;
const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** The encoding to use for an `Accept-Encoding` header; null: none of ours is wanted. A quality of 0 refuses one. */
export function preferredEncoding(header: string | undefined): Encoding | null {
  if (header === undefined) return null;
  const accepted = new Set<string>();
  for (const part of header.toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.split(';').map((piece) => piece.trim());
    if (!parameters.some((parameter) => /^q=0(?:\.0*)?$/.test(parameter))) accepted.add(name);
  }
  if (accepted.has('br')) return 'br';
  return accepted.has('gzip') ? 'gzip' : null;
}

/** Replaces a finished answer by a compressed one, if the reader takes it and it is worth it. */
export async function compressAnswer(c: RequestContext): Promise<void> {
  const { headers } = c.res;
  if (c.res.status !== 200 || headers.has('Content-Encoding') || headers.has('Content-Length')) return;
  if (!COMPRESSIBLE.test(headers.get('Content-Type') ?? '')) return;
  headers.append('Vary', 'Accept-Encoding');
  const wanted = preferredEncoding(c.req.header('Accept-Encoding'));
  if (wanted === null || c.req.method === 'HEAD' || /no-transform/.test(headers.get('Cache-Control') ?? ''))
    return;
  const plain = Buffer.from(await c.res.arrayBuffer());
  const compressed = plain.length < SMALLEST ? null : await compress(plain, wanted);
  if (compressed !== null) headers.set('Content-Encoding', wanted);
  const answer = new Response(compressed ?? plain, { status: c.res.status, headers });
  c.res = undefined;
  c.res = answer;
}

function compress(plain: Buffer, encoding: Encoding): Promise<Buffer<ArrayBuffer>> {
  const packed =
    encoding === 'gzip'
      ? zip(plain, { level: 5 })
      : brotli(plain, {
          params: {
            [constants.BROTLI_PARAM_QUALITY]: 4,
            [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
            [constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
          },
        });
  return packed as Promise<Buffer<ArrayBuffer>>;
}

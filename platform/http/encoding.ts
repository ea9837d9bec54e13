/** Compression of what is made for one request. Cheap settings: a page must not wait for its own packing. */
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { RequestContext } from './request-context.ts';

export type Encoding = 'br' | 'gzip';

const SMALLEST = 1024;
/** What is larger (a download) streams through as it is; nothing large is held in memory. */
const LARGEST = 2 * 1024 * 1024;
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
  const { bytes, rest } = await readStart(c.res.body);
  const compressed = rest === null && bytes.length >= SMALLEST ? await compress(bytes, wanted) : null;
  if (compressed !== null) headers.set('Content-Encoding', wanted);
  const body = rest === null ? (compressed ?? bytes) : rejoined(bytes, rest);
  const answer = new Response(body, { status: c.res.status, headers });
  c.res = undefined;
  c.res = answer;
}

type Reader = ReadableStreamDefaultReader<Uint8Array>;

/** The whole body, or its first part and the reader of the rest when it is too much to hold. */
async function readStart(
  body: ReadableStream<Uint8Array> | null,
): Promise<{ bytes: Buffer<ArrayBuffer>; rest: Reader | null }> {
  const parts: Uint8Array[] = [];
  const reader = body?.getReader();
  for (let size = 0; reader !== undefined; ) {
    const { done, value } = await reader.read();
    if (done) break;
    parts.push(value);
    size += value.length;
    if (size > LARGEST) return { bytes: Buffer.concat(parts), rest: reader };
  }
  return { bytes: Buffer.concat(parts), rest: null };
}

function rejoined(start: Uint8Array, rest: Reader): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start: (controller) => controller.enqueue(start),
    async pull(controller) {
      const { done, value } = await rest.read();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: (reason) => rest.cancel(reason),
  });
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

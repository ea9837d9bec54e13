/**
 * Caching: a page says what it depends on, and a reader who has that already gets 304 before any work is done.
 */

import { hash } from 'node:crypto';
import type { FeedDocument } from '../feeds/index.ts';
import { isBase, plainText } from '../messages/index.ts';
import { choicesRead } from './choices.ts';
import { allowOthers } from './headers.ts';
import type { RequestContext } from './request-context.ts';

export interface Freshness {
  /**
   * Everything the answer depends on besides its address: version of the data, today, a choice of the reader.
   * The build of the site is added, so a new release shows itself.
   */
  etag: readonly (string | number | null)[];
  /** Seconds for which nobody needs to ask again. 0: ask each time. */
  maxAge: number;
  /** It is data, not a page: a 304, too, may be read from pages of other sites. */
  data?: boolean;
}

/**
 * Answers 304 when the reader has this version already; otherwise calls `produce` and puts ETag and
 * Cache-Control on its answer. ETags are weak, since compression changes bytes.
 * Choices (`readChoice`) must be read before; one that is first read inside `produce` makes the answer uncacheable.
 */
export async function conditional(
  c: RequestContext,
  freshness: Freshness,
  produce: () => Response | Promise<Response>,
): Promise<Response> {
  const choicesBefore = choicesRead(c);
  const etag = weakEtag([...freshness.etag, c.get('build'), c.get('origin'), ...choicesBefore]);
  const cacheControl = `${choicesBefore.length > 0 ? 'private' : 'public'}, max-age=${freshness.maxAge}`;
  if (isKnown(c.req.header('If-None-Match'), etag)) {
    const own = choicesBefore.length > 0;
    // What the 200 says of itself, the 304 says too (RFC 9110 section 15.4.5): it would have been compressed.
    const vary = own ? 'Cookie, Accept-Encoding' : 'Accept-Encoding';
    const headers = new Headers({ ETag: etag, 'Cache-Control': cacheControl, Vary: vary });
    if (freshness.data === true && !own) allowOthers(headers);
    return new Response(null, { status: 304, headers });
  }
  const response = await produce();
  if (response.status !== 200) return response;
  if (choicesRead(c).length !== choicesBefore.length) {
    response.headers.set('Cache-Control', 'private, no-store');
    return response;
  }
  response.headers.set('ETag', etag);
  response.headers.set('Cache-Control', cacheControl);
  if (choicesBefore.length > 0) response.headers.append('Vary', 'Cookie');
  return response;
}

/** Answers with a feed: its type, its file name, and readable from pages of other sites. */
export function sendDocument(c: RequestContext, document: FeedDocument): Response {
  const headers: Record<string, string> = { 'Content-Type': document.contentType };
  if (document.fileName !== null) headers['Content-Disposition'] = contentDisposition(document.fileName);
  // Marks are for pages; Japanese and English have none.
  const body = isBase(c.get('lang')) ? document.body : plainText(document.body);
  return c.body(body, 200, headers);
}

/** `attachment` with the name in ASCII and in UTF-8 (RFC 6266, RFC 8187). */
export function contentDisposition(fileName: string): string {
  const clean = Buffer.from(fileName.replace(/[\u0000-\u001f\u007f/\\]/g, '_')).toString();
  const ascii = clean.replace(/[^\u0020-\u007e]/g, '_').replace(/["%]/g, '_');
  const encoded = encodeURIComponent(clean).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}

function weakEtag(parts: readonly (string | number | null)[]): string {
  return `W/"${hash('sha1', JSON.stringify(parts), 'base64url').slice(0, 20)}"`;
}

/** Weak comparison of RFC 9110 section 8.8.3.2 over the list in If-None-Match. */
function isKnown(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  if (header.trim() === '*') return true;
  const opaque = etag.slice(2);
  return header.split(',').some((one) => one.trim().replace(/^W\//, '') === opaque);
}

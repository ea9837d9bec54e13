/**
 * Headers that protect the reader, the same on every answer. No nonce: it would change each page and defeat
 * ETags, so there are no inline scripts or styles at all.
 */
import type { RequestContext } from './request-context.ts';

/** What a page may do: the same for all but for whose frames it may stand in, and whose pictures it may show. */
function policy(embeddable: boolean, imagesFrom: string | null): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `img-src 'self' data:${imagesFrom === null ? '' : ` ${imagesFrom}`}`,
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    `frame-ancestors ${embeddable ? '*' : "'none'"}`,
  ].join('; ');
}

const CLOSED_POLICY = policy(false, null);
const EMBEDDABLE_POLICY = policy(true, null);

/** Half a year. Subdomains are not ours to decide about. */
const HSTS = 'max-age=15552000';

/** Lets this page stand in a frame on any other site (a calendar on the town's own pages). */
export function allowEmbedding(c: RequestContext): void {
  c.set('embeddable', true);
}

/**
 * Lets this page show pictures of one more server, such as that of a map's ground. It comes from the settings, so the
 * policy of a page stays the same from one reader to the next.
 */
export function allowImagesFrom(c: RequestContext, origin: string): void {
  c.set('imagesFrom', origin);
}

/**
 * Puts the headers on a finished answer.
 * `strict-origin-when-cross-origin`, because with `no-referrer` browsers send `Origin: null` with our own forms.
 */
export function protect(c: RequestContext, headers: Headers): void {
  const embeddable = c.get('embeddable');
  if (!headers.has('Content-Security-Policy')) {
    headers.set('Content-Security-Policy', policyOf(embeddable, c.get('imagesFrom')));
  }
  if (!embeddable) headers.set('X-Frame-Options', 'DENY');
  headers.set('X-Content-Type-Options', 'nosniff');
  headers.set('Referrer-Policy', 'strict-origin-when-cross-origin');
  headers.set('Permissions-Policy', 'geolocation=(self), camera=(), microphone=()');
  headers.set('Cross-Origin-Opener-Policy', 'same-origin');
  if (c.get('secure')) headers.set('Strict-Transport-Security', HSTS);
}

function policyOf(embeddable: boolean, imagesFrom: string | null): string {
  if (imagesFrom !== null) return policy(embeddable, imagesFrom);
  return embeddable ? EMBEDDABLE_POLICY : CLOSED_POLICY;
}

/** For what a reader's choice went into, whatever the route said of it: no cache on the way gives it to another one. */
export function keepToReader(headers: Headers): void {
  headers.set('Cache-Control', 'private, no-cache');
  headers.append('Vary', 'Cookie');
}

/**
 * Public reads may be read from pages of other sites. Not for HTML, and not when the answer is one reader's own.
 */
export function openToOthers(c: RequestContext, headers: Headers): void {
  if (c.req.method !== 'GET' && c.req.method !== 'HEAD') return;
  const type = headers.get('Content-Type');
  if (type === null || type.startsWith('text/html') || headers.has('Set-Cookie')) return;
  if (headers.get('Cache-Control')?.startsWith('private')) return;
  allowOthers(headers);
}

/** Also for a 304, which has no type: without these headers a script that asked for it could not see it. */
export function allowOthers(headers: Headers): void {
  headers.set('Access-Control-Allow-Origin', '*');
  headers.set('Access-Control-Expose-Headers', 'ETag, X-Request-Id');
}

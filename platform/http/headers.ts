/**
 * Headers that protect the reader, the same on every answer. No nonce: it would change each page and defeat
 * ETags, so there are no inline scripts or styles at all.
 */
import type { RequestContext } from './request-context.ts';

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
].join('; ');

const CLOSED_POLICY = `${POLICY}; frame-ancestors 'none'`;
const EMBEDDABLE_POLICY = `${POLICY}; frame-ancestors *`;

/** Half a year. Subdomains are not ours to decide about. */
const HSTS = 'max-age=15552000';

/** Lets this page stand in a frame on any other site (a calendar on the town's own pages). */
export function allowEmbedding(c: RequestContext): void {
  c.set('embeddable', true);
}

/**
 * Puts the headers on a finished answer.
 * `strict-origin-when-cross-origin`, because with `no-referrer` browsers send `Origin: null` with our own forms.
 */
export function protect(c: RequestContext, headers: Headers): void {
  const embeddable = c.get('embeddable');
  if (!headers.has('Content-Security-Policy')) {
    headers.set('Content-Security-Policy', embeddable ? EMBEDDABLE_POLICY : CLOSED_POLICY);
  }
  if (!embeddable) headers.set('X-Frame-Options', 'DENY');
  headers.set('X-Content-Type-Options', 'nosniff');
  headers.set('Referrer-Policy', 'strict-origin-when-cross-origin');
  headers.set('Permissions-Policy', 'geolocation=(self), camera=(), microphone=()');
  headers.set('Cross-Origin-Opener-Policy', 'same-origin');
  if (c.get('secure')) headers.set('Strict-Transport-Security', HSTS);
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

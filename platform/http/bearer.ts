/** What a program shows instead of a cookie: `Authorization: Bearer …` (RFC 6750, section 2.1). */
import { ProblemError } from './problem.ts';
import { problems } from './problems.ts';
import type { RequestContext } from './request-context.ts';

/** Whether a program says who it is by a key, whatever the key is worth. */
export function bringsBearer(c: RequestContext): boolean {
  return /^Bearer\b/i.test(c.req.header('Authorization') ?? '');
}

/**
 * The key that this request brings, as it stands there ('' when nothing readable does); null without one.
 * @throws ProblemError 400 when a cookie came along: no browser sends both, and nobody should wonder which counted
 */
export function bearerOf(c: RequestContext): string | null {
  if (!bringsBearer(c)) return null;
  if (c.req.header('Cookie') !== undefined) throw new ProblemError(problems.cookieAndKey);
  return /^Bearer +([\w.~+/=-]+) *$/i.exec(c.req.header('Authorization') ?? '')?.[1] ?? '';
}

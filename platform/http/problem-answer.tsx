/** Problems as answers: JSON for programs, a page for people. */
import { bringsBearer } from './bearer.ts';
import { toProblemInput } from './failures.ts';
import { type ProblemInput, toProblem } from './problem.ts';
import { ProblemPage } from './problem-page.tsx';
import type { RequestContext } from './request-context.ts';

/** Addresses of data, by their ending; whoever asks for these is a program. */
const DATA_PATH = /\.(?:json|geojson|jsonld|csv|ics|atom|xml|ttl)$|^\/(?:api|ogc)(?:\/|$)/;

/** Makes the handler for everything that is thrown on the way to an answer. */
export async function answerFailure(error: unknown, c: RequestContext): Promise<Response> {
  const { input, fault } = toProblemInput(error);
  if (fault) {
    const fields = { request: c.get('requestId'), problem: input.code, err: error };
    c.get('site').log.error(fields, 'A request failed');
  }
  try {
    return await answerProblem(input, c);
  } catch (unwritable) {
    c.get('site').log.error({ request: c.get('requestId'), err: unwritable }, 'The page of a problem failed');
    return jsonProblem(input, c);
  }
}

async function answerProblem(input: ProblemInput, c: RequestContext): Promise<Response> {
  if (wantsData(c)) return jsonProblem(input, c);
  const asked = { lang: c.get('lang'), path: c.get('path'), requestId: c.get('requestId') };
  return htmlProblem(String(await ProblemPage({ ...asked, input })), input);
}

/** Pages of problems that many meet at once, by code and language. */
const kept = new Map<string, string>();

/** The same as throwing the problem, for next to no work: the page is made once for all who meet it. */
export async function answerBriefly(input: ProblemInput, c: RequestContext): Promise<Response> {
  if (wantsData(c)) return jsonProblem(input, c);
  const lang = c.get('lang');
  const key = `${input.code} ${lang}`;
  let page = kept.get(key);
  if (page === undefined) {
    page = String(await ProblemPage({ lang, path: '/', input }));
    kept.set(key, page);
  }
  return htmlProblem(page, input);
}

function htmlProblem(page: string, input: ProblemInput): Response {
  const headers = { ...baseHeaders(input), 'Content-Type': 'text/html; charset=UTF-8' };
  return new Response(page, { status: input.status, headers });
}

function jsonProblem(input: ProblemInput, c: RequestContext): Response {
  const problem = toProblem(input, c.get('lang'), c.get('requestId'));
  return new Response(JSON.stringify(problem), {
    status: input.status,
    headers: { ...baseHeaders(input), 'Content-Type': 'application/problem+json' },
  });
}

function baseHeaders(input: ProblemInput): Record<string, string> {
  return { 'Cache-Control': 'no-store', Vary: 'Accept', ...input.headers };
}

/** Programs say so in `Accept`, ask for an address of data, send JSON or bring a key. Everybody else gets a page. */
export function wantsData(c: RequestContext): boolean {
  if (DATA_PATH.test(c.get('path')) || bringsBearer(c)) return true;
  const accept = c.req.header('Accept') ?? '';
  if (accept.includes('text/html')) return false;
  if (/\bjson\b/.test(accept)) return true;
  return /^application\/(?:[a-z0-9.+-]+\+)?json\b/i.test(c.req.header('Content-Type') ?? '');
}

/** HTTP stories as a table: one row is one request and what must come back. */
import { expect, it } from 'vitest';

/** A Hono app, or anything that answers like one. */
export interface Requestable {
  request(path: string, init?: RequestInit): Response | Promise<Response>;
}

export interface Scenario {
  name: string;
  /** GET, or POST when there is a form or a body. */
  method?: string;
  path: string;
  /** Fields of a form; with a file in it the form is sent as multipart. A list sends the field several times. */
  form?: Record<string, string | File | readonly (string | File)[]>;
  /** A JSON body. */
  body?: unknown;
  headers?: Record<string, string>;
  /** Default 200. */
  status?: number;
  /** Texts that the answer has, in any order. */
  contains?: readonly (string | RegExp)[];
  notContains?: readonly (string | RegExp)[];
  /** Fields that the JSON answer has at least. */
  json?: object;
  /** Headers of the answer: the exact value, a pattern, or null for a header that must not be there. */
  answers?: Record<string, string | RegExp | null>;
  /** For anything else; gets the answer's text. */
  check?: (text: string, response: Response) => void | Promise<void>;
}

const ORIGIN = 'http://localhost';

/** Makes one test of each row. `app` may be a function, for an app that exists only after `beforeAll`. */
export function scenarios(app: Requestable | (() => Requestable), table: readonly Scenario[]): void {
  for (const scenario of table) {
    it(scenario.name, async () => {
      const target = typeof app === 'function' ? app() : app;
      const response = await target.request(ORIGIN + scenario.path, requestOf(scenario));
      const text = await response.text();
      expect(response.status, `status; the answer was: ${text.slice(0, 500)}`).toBe(scenario.status ?? 200);
      expectText(text, scenario);
      expectHeaders(response, scenario);
      if (scenario.json !== undefined) expect(JSON.parse(text)).toMatchObject(scenario.json);
      await scenario.check?.(text, response);
    });
  }
}

function requestOf(scenario: Scenario): RequestInit {
  const { form, body, headers } = scenario;
  const method = scenario.method ?? (form === undefined && body === undefined ? 'GET' : 'POST');
  // As a browser does it: our own pages send their origin with forms.
  const origin = method === 'GET' || method === 'HEAD' ? {} : { origin: ORIGIN };
  if (form !== undefined) return { method, headers: { ...origin, ...headers }, body: formBody(form) };
  if (body === undefined) return { method, headers: { ...origin, ...headers } };
  const type = { 'content-type': 'application/json' };
  return { method, headers: { ...origin, ...type, ...headers }, body: JSON.stringify(body) };
}

function formBody(form: NonNullable<Scenario['form']>): FormData | URLSearchParams {
  const fields = Object.entries(form).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map((one: string | File) => ({ name, one })),
  );
  if (fields.every(({ one }) => typeof one === 'string')) {
    return new URLSearchParams(fields.map(({ name, one }) => [name, String(one)]));
  }
  const data = new FormData();
  for (const { name, one } of fields) data.append(name, one);
  return data;
}

function expectText(text: string, { contains = [], notContains = [] }: Scenario): void {
  for (const part of contains)
    expect(has(text, part), `has ${part}; was: ${text.slice(0, 2_000)}`).toBe(true);
  for (const part of notContains) expect(has(text, part), `has no ${part}`).toBe(false);
}

function has(text: string, part: string | RegExp): boolean {
  return typeof part === 'string' ? text.includes(part) : part.test(text);
}

function expectHeaders(response: Response, { answers = {} }: Scenario): void {
  for (const [name, wanted] of Object.entries(answers)) {
    const value = response.headers.get(name);
    if (wanted instanceof RegExp) expect(value, name).toMatch(wanted);
    else expect(value, name).toBe(wanted);
  }
}

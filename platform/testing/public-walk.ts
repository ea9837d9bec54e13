/** Walks over everything that an app shows to everybody, and looks for what must not be there. */
import type { Requestable } from './scenarios.ts';

export interface WalkedApp extends Requestable {
  routes: readonly { method: string; path: string }[];
}

export interface PublicWalkOptions {
  /** Where to begin; links are followed from there. */
  starts: readonly string[];
  /** Texts that nobody may see. */
  secrets: readonly string[];
  /** For routes that no link leads to: values for a parameter of the path, by its name. */
  values: Readonly<Record<string, readonly string[]>>;
  /** So many addresses of one route are enough; 6 when left out. */
  perRoute?: number;
}

export interface Leak {
  path: string;
  secret: string;
  /** `body`, or the name of a header. */
  where: string;
}

export interface PublicWalk {
  /** How many answers were looked at, by status. */
  answers: Record<number, number>;
  /** Patterns of GET routes that showed something (status 200). */
  shown: Set<string>;
  leaks: Leak[];
}

const ORIGIN = 'http://localhost';
const LANGUAGES = ['', '/en'];

/**
 * Follows all links of pages, feeds and data as a visitor, in both languages, then asks for every other GET route of
 * the app, as a person and as a program, and for errors. Each answer is read in every way that could hide a text:
 * as HTML, JSON, iCalendar, in Shift_JIS, in addresses, in base64, with other spaces and hyphens.
 */
export async function walkPublic(app: WalkedApp, options: PublicWalkOptions): Promise<PublicWalk> {
  const walk: PublicWalk = { answers: {}, shown: new Set(), leaks: [] };
  const patterns = patternsOf(app);
  const wanted = options.secrets.map((secret) => ({ secret, folded: fold(secret), forms: formsOf(secret) }));
  const look = async (path: string, init?: RequestInit) => {
    const answer = await app.request(ORIGIN + path, init);
    walk.answers[answer.status] = (walk.answers[answer.status] ?? 0) + 1;
    if (answer.status === 200) {
      for (const pattern of patterns) if (fits(pattern, path)) walk.shown.add(pattern);
    }
    const bytes = new Uint8Array(await answer.arrayBuffer());
    walk.leaks.push(...leaksIn(path, answer.headers, bytes, wanted));
    return { answer, text: new TextDecoder().decode(bytes) };
  };
  await follow(options, look);
  for (const pattern of patterns) {
    for (const path of fill(pattern, options.values)) {
      for (const lang of LANGUAGES) {
        await look(lang + path, { headers: { accept: 'text/html' } });
        await look(lang + path, { headers: { accept: 'application/json' } });
      }
      // No route of ours takes this: 405, or the refusal of another site's form.
      await look(path, { method: 'DELETE', headers: { origin: ORIGIN, 'content-type': 'application/json' } });
      await look(path, {
        method: 'POST',
        headers: { origin: 'http://evil.invalid' },
        body: new URLSearchParams(),
      });
    }
  }
  return walk;
}

type Look = (path: string) => Promise<{ answer: Response; text: string }>;

async function follow({ starts, perRoute = 6 }: PublicWalkOptions, look: Look): Promise<void> {
  const waiting = starts.flatMap((path) => LANGUAGES.map((lang) => (lang + path).replace(/(?<=.)\/$/, '')));
  const seen = new Set(waiting);
  const counts = new Map<string, number>();
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const kind = kindOf(path);
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    if (count > perRoute) continue;
    const { answer, text } = await look(path);
    for (const link of [answer.headers.get('location') ?? '', ...linksIn(text)]) {
      const next = ownPath(link, path);
      if (next === null || seen.has(next)) continue;
      seen.add(next);
      waiting.push(next);
    }
  }
}

/** Addresses that differ only in ids and values are of one kind. */
function kindOf(path: string): string {
  return path.replace(/=[^&]*/g, '=').replace(/[0-9a-f]{8,}|\d{2,}|(?<=\/)[0-9a-z]{10,}(?=[./]|$)/g, '#');
}

/** In pages by attribute, elsewhere (feeds, calendars, JSON) whatever is an address of this site. */
function linksIn(text: string): string[] {
  const attributes = [...text.matchAll(/\b(?:href|src|action|data-target|content)="([^"]+)"/g)].map(
    ([, link = '']) => link,
  );
  const plain = text.replace(/\r?\n[ \t]/g, '').replaceAll('&quot;', '"');
  const addresses = plain.match(/(?:https?|webcal):\/\/localhost[^\s"'<>\\,]*/g) ?? [];
  return [...attributes, ...addresses].map((link) =>
    link.replaceAll('&amp;', '&').replace(/^webcal:/, 'http:'),
  );
}

function ownPath(link: string, from: string): string | null {
  if (!/^(?:\/|https?:|[?#\w])/.test(link)) return null;
  const url = URL.parse(link, ORIGIN + from);
  return url === null || url.origin !== ORIGIN ? null : url.pathname + url.search;
}

function patternsOf(app: WalkedApp): string[] {
  const reads = app.routes.filter(({ method, path }) => method === 'GET' && !path.includes('*'));
  return [...new Set(reads.map(({ path }) => path))];
}

/** Whether a path is one of this pattern, part by part. */
function fits(pattern: string, path: string): boolean {
  const wanted = pattern.split('/');
  const parts = (path.split('?')[0] ?? '').replace(/^\/en(?=\/|$)/, '').split('/');
  if (parts.length === 1) parts.push('');
  return (
    wanted.length === parts.length &&
    wanted.every((want, index) => {
      const match = PARAMETER.exec(want);
      const part = decodeURIComponent(parts[index] ?? '');
      if (match === null) return want === part;
      return match[2] === undefined ? part !== '' : new RegExp(`^(?:${match[2]})$`).test(part);
    })
  );
}

/** `:code{[0-9]{6}}` */
const PARAMETER = /^:(\w+)(?:\{(.+)\})?$/;

/** The pattern with each value of its parameters, and with one that nothing has. */
export function fill(pattern: string, values: PublicWalkOptions['values']): string[] {
  let paths = [''];
  for (const part of pattern.split('/').slice(1)) {
    const match = PARAMETER.exec(part);
    const name = match?.[1];
    const known = name === undefined ? [part] : [...(values[name] ?? []), '404'];
    const fits =
      match?.[2] === undefined ? known : known.filter((one) => new RegExp(`^(?:${match[2]})$`).test(one));
    paths = paths.flatMap((path) => fits.map((one) => `${path}/${one}`));
  }
  return paths.slice(0, 40);
}

/** A text that nobody may see, as it is and in every form that an answer could hide it in, folded. */
interface Wanted {
  secret: string;
  folded: string;
  forms: readonly string[];
}

function leaksIn(path: string, headers: Headers, bytes: Uint8Array, wanted: readonly Wanted[]): Leak[] {
  // What the asker said themselves, and the answer repeats, is no leak.
  const asked = fold(path);
  const told = wanted.filter(({ folded }) => !asked.includes(folded));
  const parts: [string, string][] = [...headers].map(([name, value]) => [name, value]);
  const text = new TextDecoder().decode(bytes);
  parts.push(['body', readings(text).join('\n')]);
  if (text.includes('\ufffd')) parts.push(['body', new TextDecoder('shift_jis').decode(bytes)]);
  return parts.flatMap(([where, content]) => {
    const folded = fold(content);
    return told
      .filter(({ forms }) => forms.some((form) => folded.includes(form)))
      .map(({ secret }) => ({ path, secret, where }));
  });
}

/** The text as those who read it see it: HTML without entities, JSON without escapes, lines of calendars joined. */
function readings(text: string): string[] {
  const unescaped = text
    .replace(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/\\u([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:nbsp|shy);|\u00ad|\u200b/g, '');
  return [text, unescaped, text.replace(/\r?\n[ \t]/g, '')];
}

function formsOf(secret: string): string[] {
  const base64 = Buffer.from(secret).toString('base64').replace(/=+$/, '').slice(0, -1);
  return [secret, encodeURIComponent(secret), base64].map(fold);
}

/** Without what writers vary: widths, case, spaces, hyphens. */
function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\-‐−ー]/g, '');
}

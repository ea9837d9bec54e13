/** For this module's tests: a site with people, a browser without a screen, and what the letters say. */
import { owners } from '@tomoni/owners';
import { places } from '@tomoni/places';
import { historyHome } from '@tomoni/platform/history';
import { createApp } from '@tomoni/platform/http';
import { limitsHome } from '@tomoni/platform/limits';
import { listMail, mailHome } from '@tomoni/platform/mail';
import type { AppEnv, Site, SiteSettings } from '@tomoni/platform/manifest';
import { assets } from '@tomoni/platform/pages';
import type { Role } from '@tomoni/platform/permissions';
import { type Db, drainEvents } from '@tomoni/platform/storage';
import type { Hono } from 'hono';
import { hashing } from './hashing.ts';
import { accounts } from './index.ts';
import { acceptInvitation, invite } from './invitations.ts';

export const OWNERS = [mailHome, historyHome, limitsHome, places, owners, accounts];

/** Noon on Tuesday 24 November 2026 in Japan. */
const TODAY = new Date('2026-11-24T03:00:00Z');
export const PASSWORD = 'こだまの里は 雨のち晴れ';
export const PLACE = '992020';

export interface TestSiteOptions {
  publicUrl?: string | null;
  settings?: Partial<SiteSettings>;
}

export function testSite(db: Db, { publicUrl = null, settings = {} }: TestSiteOptions = {}): Site {
  const quiet = () => {};
  return {
    db,
    now: () => TODAY,
    publicUrl,
    modules: OWNERS,
    settings: { signUp: 'invite', oidc: [], mail: null, ...settings },
    log: { info: quiet, warn: quiet, error: quiet },
  };
}

/** Handles what waits in the outbox, as a running site does all the time. */
export async function drain(site: Site): Promise<void> {
  const handlers: Record<string, ((event: never) => Promise<void>)[]> = {};
  for (const module of site.modules) {
    for (const [kind, handle] of Object.entries(module.events ?? {})) {
      handlers[kind] = [(event) => handle(site, event)];
    }
  }
  const { failed } = await drainEvents(site.db, handlers as never);
  if (failed > 0) throw new Error('An event could not be handled');
}

/** The newest letter to an address, as it waits in the outbox; null when there is none. */
export async function letterTo(db: Db, email: string): Promise<{ subject: string; text: string } | null> {
  const letter = (await listMail(db)).find(({ to }) => to === email);
  return letter === undefined ? null : { subject: letter.subject, text: letter.text ?? '' };
}

/** The path of the link in a letter. */
export function linkIn(text: string): string {
  const found = /https?:\/\/[^/\s]+(\/\S+)/.exec(text)?.[1];
  if (found === undefined) throw new Error(`There is no link in: ${text}`);
  return found;
}

export interface NewPerson {
  email: string;
  name?: string;
  password?: string | null;
  roles?: readonly { role: Role; scope: string; from?: string; until?: string }[];
}

/** Somebody who joined by invitation; gives their id. */
export async function addPerson(db: Db, person: NewPerson): Promise<string> {
  const { email, name = '山田 花子', password = PASSWORD, roles = [] } = person;
  const appointments = roles.map((one) => ({ from: '2026-04-01', until: '2027-03-31', ...one }));
  const token = await invite(db, { email, lang: 'ja', invitedBy: 'operator', appointments }, 1);
  const passwordHash = password === null ? null : await hashing.hash(password.normalize('NFKC'));
  const id = await acceptInvitation(db, { token, name, passwordHash });
  if (id === null) throw new Error(`${email} is there already`);
  return id;
}

/** Keeps cookies and sends its origin with forms, as browsers do. */
export class Reader {
  readonly cookies = new Map<string, string>();
  private readonly app: Hono<AppEnv>;
  private readonly origin: string;
  private readonly headers: Record<string, string>;
  private readonly address: string | null;

  constructor(
    app: Hono<AppEnv>,
    options: { origin?: string; headers?: Record<string, string>; address?: string } = {},
  ) {
    this.app = app;
    this.origin = options.origin ?? 'http://localhost';
    this.headers = options.headers ?? {};
    this.address = options.address ?? null;
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Response> {
    return this.send(path, { headers });
  }

  post(path: string, form: Record<string, string>, headers: Record<string, string> = {}): Promise<Response> {
    const body = new URLSearchParams(form);
    return this.send(path, { method: 'POST', body, headers: { origin: this.origin, ...headers } });
  }

  signIn(email: string, password = PASSWORD, next = '/'): Promise<Response> {
    return this.post('/sign-in', { email, password, next });
  }

  private async send(path: string, init: RequestInit): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { ...this.headers, ...(cookie === '' ? {} : { cookie }), ...(init.headers as object) };
    const incoming = { socket: { remoteAddress: this.address } };
    const env = this.address === null ? undefined : ({ incoming } as unknown as AppEnv['Bindings']);
    const response = await this.app.request(new URL(path, this.origin).href, { ...init, headers }, env);
    for (const line of response.headers.getSetCookie()) this.keep(line);
    return response;
  }

  private keep(line: string): void {
    const [pair = ''] = line.split(';');
    const at = pair.indexOf('=');
    if (/max-age=0/i.test(line)) this.cookies.delete(pair.slice(0, at));
    else this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
  }
}

export function testApp(site: Site, trustedProxies: string[] = []): Hono<AppEnv> {
  return createApp(site, { assets: assets(), settings: { trustedProxies } });
}

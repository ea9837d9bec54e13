/** The routes behind a form for files: with JavaScript piece by piece and resumable, without it as one form. */

import { type Finding, publicFinding } from '@tomoni/findings';
import { Hono, type MiddlewareHandler } from 'hono';
import { z } from 'zod';
import {
  acceptLongForm,
  acceptStream,
  hrefFor,
  problem,
  type RequestContext,
  wantsData,
} from '../http/index.ts';
import type { AppEnv, Site } from '../manifest/index.ts';
import { baseLang } from '../messages/index.ts';
import { closeDrop, type Drop, dropOf, openDrop, unfinishedDrop } from './drops.ts';
import { limits } from './limits.ts';
import { receiveForm } from './multipart.ts';
import type { UploadFormProps } from './parts/upload-form.tsx';
import { type ProgramOptions, programRoutes } from './program-routes.ts';
import { receive } from './receive.ts';
import { asProblem, IntakeRefusal } from './refusal.ts';
import { stageDrop } from './stage.ts';
import type { Staged } from './staged.ts';
import { stagedData } from './staged-data.ts';

export interface UploadOptions {
  /** Stands before every route: `guard('collection.edit', …)` of platform/permissions. */
  guard: MiddlewareHandler<AppEnv>;
  /** Where the routes are mounted, without the language prefix: `/999999/office/garbage/upload`. */
  base: (c: RequestContext) => string;
  /** Whom the files are for. Throws a problem (404) when there is no such place. */
  ownerOf: (c: RequestContext) => string | Promise<string>;
  /** The id of who sends. */
  actorOf: (c: RequestContext) => string | Promise<string>;
  /** Where to go when the files are read, without the language prefix. */
  reviewHref: (c: RequestContext, staged: string) => string;
  /** The page around `<UploadForm {...form} />`; it needs the islands' script. */
  page: (c: RequestContext, form: UploadFormProps) => string | Promise<string>;
  /** Fixes the reader. */
  kind?: string;
  /** Lets programs with a key use these routes, too. */
  programs?: ProgramOptions;
}

/** A piece of this size at most comes in one request; the script of the form sends no more. */
const LARGEST_PIECE = 16 * 1024 * 1024;
/** Room for the names and marks between the files of a form. */
const FORM_MARKS = 1024 * 1024;

const opening = z.object({
  files: z
    .array(
      z.object({
        name: z.string().min(1).max(1000),
        size: z.number().int().min(0),
        modified: z.number().int().nullish(),
      }),
    )
    .max(5000),
});

/**
 * All routes of a form for files, to be mounted under a module's own path.
 *
 * @example
 * app.route('/:code{[0-9]{6}}/office/garbage/upload', uploadRoutes({ guard, base, ownerOf, actorOf, reviewHref, page }));
 */
export function uploadRoutes(options: UploadOptions): Hono<AppEnv> {
  const { guard, programs } = options;
  const also = programs?.guard ?? guard;
  const app = new Hono<AppEnv>();
  app.get('/', guard, (c) => show(c, options, []));
  app.post('/', also, acceptStream(limits.uploadBytes + FORM_MARKS), (c) => takeForm(c, options));
  app.post('/drops', also, acceptLongForm, (c) => open(c, options));
  app.get('/drops/:drop', also, async (c) => c.json(stateOf(await dropHere(c, options))));
  app.patch('/drops/:drop/:n{[0-9]{1,4}}', also, acceptStream(LARGEST_PIECE), (c) => takePiece(c, options));
  app.post('/drops/:drop/read', also, (c) => read(c, options));
  if (programs !== undefined) app.route('/', programRoutes(options, programs));
  app.post('/drops/:drop/give-up', guard, async (c) => {
    await closeDrop(c.get('site').db, (await dropHere(c, options)).id);
    return c.redirect(hrefFor(c.get('lang'), options.base(c)), 303);
  });
  return app;
}

async function show(
  c: RequestContext,
  options: UploadOptions,
  findings: UploadFormProps['findings'],
): Promise<Response> {
  const [owner, actor] = await Promise.all([options.ownerOf(c), options.actorOf(c)]);
  const unfinished = await unfinishedDrop(c.get('site'), owner, actor);
  const lang = c.get('lang');
  const form = { lang, action: hrefFor(lang, options.base(c)), findings, unfinished };
  return c.html(await options.page(c, form), findings.length > 0 ? 422 : 200);
}

async function takeForm(c: RequestContext, options: UploadOptions): Promise<Response> {
  const sender = await senderOf(c, options);
  const { body } = c.req.raw;
  const type = c.req.header('Content-Type') ?? '';
  if (body === null || !/^multipart\/form-data\b/i.test(type)) throw unreadable();
  const site = c.get('site');
  const { drop, findings } = await receiveForm(site, { ...sender, type, body }).catch((error: unknown) => {
    throw isParserFault(error) ? unreadable(error) : error;
  });
  if (drop === null && wantsData(c)) throw tooMuch(textOf(c, findings).join(' '));
  if (drop === null) return show(c, options, findings);
  const staged = await stageDrop(site, { drop, refused: findings, ...kindOf(options) });
  if (wantsData(c)) return c.json(stagedData(c, options, staged), 201);
  return c.redirect(hrefFor(c.get('lang'), options.reviewHref(c, staged.id)), 303);
}

/** Whom it is for, who sends it, and by which key. */
async function senderOf(c: RequestContext, { ownerOf, actorOf, programs }: UploadOptions) {
  const [owner, actor, key] = await Promise.all([ownerOf(c), actorOf(c), programs?.keyOf(c) ?? null]);
  return { owner, actor, key };
}

function textOf(c: RequestContext, findings: readonly Finding[]): string[] {
  return findings.map((one) => {
    const { message, where } = publicFinding(one, baseLang(c.get('lang')));
    return where.file === undefined ? message : `${where.file}: ${message}`;
  });
}

async function open(c: RequestContext, options: UploadOptions): Promise<Response> {
  const sender = await senderOf(c, options);
  const asked = opening.safeParse(await c.req.json().catch(() => null));
  if (!asked.success) throw unreadable(asked.error);
  const files = asked.data.files.map(({ modified = null, ...file }) => ({ ...file, modified }));
  const { drop, findings } = await openDrop(c.get('site'), { ...sender, files });
  const refused = textOf(c, findings);
  if (drop === null) throw tooMuch(refused.join(' '));
  return c.json({ ...stateOf(drop), refused }, 201);
}

async function takePiece(c: RequestContext, options: UploadOptions): Promise<Response> {
  const drop = await dropHere(c, options);
  const offset = Number(c.req.header('Upload-Offset') ?? Number.NaN);
  const { body } = c.req.raw;
  if (!Number.isSafeInteger(offset) || offset < 0 || body === null) throw unreadable();
  const to = { drop: drop.id, n: Number(c.req.param('n')), offset };
  const receipt = await receive(c.get('site').db, to, body as unknown as AsyncIterable<Uint8Array>);
  if (receipt.received === null) throw asProblem(new IntakeRefusal('intake.unknown'));
  return c.json({ received: receipt.received }, receipt.ok ? 200 : 409);
}

async function read(c: RequestContext, options: UploadOptions): Promise<Response> {
  const drop = await dropHere(c, options);
  try {
    const staged = await readOnce(c.get('site'), { drop: drop.id, ...kindOf(options) });
    return c.json({ staged: staged.id, href: hrefFor(c.get('lang'), options.reviewHref(c, staged.id)) });
  } catch (error) {
    throw error instanceof IntakeRefusal ? asProblem(error) : error;
  }
}

const reading = new Map<string, Promise<Staged>>();

/** A proxy may give up waiting before a large drop is read; whoever asks again joins the reading that goes on. */
function readOnce(site: Site, request: { drop: string; kind?: string }): Promise<Staged> {
  const running =
    reading.get(request.drop) ?? stageDrop(site, request).finally(() => reading.delete(request.drop));
  reading.set(request.drop, running);
  return running;
}

/** Only the owner's own, and for a program only what came by its key; others are as unknown as ids of nobody. */
async function dropHere(c: RequestContext, options: UploadOptions): Promise<Drop> {
  const [owner, key, drop] = await Promise.all([
    options.ownerOf(c),
    options.programs?.keyOf(c) ?? null,
    dropOf(c.get('site').db, c.req.param('drop') ?? ''),
  ]);
  if (drop === null || drop.owner !== owner || (key !== null && drop.key !== key))
    throw asProblem(new IntakeRefusal('intake.unknown'));
  return drop;
}

function stateOf({ id, files, readFiles, readOf, staged }: Drop) {
  return { id, files, readFiles, readOf, staged };
}

function kindOf({ kind }: UploadOptions): { kind?: string } {
  return kind === undefined ? {} : { kind };
}

function isParserFault(error: unknown): boolean {
  return (
    error instanceof Error && /multipart|boundary|part header|premature|unexpected end/i.test(error.message)
  );
}

function tooMuch(detail: string) {
  const title = { ja: 'このままでは受け取れません', en: 'This cannot be taken as it is' };
  return problem({ status: 422, code: 'intake.refused', title, detail });
}

function unreadable(cause?: unknown) {
  const title = { ja: '送られた内容を読み取れませんでした', en: 'What was sent could not be read' };
  const detail = {
    ja: 'ページを開き直して、もう一度ファイルを選んでください。',
    en: 'Open the page again and choose the files once more.',
  };
  return problem({ status: 400, code: 'intake.unreadable', title, detail }, cause);
}

/** What programs with a key may do besides sending files: see what was understood, and hand it in. */
import { Hono, type MiddlewareHandler } from 'hono';
import { z } from 'zod';
import { hrefFor, problem, type RequestContext } from '../http/index.ts';
import type { AppEnv } from '../manifest/index.ts';
import { openQuestions } from './parts/staged-todo.tsx';
import { asProblem, IntakeRefusal } from './refusal.ts';
import { type Staged, stagedOf } from './staged.ts';
import { isHandable, stagedData } from './staged-data.ts';
import type { UploadOptions } from './upload-routes.ts';

export interface ProgramOptions {
  /** Stands before the routes that programs may use: `guard` of an action that allows keys. */
  guard: MiddlewareHandler<AppEnv>;
  /** The id of the key of this request; null for a person. */
  keyOf: (c: RequestContext) => Promise<string | null>;
  /**
   * Makes a draft of it and hands that in, as far as the person of the key might do by hand.
   * @throws IntakeRefusal as `commit` does
   */
  handIn: (c: RequestContext, staged: Staged, hash: string) => Promise<HandedIn>;
}

export interface HandedIn {
  version: string;
  /** How it stands now, in the words of its workflow: `approval`, or `draft` where people publish by themselves. */
  state: string;
  /** Its page, without the language prefix. */
  href: string;
}

const handing = z.object({ hash: z.string().min(1).max(200) });

export function programRoutes(options: UploadOptions, programs: ProgramOptions): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const { guard } = programs;
  app.get('/staged/:staged', guard, async (c) => {
    const staged = await stagedHere(c, options, programs);
    return c.json(stagedData(c, options, staged));
  });
  app.post('/staged/:staged/hand-in', guard, (c) => handIn(c, options, programs));
  return app;
}

/** Only the owner's own, and for a program only what came by its key. Throws 404. */
async function stagedHere(
  c: RequestContext,
  options: UploadOptions,
  programs: ProgramOptions,
): Promise<Staged> {
  const [owner, key, staged] = await Promise.all([
    options.ownerOf(c),
    programs.keyOf(c),
    stagedOf(c.get('site'), c.req.param('staged') ?? ''),
  ]);
  if (staged === null || staged.owner !== owner || (key !== null && staged.key !== key)) {
    throw asProblem(new IntakeRefusal('intake.unknown'));
  }
  return staged;
}

async function handIn(
  c: RequestContext,
  options: UploadOptions,
  programs: ProgramOptions,
): Promise<Response> {
  const staged = await stagedHere(c, options, programs);
  const asked = handing.safeParse(await c.req.json().catch(() => null));
  if (!asked.success) throw noHash(asked.error);
  try {
    if (asked.data.hash !== staged.hash) throw new IntakeRefusal('intake.changed');
    if (staged.committed === null && !isHandable(staged)) throw new IntakeRefusal(whyNot(staged));
    const { version, state, href } = await programs.handIn(c, staged, asked.data.hash);
    const page = c.get('origin') + hrefFor(c.get('lang'), href);
    return c.json({ version, state, page }, 201);
  } catch (error) {
    throw error instanceof IntakeRefusal ? asProblem(error) : error;
  }
}

function whyNot(staged: Staged): IntakeRefusal['code'] {
  if (openQuestions(staged).length > 0) return 'intake.questions-open';
  return staged.undecided > 0 ? 'intake.undecided' : 'intake.not-committable';
}

function noHash(cause: unknown) {
  const title = { ja: '送られた内容を読み取れませんでした', en: 'What was sent could not be read' };
  const detail = {
    ja: '確かめた内容の hash を、{"hash": "…"} の形で送ってください。',
    en: 'Send the hash of what you looked at, as {"hash": "…"}.',
  };
  return problem({ status: 400, code: 'intake.unreadable', title, detail }, cause);
}

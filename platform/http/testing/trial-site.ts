/** A small site for the tests of this home: routes that answer, fail, take forms, stream. */
import { Hono } from 'hono';
import type { AppEnv, ModuleManifest, Site, SiteLog } from '../../manifest/index.ts';
import type { Db } from '../../storage/index.ts';
import { acceptBody, acceptLongForm, readForm } from '../body.ts';
import { readChoice, rememberChoice } from '../choices.ts';
import { conditional, sendDocument } from '../conditional.ts';
import { allowEmbedding } from '../headers.ts';
import { problem } from '../problem.ts';

interface LogLine {
  level: 'info' | 'warn' | 'error';
  message: string;
  fields: Record<string, unknown>;
}

interface Counts {
  produced: number;
}

/** A site of these modules; what it logs is in `lines`. */
export function trialSite(
  db: Db,
  modules: ModuleManifest[],
  over: Partial<Site> = {},
): Site & { lines: LogLine[] } {
  const { log, lines } = recordingLog();
  return { db, modules, log, lines, now: () => new Date('2026-04-01T00:00:00Z'), publicUrl: null, ...over };
}

function recordingLog(): { log: SiteLog; lines: LogLine[] } {
  const lines: LogLine[] = [];
  const write = (level: LogLine['level']) => (fields: Record<string, unknown>, message: string) => {
    lines.push({ level, fields, message });
  };
  return { lines, log: { info: write('info'), warn: write('warn'), error: write('error') } };
}

/** Routes under `/t`. `counts.produced` counts how often the cached page was really made. */
export function testRoutes(counts: Counts = { produced: 0 }): ModuleManifest {
  return {
    name: 'trial',
    migrations: {},
    routes: () => {
      const app = new Hono<AppEnv>();
      addPages(app, counts);
      addDownload(app);
      addForms(app);
      addFailures(app);
      app.get('/t/stream', (c) =>
        c.body(untilClosing(c.get('closing')), 200, { 'Content-Type': 'text/event-stream' }),
      );
      return app;
    },
  };
}

function addPages(app: Hono<AppEnv>, counts: Counts): void {
  app.get('/t/lang', (c) =>
    c.json({ lang: c.get('lang'), path: c.get('path'), origin: c.get('origin'), client: c.get('client') }),
  );
  app.get('/t/page/:id', (c) => c.html(`<!doctype html><title>t</title><p>${'ごみ'.repeat(1000)}</p>`));
  app.get('/t/cached', (c) =>
    conditional(c, { etag: ['v1', 3], maxAge: 60 }, () => {
      counts.produced += 1;
      return c.html('<p>cached</p>');
    }),
  );
  app.get('/t/mine', (c) => {
    const area = readChoice(c, 'trial.area');
    return conditional(c, { etag: ['v1'], maxAge: 60 }, () => c.html(`<p>${area ?? 'none'}</p>`));
  });
  app.get('/t/late-choice', (c) =>
    conditional(c, { etag: ['v1'], maxAge: 60 }, () => c.html(`<p>${readChoice(c, 'trial.area')}</p>`)),
  );
  app.get('/t/plain-choice', (c) => c.html(`<p>${readChoice(c, 'trial.area')}</p>`));
  app.get('/t/data.csv', (c) =>
    conditional(c, { etag: ['v1'], maxAge: 60, data: true }, () =>
      c.body('a\r\n', 200, { 'Content-Type': 'text/csv' }),
    ),
  );
  app.get('/t/embed', (c) => {
    allowEmbedding(c);
    return c.html('<p>embed</p>');
  });
  const oddName = '緑町"\r\nX: y.csv';
  app.get('/t/feed.csv', (c) =>
    sendDocument(c, { body: 'a\r\n', contentType: 'text/csv; charset=utf-8', fileName: oddName }),
  );
}

/** Five megabytes of text, as a download comes from the database. */
function addDownload(app: Hono<AppEnv>): void {
  app.get('/t/download', (c) => {
    let left = 5;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        left -= 1;
        if (left < 0) controller.close();
        else controller.enqueue(new Uint8Array(1_000_000).fill(0x61));
      },
    });
    return c.body(body, 200, { 'Content-Type': 'text/csv' });
  });
}

function addForms(app: Hono<AppEnv>): void {
  app.post('/t/form', async (c) => {
    const form = await readForm(c);
    return c.json({ name: form.text('name'), all: form.all('all') });
  });
  app.post('/t/long-form', acceptLongForm, async (c) => c.json((await readForm(c)).text('name').length));
  app.post('/t/json', async (c) => c.json(await c.req.json()));
  app.post('/t/large', acceptBody(3_000_000), async (c) =>
    c.json({ bytes: (await c.req.arrayBuffer()).byteLength }),
  );
  app.post('/t/choose', (c) => {
    rememberChoice(c, 'trial.area', 'みどり町');
    return c.redirect('/t/mine', 303);
  });
}

function addFailures(app: Hono<AppEnv>): void {
  const gone = { status: 410, code: 'trial.gone', title: { ja: 'なくなりました', en: 'Gone' } };
  app.get('/t/fails', () => {
    const error = new Error('insert into people values ("Yamada")');
    throw Object.assign(error, { code: '23505', severity: 'ERROR' });
  });
  app.get('/t/away', () => {
    throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED', syscall: 'connect' });
  });
  app.get('/t/gone', () => {
    throw problem({ ...gone, detail: '<b>' });
  });
  app.get('/t/gone.json', () => {
    throw problem(gone);
  });
}

function untilClosing(closing: AbortSignal): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('data: 1\n\n'));
      closing.addEventListener('abort', () => controller.close());
    },
  });
}

import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import { type Db, EnvironmentProblem } from '../storage/index.ts';
import { createApp } from './app.ts';
import { type RunningServer, type ServeOptions, serve } from './serve.ts';
import { testRoutes, trialSite } from './testing/trial-site.ts';

const running: RunningServer[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.stop()));
});

async function start(options: Partial<ServeOptions> = {}, routes = testRoutes(), bodyWithinMs = 30_000) {
  const server = await serve(createApp(trialSite({} as Db, [routes]), { settings: { bodyWithinMs } }), {
    port: 0,
    host: '127.0.0.1',
    ...options,
  });
  running.push(server);
  return server;
}

/** Sends bytes as they are, and gives everything that comes back until the other end closes. */
function speak(port: number, words: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.write(words);
  return text(socket);
}

describe('a server', () => {
  it('answers over the network, HEAD with the length of GET', async () => {
    const { port } = await start();
    const get = await fetch(`http://127.0.0.1:${port}/t/page/1`);
    const body = await get.text();
    expect(body).toContain('ごみごみ');
    const head = await fetch(`http://127.0.0.1:${port}/t/page/1`, { method: 'HEAD' });
    expect(head.status).toBe(200);
    expect(await head.text()).toBe('');
  });

  it('says in one line that the port is taken', async () => {
    const { port } = await start();
    const second = serve(createApp(trialSite({} as Db, [])), { port, host: '127.0.0.1' });
    const problem = await second.catch((error: unknown) => error);
    expect(problem).toBeInstanceOf(EnvironmentProblem);
    expect(problem).toMatchObject({ code: 'http.port-taken' });
    expect((problem as EnvironmentProblem).text.en).toContain(String(port));
  });

  it('says that an address is not this machine’s', async () => {
    const wrong = await serve(createApp(trialSite({} as Db, [])), { port: 0, host: '203.0.113.1' }).catch(
      (error: unknown) => error,
    );
    expect(wrong).toMatchObject({ code: 'http.cannot-listen' });
  });

  it('refuses broken requests without falling over', async () => {
    const { port } = await start();
    expect(await speak(port, 'NONSENSE\r\n\r\n')).toMatch(/^HTTP\/1\.1 400/);
    expect(await speak(port, 'GET / HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n')).toMatch(
      /^HTTP\/1\.1 400/,
    );
    expect(
      await speak(port, 'GET /static/../../package.json HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'),
    ).toMatch(/^HTTP\/1\.1 404/);
    expect(await speak(port, `GET / HTTP/1.1\r\nHost: x\r\nX: ${'a'.repeat(100_000)}\r\n\r\n`)).toMatch(
      /^HTTP\/1\.1 431/,
    );
    expect((await fetch(`http://127.0.0.1:${port}/health`)).status).toBe(200);
  });

  it('answers HTTP/1.0 without a host', async () => {
    const { port } = await start();
    expect(await speak(port, 'GET /health HTTP/1.0\r\n\r\n')).toMatch(/^HTTP\/1\.1 200[\s\S]*"ok"/);
  });

  it('does not wait for ever for a client that does not finish its request', async () => {
    const { port } = await start({ headersWithinMs: 200, requestWithinMs: 400 });
    expect(await speak(port, 'GET /t/lang HTTP/1.1\r\nHost: x\r\nX-Slow: ')).toMatch(/^HTTP\/1\.1 408/);
  });

  it('regression: does not keep for minutes what was sent of a form that is not finished', async () => {
    const { port } = await start({}, testRoutes(), 200);
    const head =
      'POST /t/form HTTP/1.1\r\nHost: x\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\n';
    for (const length of ['Content-Length: 10', 'Transfer-Encoding: chunked'])
      expect(await speak(port, `${head}${length}\r\n\r\n`)).toMatch(/^HTTP\/1\.1 408/);
    expect((await fetch(`http://127.0.0.1:${port}/health`)).status).toBe(200);
  });

  it('holds so many connections and no more', async () => {
    const { port } = await start({ connections: 2 });
    const open = [connect(port, '127.0.0.1'), connect(port, '127.0.0.1')];
    await Promise.all(open.map((socket) => once(socket, 'connect')));
    const health = 'GET /health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n';
    expect(await speak(port, health).catch(() => '')).toBe('');
    open[0]?.destroy();
    await expect.poll(() => speak(port, health).catch(() => '')).toMatch(/^HTTP\/1\.1 200/);
    open[1]?.destroy();
  });

  it('refuses an oversize body over the network', async () => {
    const { port } = await start();
    const head =
      'POST /t/form HTTP/1.1\r\nHost: x\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\n';
    expect(await speak(port, `${head}Content-Length: 50000000\r\nConnection: close\r\n\r\nname=`)).toMatch(
      /^HTTP\/1\.1 413/,
    );
  });
});

describe('stopping', () => {
  it('lets a running request finish, ends open streams, and accepts nothing new', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const routes = testRoutes();
    const slow = {
      ...routes,
      routes: (site: Parameters<NonNullable<typeof routes.routes>>[0]) => {
        const app = routes.routes?.(site);
        if (app === undefined) throw new Error('the trial has routes');
        app.get('/t/held', async (c) => {
          await held;
          return c.text('finished');
        });
        return app;
      },
    };
    const server = await start({}, slow);
    const stream = await fetch(`http://127.0.0.1:${server.port}/t/stream`);
    const request = fetch(`http://127.0.0.1:${server.port}/t/held`);
    await fetch(`http://127.0.0.1:${server.port}/health`);
    const stopped = server.stop();
    expect(await stream.text()).toBe('data: 1\n\n');
    release();
    expect(await (await request).text()).toBe('finished');
    await stopped;
    await expect(fetch(`http://127.0.0.1:${server.port}/health`)).rejects.toThrow();
  });

  it('cuts what is left after the deadline', async () => {
    const server = await start({ stopWithinMs: 50 });
    const socket = connect(server.port, '127.0.0.1');
    socket.write(
      'POST /t/form HTTP/1.1\r\nHost: x\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 10\r\n\r\nname',
    );
    socket.on('error', () => {});
    const cut = new Promise<void>((resolve) => {
      socket.on('close', () => resolve());
    });
    await fetch(`http://127.0.0.1:${server.port}/health`);
    await server.stop();
    await cut;
    expect(socket.destroyed).toBe(true);
  });
});

import { describe, expect, it } from 'vitest';
import type { Db } from '../storage/index.ts';
import { createApp } from './app.ts';
import { createLog } from './log.ts';
import { testRoutes, trialSite } from './testing/trial-site.ts';

function logged() {
  const lines: string[] = [];
  const log = createLog({ destination: { write: (line) => lines.push(line) } });
  return { lines, log };
}

describe('the log', () => {
  it('has a line per request with its route, and nothing that names a person', async () => {
    const { lines, log } = logged();
    const app = createApp(trialSite({} as Db, [testRoutes()], { log }));
    await app.request('/en/t/page/yamada-taro?q=090-1234-5678', {
      headers: { cookie: 'tomoni.area=secret', 'user-agent': 'agent-x', 'x-forwarded-for': '203.0.113.9' },
    });
    await app.request('/somewhere/yamada-taro');
    const all = lines.join('');
    for (const secret of ['yamada', '090-1234', 'secret', 'agent-x', '203.0.113.9', 'somewhere'])
      expect(all).not.toContain(secret);
    const [first, second] = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(first).toMatchObject({
      level: 'info',
      method: 'GET',
      route: '/t/page/:id',
      status: 200,
      lang: 'en',
    });
    expect(second).toMatchObject({ route: null, status: 404 });
  });

  it('leaves out what PostgreSQL quotes', async () => {
    const { lines, log } = logged();
    const cause = Object.assign(new Error('duplicate key value "yamada@example.jp"'), {
      severity: 'ERROR',
      code: '23505',
      table: 'people',
      constraint: 'people_email',
      detail: 'Key (email)=(yamada@example.jp) already exists.',
    });
    log.error({ err: new Error('could not save', { cause }) }, 'failed');
    expect(lines[0]).not.toContain('yamada');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      err: {
        message: 'could not save',
        cause: { code: '23505', table: 'people', constraint: 'people_email' },
      },
    });
  });

  it('loses addresses and numbers wherever they stand: in fields, in texts, in the errors of others', () => {
    const { lines, log } = logged();
    const err = new Error('550 <hanako@example.jp> has no mailbox, call 03-1234-5678');
    log.warn(
      { err, to: 'taro@example.jp', person: { name: '山田太郎' }, about: 'sent to jiro@example.jp' },
      'a letter',
    );
    expect(lines[0]).not.toMatch(/hanako|taro|jiro|山田|5678/);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ to: '…', about: 'sent to …', err: { type: 'Error' } });
  });

  it('warns of slow requests and does not count those who only watch', async () => {
    const site = trialSite({} as Db, [testRoutes()]);
    const app = createApp(site, { settings: { slowMs: -1 } });
    await app.request('/health');
    expect(site.lines).toEqual([]);
    await app.request('/t/lang');
    expect(site.lines.map(({ level, message }) => [level, message])).toEqual([['warn', 'A slow request']]);
  });
});

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { UsageProblem } from './command.ts';
import { withEnvFile } from './env-file.ts';
import { readSettings, reportSettings } from './settings.ts';

const room = mkdtempSync(path.join(tmpdir(), 'tomoni-settings-'));
const withFile = path.join(room, 'with-file');
mkdirSync(withFile);
writeFileSync(
  path.join(withFile, '.env'),
  '# ours\nPORT=8080\nPUBLIC_URL="https://gomi.example.jp/"\nLOG_LEVEL=debug\n',
);
afterAll(() => rmSync(room, { recursive: true, force: true }));

const read = (env: NodeJS.ProcessEnv) => readSettings(env, room);

describe('settings', () => {
  it('have defaults for a site that sets nothing', () => {
    expect(read({})).toEqual({
      PORT: 3000,
      HOST: null,
      DATA_DIR: './data',
      DATABASE_URL: null,
      PUBLIC_URL: null,
      TRUSTED_PROXY: [],
      LOG_LEVEL: 'warn',
      TOMONI_LANG: null,
    });
  });

  it('come from the environment first, then from .env', () => {
    const settings = readSettings({ PORT: '9090', LOG_LEVEL: '' }, withFile);
    expect(settings).toMatchObject({ PORT: 9090, PUBLIC_URL: 'https://gomi.example.jp', LOG_LEVEL: 'debug' });
    expect(withEnvFile({ PORT: '9090', OTHER: 'x' }, withFile)).toMatchObject({
      PORT: '9090',
      OTHER: 'x',
      LOG_LEVEL: 'debug',
    });
  });

  it('take several proxies', () => {
    expect(read({ TRUSTED_PROXY: 'loopback, 10.0.0.0/8 fd00::/8' }).TRUSTED_PROXY).toEqual([
      'loopback',
      '10.0.0.0/8',
      'fd00::/8',
    ]);
  });

  it.each([
    ['PORT', 'abc'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['HOST', 'http://localhost'],
    ['DATABASE_URL', 'mysql://localhost/tomoni'],
    ['PUBLIC_URL', 'gomi.example.jp'],
    ['PUBLIC_URL', 'https://example.jp/gomi'],
    ['TRUSTED_PROXY', '10.0.0.0/33'],
    ['TRUSTED_PROXY', 'proxy.example.jp'],
    ['LOG_LEVEL', 'loud'],
    ['TOMONI_LANG', 'fr'],
  ])('refuse %s=%s and name the setting', (name, value) => {
    expect(() => read({ [name]: value })).toThrow(UsageProblem);
    expect(() => read({ [name]: value })).toThrow(name);
  });

  it('never show a password, also not in a complaint', () => {
    const env = { DATABASE_URL: 'postgres://tomoni:geheim@db.example.jp:5432/tomoni?password=geheim' };
    const report = reportSettings(env, room).find(({ name }) => name === 'DATABASE_URL');
    expect(report?.value).toBe('postgres://tomoni:***@db.example.jp:5432/tomoni');
    const wrong = reportSettings({ DATABASE_URL: 'tomoni:geheim@db' }, room);
    expect(JSON.stringify(wrong)).not.toContain('geheim');
    expect(wrong.find(({ name }) => name === 'DATABASE_URL')?.problem?.ja).toContain('DATABASE_URL');
  });

  it('are reported with where each comes from', () => {
    const sources = Object.fromEntries(
      reportSettings({ PORT: '1' }, withFile).map(({ name, source }) => [name, source]),
    );
    expect(sources).toMatchObject({ PORT: 'environment', PUBLIC_URL: '.env', DATA_DIR: 'default' });
  });
});

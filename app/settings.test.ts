import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { UsageProblem } from './command.ts';
import { withEnvFile } from './env-file.ts';
import { readSettings, reportSettings } from './settings.ts';
import { replicaSettings, siteSettings } from './site-settings.ts';

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
      DATABASE_REPLICA_URLS: [],
      DATABASE_REPLICA_LAG_MS: 5000,
      PUBLIC_URL: null,
      TRUSTED_PROXY: [],
      SIGN_UP: 'invite',
      SMTP_URL: null,
      MAIL_FROM: null,
      NOTICE_SENDER: null,
      NOTICE_CONTACT: null,
      OUTGOING_HOSTS: [],
      MAP_TILES_URL: 'https://cyberjapandata.gsi.go.jp/xyz/pale/{z}/{x}/{y}.png',
      MAP_TILES_ATTRIBUTION: null,
      OIDC_PROVIDERS: [],
      WEB_PROCESSES: 1,
      METRICS_FROM: [],
      METRICS_TOKEN: null,
      SLOW_QUERY_MS: 500,
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

  it('take several providers of sign-in, and tell their secrets to nobody', () => {
    const text =
      '市役所=https://id:s%2Fcret@login.example.jp/realms/town/ Dev_Login=http://a:b@localhost:4000';
    expect(read({ OIDC_PROVIDERS: text }).OIDC_PROVIDERS).toEqual([
      {
        name: '市役所',
        issuer: 'https://login.example.jp/realms/town',
        clientId: 'id',
        clientSecret: 's/cret',
      },
      { name: 'Dev Login', issuer: 'http://localhost:4000', clientId: 'a', clientSecret: 'b' },
    ]);
    const report = reportSettings(
      { OIDC_PROVIDERS: text, SMTP_URL: 'smtp://u:hush@mail.example.jp:587' },
      room,
    );
    expect(JSON.stringify(report)).not.toMatch(/cret@|hush/);
  });

  it('about mail come together', () => {
    const SMTP_URL = 'smtp://mail.example.jp';
    const MAIL_FROM = 'ともに市 <no-reply@example.jp>';
    const PUBLIC_URL = 'https://gomi.example.jp';
    expect(() => siteSettings(read({ SMTP_URL }))).toThrow(/MAIL_FROM/);
    expect(() => siteSettings(read({ SMTP_URL, MAIL_FROM }))).toThrow(/PUBLIC_URL/);
    expect(siteSettings(read({ SMTP_URL, MAIL_FROM, PUBLIC_URL })).mail).toEqual({
      url: SMTP_URL,
      from: MAIL_FROM,
    });
    expect(siteSettings(read({}))).toEqual({
      ...{ signUp: 'invite', oidc: [], mail: null, outgoing: [] },
      notices: { sender: null, contact: null },
      maps: siteSettings(read({})).maps,
    });
  });

  const GSI = 'https://cyberjapandata.gsi.go.jp/xyz/pale/{z}/{x}/{y}.png';
  const GSI_TERMS = 'https://maps.gsi.go.jp/development/ichiran.html';
  const OWN = '/tiles/{z}/{x}/{y}.png';
  it.each([
    [{}, { tiles: GSI, attribution: '国土地理院', terms: GSI_TERMS }],
    [{ MAP_TILES_URL: 'none' }, null],
    [
      { MAP_TILES_URL: 'https://tiles.example.org/{z}/{x}/{y}.png' },
      { tiles: 'https://tiles.example.org/{z}/{x}/{y}.png', attribution: 'tiles.example.org', terms: null },
    ],
    [
      {
        MAP_TILES_URL: OWN,
        MAP_TILES_ATTRIBUTION: '© OpenStreetMap contributors https://osm.example/copyright',
      },
      { tiles: OWN, attribution: '© OpenStreetMap contributors', terms: 'https://osm.example/copyright' },
    ],
    [
      { MAP_TILES_URL: OWN, MAP_TILES_ATTRIBUTION: '見本市' },
      { tiles: OWN, attribution: '見本市', terms: null },
    ],
  ])('about maps %j say whose pictures they are', (env, maps) => {
    expect(siteSettings(read(env)).maps).toEqual(maps);
  });

  it.each([
    ['PORT', 'abc'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['HOST', 'http://localhost'],
    ['DATABASE_URL', 'mysql://localhost/tomoni'],
    ['DATABASE_REPLICA_URLS', 'postgres://a@copy.example.jp/tomoni mysql://localhost/tomoni'],
    ['DATABASE_REPLICA_LAG_MS', '10'],
    ['PUBLIC_URL', 'gomi.example.jp'],
    ['PUBLIC_URL', 'https://example.jp/gomi'],
    ['TRUSTED_PROXY', '10.0.0.0/33'],
    ['SIGN_UP', 'everybody'],
    ['OUTGOING_HOSTS', 'http://bot.local'],
    ['SMTP_URL', 'mail.example.jp'],
    ['MAIL_FROM', 'no-reply'],
    ['MAIL_FROM', 'A <a@example.jp>\nBcc: b@example.jp'],
    ['OIDC_PROVIDERS', 'https://id:secret@login.example.jp'],
    ['OIDC_PROVIDERS', 'Town=https://login.example.jp'],
    ['OIDC_PROVIDERS', 'Town=http://id:secret@login.example.jp'],
    ['OIDC_PROVIDERS', 'Town=https://id:secret@login.example.jp Other=nonsense'],
    ['TRUSTED_PROXY', 'proxy.example.jp'],
    ['MAP_TILES_URL', 'https://tiles.example.org/map.png'],
    ['MAP_TILES_URL', '//tiles.example.org/{z}/{x}/{y}.png'],
    ['MAP_TILES_URL', 'ftp://tiles.example.org/{z}/{x}/{y}.png'],
    ['LOG_LEVEL', 'loud'],
    ['TOMONI_LANG', 'fr'],
  ])('refuse %s=%s and name the setting', (name, value) => {
    expect(() => read({ [name]: value })).toThrow(UsageProblem);
    expect(() => read({ [name]: value })).toThrow(name);
  });

  it('name several copies of the database, only together with a database, and none of their passwords', () => {
    const DATABASE_REPLICA_URLS =
      'postgres://a:geheim@one.example.jp/t,  postgres://a:geheim@two.example.jp/t';
    expect(() => replicaSettings(read({ DATABASE_REPLICA_URLS }))).toThrow(/DATABASE_URL/);
    const env = { DATABASE_URL: 'postgres://a@db.example.jp/t', DATABASE_REPLICA_URLS };
    expect(replicaSettings(read(env))).toEqual({
      urls: ['postgres://a:geheim@one.example.jp/t', 'postgres://a:geheim@two.example.jp/t'],
      mostBehindMs: 5000,
    });
    expect(replicaSettings(read({ DATABASE_URL: env.DATABASE_URL }))).toBeNull();
    const report = reportSettings(env, room).find(({ name }) => name === 'DATABASE_REPLICA_URLS');
    expect(report?.value).toBe('postgres://a:***@one.example.jp/t postgres://a:***@two.example.jp/t');
    expect(JSON.stringify(report)).not.toContain('geheim');
  });

  it('never show a password, also not in a complaint', () => {
    const env = { DATABASE_URL: 'postgres://tomoni:geheim@db.example.jp:5432/tomoni?password=geheim' };
    const report = reportSettings(env, room).find(({ name }) => name === 'DATABASE_URL');
    expect(report?.value).toBe('postgres://tomoni:***@db.example.jp:5432/tomoni');
    const comma = reportSettings({ DATABASE_URL: 'postgres://tomoni:12,geheim@db.example.jp/t' }, room);
    expect(JSON.stringify(comma)).not.toMatch(/12,|geheim/);
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

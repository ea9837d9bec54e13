import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createApp } from '../http/index.ts';
import type { Site } from '../manifest/index.ts';
import { iconPng } from '../pages/icons-png.ts';
import { assets } from '../pages/index.ts';
import { scenarios } from '../testing/index.ts';
import { madeAt, offlineHome } from './index.ts';

const site = {
  ...{ db: null, publicUrl: null, modules: [offlineHome], now: () => new Date('2026-11-24T04:00:00Z') },
  log: { info() {}, warn() {}, error() {} },
} as unknown as Site;
const app = createApp(site, { assets: assets() });

scenarios(app, [
  {
    name: 'the manifest is in Japanese, with icons that are there',
    path: '/manifest.webmanifest',
    json: { name: 'ともに', lang: 'ja', start_url: '/', scope: '/' },
    answers: { 'content-type': 'application/manifest+json', etag: /./ },
    check: async (text) => {
      const { icons } = JSON.parse(text) as { icons: { src: string; purpose: string; sizes: string }[] };
      expect(icons.map(({ purpose, sizes }) => `${purpose} ${sizes}`)).toEqual([
        'any 192x192',
        'maskable 192x192',
        'any 512x512',
        'maskable 512x512',
      ]);
      for (const { src } of icons) expect((await app.request(src)).status).toBe(200);
    },
  },
  {
    name: 'the manifest is in English',
    path: '/en/manifest.webmanifest',
    json: { name: 'Tomoni', lang: 'en', start_url: '/en', scope: '/' },
  },
  {
    name: 'the worker names the files of this release and has the part for notices; caches ask again each time',
    path: '/sw.js',
    contains: [assets().href('tomoni.css'), assets().href('tomoni.js'), 'notificationclick', 'tomoni-kept'],
    answers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'public, max-age=0' },
    check: (text) => {
      expect(() => new Function('self', text)).not.toThrow();
    },
  },
  { name: 'the plain page says that there is no line', path: '/offline', contains: ['つながっていません'] },
  { name: 'the plain page is there in English', path: '/en/offline', contains: ['You are not connected'] },
]);

describe('how old a document is', () => {
  it('is said by the clock of Japan', () => {
    expect(madeAt(new Date('2026-11-24T15:30:00Z'), 'ja')).toBe('11月25日 0時の情報です');
    expect(madeAt(new Date('2026-11-24T04:00:00Z'), 'en')).toBe('As of 24 Nov, 13:00');
  });
});

describe('the icon', () => {
  /** Red, green, blue, alpha at a point; PNG of eight bits without filters. */
  const pointOf = (size: number, maskable: boolean) => {
    const png = iconPng(size, maskable);
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([size, size]);
    const length = png.readUInt32BE(33);
    const rows = inflateSync(png.subarray(41, 41 + length));
    return (x: number, y: number) => [...rows.subarray(y * (size * 4 + 1) + 1 + x * 4).subarray(0, 4)];
  };

  it('has the mark in its colours on nothing', () => {
    const at = pointOf(192, false);
    expect(at(96, 96)).toEqual([0x00, 0x00, 0x60, 255]);
    expect(at(20, 96)).toEqual([0x00, 0x17, 0xc1, 255]);
    expect(at(172, 96)).toEqual([0xe5, 0x6a, 0x34, 255]);
    expect(at(0, 0)[3]).toBe(0);
  });

  it('fills the ground where it may be cut, and keeps the mark in the middle', () => {
    const at = pointOf(192, true);
    expect(at(0, 0)).toEqual([0xfb, 0xf8, 0xf3, 255]);
    expect(at(14, 96)).toEqual([0xfb, 0xf8, 0xf3, 255]);
    expect(at(96, 96)).toEqual([0x00, 0x00, 0x60, 255]);
  });
});

import { describe, expect, it } from 'vitest';
import { htmlOf } from '../pages/index.ts';
import { galleryApp, mapPages } from './gallery/app.ts';
import { MapAndList, type MapAndListProps, type MapRowProps } from './index.ts';

const SEA = { lat: 30.5, lon: 150.5 };

function row(n: number, over: Partial<MapRowProps> = {}): MapRowProps {
  return { id: `r${n}`, title: `場所${n}`, position: { lat: SEA.lat + n * 0.002, lon: SEA.lon }, ...over };
}

function render(over: Partial<MapAndListProps>): string {
  return htmlOf(MapAndList({ lang: 'ja', ground: null, rows: [row(1), row(2), row(3)], ...over }));
}

/** The drawing for a phone, which comes first. */
function narrowOf(html: string): string {
  return html.slice(
    html.indexOf('<svg class="map-drawing map-drawing-narrow"'),
    html.indexOf('</svg>', html.indexOf('map-drawing-narrow')),
  );
}

const numbersIn = (html: string) =>
  [...html.matchAll(/class="pin-no"[^>]*>(\d+)</g)].map(([, n]) => Number(n));

describe('a map with its list', () => {
  it('numbers pins as rows, and puts the list first', () => {
    const html = render({});
    expect(numbersIn(narrowOf(html)).sort()).toEqual([1, 2, 3]);
    expect([...html.matchAll(/data-number="">(\d)/g)].map(([, n]) => n)).toEqual(['1', '2', '3']);
    expect(html.indexOf('<ol')).toBeLessThan(html.indexOf('<svg'));
    for (const n of [1, 2, 3]) {
      expect(html).toContain(`href="#map-${n}"`);
      expect(html).toContain(`<li id="map-${n}"`);
    }
  });

  it('puts pins that would cover each other into one with their count, never the chosen one', () => {
    const close = [1, 2, 3].map((n) => row(n, { position: { lat: SEA.lat + n * 1e-6, lon: SEA.lon } }));
    const far = row(4, { position: { lat: SEA.lat + 0.1, lon: SEA.lon } });
    expect(numbersIn(narrowOf(render({ rows: [...close, far] }))).sort()).toEqual([3, 4]);
    expect(numbersIn(narrowOf(render({ rows: [...close, far], chosen: 'r1' }))).sort()).toEqual([1, 2, 4]);
  });

  it('tells how far it is from where one is, and how long on foot', () => {
    const html = render({ here: { position: SEA } });
    expect(html).toContain('220\u00a0m<small>歩いて3分</small>');
    expect(html).toContain('距離は直線です');
    expect(html).toContain('pin-here');
    expect(render({})).not.toContain('距離は直線です');
  });

  it('leaves out minutes of more than an hour, and distances that nobody knows', () => {
    const rows = [row(1, { metres: 5000 }), row(2, { metres: null })];
    const html = render({ rows, here: { position: SEA } });
    expect(html).toContain('5\u00a0km</span>');
    expect(html).not.toContain('<small>');
  });

  it('keeps rows without a position in the list only', () => {
    const html = render({ rows: [row(1), row(2, { position: null }), row(3)] });
    expect(numbersIn(narrowOf(html)).sort()).toEqual([1, 3]);
    expect(html).toContain('場所2');
  });

  it('has no map where nothing has a place', () => {
    expect(render({ rows: [row(1, { position: null })] })).not.toContain('<svg class="map-drawing');
    expect(render({ rows: [], after: 'ありません' })).toContain('ありません');
  });

  it('tints the chosen row and shows its card, which others keep ready', () => {
    const html = render({ rows: [row(1, { card: 'カード1' }), row(2, { card: 'カード2' })], chosen: 'r2' });
    expect(html).toMatch(/<li id="map-2" class="map-row-on"/);
    expect(html).toMatch(/<article class="map-card">.*カード2.*<\/article>/s);
    expect(html).toMatch(/<template data-card="">カード1/);
  });

  it('shows what is a shelter and what isn’t confirmed by its shape', () => {
    const svg = narrowOf(render({ rows: [row(1, { square: true }), row(5, { unsure: true })] }));
    expect(svg).toMatch(/pin-square"><rect/);
    expect(svg).toMatch(/pin-unsure"><circle/);
  });

  it('names the third party where there is one, and only there', () => {
    const own = { tiles: '/t/{z}/{x}/{y}.png', attribution: '見本市', terms: null, host: null };
    const other = {
      ...own,
      attribution: '地図の会社',
      host: 'tiles.example',
      terms: 'https://tiles.example/terms',
    };
    expect(render({ ground: other })).toMatch(
      /地図の会社のサーバー（tiles\.example）.*https:\/\/tiles\.example\/terms/s,
    );
    expect(render({ ground: own })).not.toContain('のサーバー');
    expect(render({})).toContain('道路のない略図');
  });

  it('sends a position in the body of a form, never in an address', () => {
    const html = render({ near: { post: '/999999/near' } });
    expect(html).toMatch(/<form action="\/999999\/near" method="post" id="map-near">/);
    expect(render({ near: null })).not.toMatch(/data-map-control="near"|map-near/);
  });

  it('writes no style into the page', () => {
    expect(render({ here: { position: SEA }, chosen: 'r1' })).not.toMatch(/\sstyle=|<script/);
  });
});

describe('a page with a map', () => {
  const elsewhere = { tiles: 'https://tiles.example:8443/{z}/{x}/{y}.png', attribution: '地図', terms: null };

  it.each([
    [
      'of a third party may show its pictures and reach nothing else',
      elsewhere,
      "img-src 'self' data: https://tiles.example:8443;",
    ],
    [
      'of the site itself needs nothing more',
      { ...elsewhere, tiles: '/tiles/{z}/{x}/{y}.png' },
      "img-src 'self' data:;",
    ],
    ['without pictures needs nothing more', null, "img-src 'self' data:;"],
  ])('%s', async (_name, maps, images) => {
    const policy = (await galleryApp(maps).request('/demo/map')).headers.get('content-security-policy');
    expect(policy).toContain(images);
    expect(policy).toContain("connect-src 'self'; manifest-src 'self'; worker-src 'self'");
  });

  it('lets no other page do so', async () => {
    const app = galleryApp(elsewhere);
    for (const path of ['/demo/benches/12/1/1.json', '/nowhere']) {
      const policy = (await app.request(path)).headers.get('content-security-policy');
      expect(policy).toContain("img-src 'self' data:;");
    }
  });

  it.each(mapPages)('%s is whole in both languages', async (path) => {
    for (const lang of ['', '/en']) {
      const answer = await galleryApp(null).request(`${lang}${path}`);
      expect(answer.status).toBe(200);
      const html = await answer.text();
      expect(html).toMatch(/\/static\/map\.[0-9a-f]{10}\.css/);
      expect(html).toMatch(/\/static\/tomoni\.[0-9a-f]{10}\.js/);
      expect(html).not.toMatch(/undefined|NaN|\[object/);
    }
  });
});

import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { fixedClock, scenarios, seededRandom } from './index.ts';

describe('the fixed clock', () => {
  it('stands still until it is moved', () => {
    const clock = fixedClock('2026-04-01T06:00:00+09:00');
    expect(clock.now().toISOString()).toBe('2026-03-31T21:00:00.000Z');
    clock.advance(60_000);
    expect(clock.now().toISOString()).toBe('2026-03-31T21:01:00.000Z');
    clock.set('2026-12-31T23:59:59Z');
    expect(clock.now().getUTCFullYear()).toBe(2026);
  });

  it('refuses a moment that depends on where the test runs', () => {
    expect(() => fixedClock('2026-04-01T06:00:00')).toThrow(RangeError);
    expect(() => fixedClock('tomorrow')).toThrow(RangeError);
  });
});

describe('seeded chance', () => {
  it('repeats itself with the same seed and differs with another', () => {
    const row = (seed: number) => {
      const random = seededRandom(seed);
      return Array.from({ length: 20 }, () => random.integer(1, 1_000));
    };
    expect(row(7)).toEqual(row(7));
    expect(row(7)).not.toEqual(row(8));
  });

  it('reaches both ends and nothing beyond', () => {
    const random = seededRandom(1);
    const found = new Set(Array.from({ length: 500 }, () => random.integer(2, 5)));
    expect([...found].sort()).toEqual([2, 3, 4, 5]);
    expect(() => random.pick([])).toThrow(RangeError);
  });
});

const app = new Hono()
  .get('/birds', (c) => c.html('<p>雀 &amp; 燕</p>', 200, { 'x-birds': '2' }))
  .get('/birds.json', (c) => c.json({ birds: ['雀'], count: 1 }))
  .post('/birds', async (c) => c.text(JSON.stringify(await c.req.parseBody({ all: true })), 201))
  .post('/file', async (c) => {
    const { file } = await c.req.parseBody();
    return c.text(file instanceof File ? `${file.name}: ${await file.text()}` : 'no file');
  })
  .post('/echo', async (c) => c.json({ got: await c.req.json(), origin: c.req.header('origin') }));

describe('scenario tables', () => {
  scenarios(app, [
    {
      name: 'look for texts and headers',
      path: '/birds',
      contains: ['雀', /燕/],
      notContains: ['鷹'],
      answers: { 'x-birds': '2', 'x-none': null },
    },
    { name: 'look into JSON', path: '/birds.json', json: { count: 1 } },
    {
      name: 'send forms',
      path: '/birds',
      form: { name: '雀', colour: ['brown', 'white'] },
      status: 201,
      contains: ['"colour":["brown","white"]'],
    },
    {
      name: 'send files',
      path: '/file',
      form: { file: new File(['a,b'], 'birds.csv') },
      contains: ['birds.csv: a,b'],
    },
    {
      name: 'send JSON as one of our own pages',
      path: '/echo',
      body: { a: 1 },
      json: { got: { a: 1 }, origin: 'http://localhost' },
    },
    { name: 'know what is not there', path: '/fish', status: 404 },
    {
      name: 'hand the answer on',
      path: '/birds.json',
      check: (text) => expect(JSON.parse(text).birds).toEqual(['雀']),
    },
  ]);
});

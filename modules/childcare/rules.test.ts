import { describe, expect, it } from 'vitest';
import { conditionQuery, readConditions } from './conditions.ts';
import { AGES, type Places, type Preschool } from './model.ts';
import { type Asked, loosen, ON_THE_WAY, search, silentOnes } from './rules.ts';
import { CURRENT_DAYS, countedOn, currentCounts, hasPlace, isCurrent, shownAges } from './vacancy.ts';

const TODAY = '2026-11-24';

function preschool(name: string, more: Partial<Preschool> = {}): Preschool {
  return {
    ...{
      key: name.padEnd(10, '0').slice(0, 10),
      name,
      nameEn: null,
      kind: 'licensed',
      kindText: '',
      ownership: null,
    },
    ...{
      privacy: 'open',
      position: null,
      address: '',
      capacity: null,
      ages: { from: 0, to: 5 },
      agesText: '',
    },
    ...{ hours: { opens: 420, closes: 1140 }, hoursText: '', phone: '', url: '', more: [] },
    care: {
      extended: true,
      temporary: null,
      holiday: false,
      night: null,
      sick: null,
      allDay: null,
      garden: null,
    },
    vacancy: counts([], null),
    source: { dataset: 'a', n: 0 },
    ...more,
  };
}

function counts(
  places: readonly Places[],
  asOf: string | null,
  free: boolean | null = null,
): Preschool['vacancy'] {
  return {
    ages: AGES.map((age) => ({ places: places[age] ?? null, asOf: places[age] === undefined ? null : asOf })),
    overall: free === null ? null : { free, asOf },
    dateText: null,
  };
}

function asked(more: Partial<Asked> = {}): Asked {
  return {
    ...readConditions(() => []),
    way: { home: null, work: null },
    today: TODAY,
    counted: true,
    ...more,
  };
}

const names = (found: ReturnType<typeof search>) => found.map(({ preschool: { name } }) => name);

describe('a count', () => {
  it.each([
    ['2026-11-24', true],
    ['2026-10-10', true],
    ['2026-10-09', false],
    ['2026-11-25', false],
    [null, false],
  ])('of %s holds today: %s', (day, holds) => expect(isCurrent(day, TODAY)).toBe(holds));

  it('may be as old as the constant says, to the day', () => {
    expect(CURRENT_DAYS).toBe(45);
  });

  it.each([
    ['by age', counts([0, 2], '2026-11-20'), 1, true],
    ['by age, another class', counts([0, 2], '2026-11-20'), 0, false],
    ['by age, any class', counts([0, 2], '2026-11-20'), null, true],
    ['by age, too old', counts([0, 2], '2026-08-01'), 1, false],
    ['by age, without a date', counts([0, 2], null), 1, false],
    ['by a flag', counts([], '2026-11-20', true), 1, true],
    ['by a flag that says no', counts([], '2026-11-20', false), 1, false],
    ['by a flag without a date', counts([], null, true), 1, false],
    ['full by age, whatever an old flag says', counts([0, 0, 0, 0, 0, 0], '2026-11-20', true), null, false],
  ] as const)('%s says whether there is a place', (_, vacancy, age, free) =>
    expect(hasPlace(preschool('a', { vacancy }), age, TODAY)).toBe(free),
  );

  it('is shown for six classes: free, full, none, unknown', () => {
    const one = preschool('a', {
      ages: { from: 0, to: 2 },
      vacancy: counts([1, 0, null, 'none'], '2026-11-20'),
    });
    expect(shownAges(one, TODAY).map(({ state }) => state)).toEqual([
      'free',
      'full',
      'unknown',
      'none',
      'none',
      'none',
    ]);
    expect(shownAges(one, '2027-02-01').map(({ current }) => current)).toEqual(Array(6).fill(false));
    expect(countedOn(one)).toBe('2026-11-20');
  });

  it('of a town is the newest that holds', () => {
    const all = [
      preschool('a', { vacancy: counts([1], '2026-11-20') }),
      preschool('b', { vacancy: counts([1], '2026-11-01') }),
      preschool('c', { vacancy: counts([1], '2026-01-01') }),
    ];
    expect(currentCounts(all, TODAY)).toEqual({ newest: '2026-11-20', oldest: '2026-11-01', byAge: true });
    expect(currentCounts(all.slice(2), TODAY)).toEqual({ newest: null, oldest: null, byAge: false });
  });
});

describe('searching', () => {
  const home = { lat: 36.4, lon: 138.9 };
  const work = { lat: 36.4, lon: 138.95 };
  const all = [
    preschool('near', { position: { lat: 36.4005, lon: 138.901 }, vacancy: counts([1, 0], '2026-11-20') }),
    preschool('way', { position: { lat: 36.401, lon: 138.93 }, vacancy: counts([0, 2], '2026-11-20') }),
    preschool('far', { position: { lat: 36.45, lon: 138.9 }, hours: { opens: 465, closes: 1200 } }),
    preschool('nowhere', { kind: 'small', ages: { from: 0, to: 2 }, hours: { opens: null, closes: null } }),
  ];

  it.each([
    ['nothing else', { free: false }, ['far', 'near', 'nowhere', 'way']],
    ['a free place', {}, ['near', 'way']],
    ['a free place of a class', { age: 1 }, ['way']],
    ['a class', { free: false, age: 4 }, ['far', 'near', 'way']],
    ['a kind', { free: false, kinds: ['small'] }, ['nowhere']],
    ['a start', { free: false, from: 420 }, ['near', 'way']],
    ['an end', { free: false, to: 1170 }, ['far']],
    ['a care', { free: false, care: ['extended'] }, ['far', 'near', 'nowhere', 'way']],
    ['a care that it says it lacks', { free: false, care: ['holiday'] }, []],
    ['a free place where nobody counted', { counted: false }, ['far', 'near', 'nowhere', 'way']],
    ['a home', { free: false, way: { home, work: null } }, ['near', 'way', 'far', 'nowhere']],
    ['a walk from home', { free: false, within: 10, way: { home, work: null } }, ['near']],
    ['a walk without a home', { free: false, within: 10 }, ['far', 'near', 'nowhere', 'way']],
  ] as const)('for %s', (_, more, found) => {
    const list = search(all, asked(more as Partial<Asked>));
    const free = list.filter((one) => one.free).map(({ preschool: { name } }) => name);
    const expected =
      'way' in more ? found : [...found].sort((a, b) => Number(free.includes(b)) - Number(free.includes(a)));
    expect(names(list)).toEqual(expected);
  });

  it('tells what lies on the way to work', () => {
    const [near, way, far] = search(all, asked({ free: false, way: { home, work } }));
    expect(near?.beside).toBeLessThan(ON_THE_WAY);
    expect(way?.beside).toBeLessThan(ON_THE_WAY);
    expect(far?.beside).toBeGreaterThan(ON_THE_WAY);
    expect(way?.through).toBeGreaterThan(way?.metres ?? 0);
  });

  it('says how many keep silent about their hours', () => {
    expect(silentOnes(all, asked({ free: false, from: 420 }))).toBe(1);
    expect(silentOnes(all, asked({ free: false, from: 420, age: 4 }))).toBe(0);
    expect(silentOnes(all, asked({ free: false }))).toBe(0);
  });
});

describe('loosening', () => {
  const late = [
    preschool('a', { hours: { opens: 465, closes: 1140 } }),
    preschool('b', { hours: { opens: 465, closes: 1110 } }),
    preschool('c', { hours: { opens: 480, closes: 1140 } }),
  ];

  it('proposes the smallest change of an hour, with what comes of it', () => {
    const [first] = loosen(late, asked({ counted: false, from: 450 }));
    expect(first).toMatchObject({ wish: 'from', time: '7:45', count: 2 });
    const conditions = first?.conditions ?? asked();
    expect(search(late, { ...asked({ counted: false }), ...conditions })).toHaveLength(2);
    expect(conditionQuery(conditions)).toBe('from=07%3A45');
  });

  it.each([
    ['until', { to: 1200 }, { wish: 'to', time: '19:00', count: 2 }],
    ['a care', { care: ['night'] }, { wish: 'care', care: 'night', count: 3 }],
    ['a kind', { kinds: ['small'] }, { wish: 'kind', count: 3 }],
    ['free places', { counted: true }, { wish: 'free', count: 3 }],
  ] as const)('proposes %s', (_, more, proposal) =>
    expect(loosen(late, asked({ counted: false, ...more } as Partial<Asked>))[0]).toMatchObject(proposal),
  );

  it('proposes a longer walk that is offered', () => {
    const home = { lat: 36.4, lon: 138.9 };
    const one = preschool('a', { position: { lat: 36.4, lon: 138.915 } });
    const wish = asked({ counted: false, within: 10, way: { home, work: null } });
    expect(loosen([one], wish)[0]).toMatchObject({ wish: 'within', minutes: 20, count: 1 });
  });

  it('proposes nothing where two conditions stand in the way, and never another age', () => {
    expect(loosen(late, asked({ counted: false, from: 420, care: ['night'] }))).toEqual([]);
    const small = [preschool('a', { ages: { from: 0, to: 2 } })];
    expect(loosen(small, asked({ counted: false, age: 4 }))).toEqual([]);
  });
});

describe('conditions', () => {
  it('come back as they were from an address', () => {
    const query =
      'age=1&from=07%3A30&to=18%3A30&care=extended&care=holiday&kind=small&free=0&within=15&compare=0123456789%2Cabcdefabcd&all=1';
    const params = new URLSearchParams(query);
    expect(conditionQuery(readConditions((name) => params.getAll(name)))).toBe(query);
  });

  it('are left out where they are none, and never more than four are compared', () => {
    const odd = new URLSearchParams('age=9&from=x&care=magic&kind=castle&within=7&compare=zz,../../etc');
    expect(conditionQuery(readConditions((name) => odd.getAll(name)))).toBe('');
    const five = [1, 2, 3, 4, 5].map((n) => String(n).repeat(10)).join(',');
    expect(readConditions((name) => (name === 'compare' ? [five] : [])).compare).toHaveLength(4);
  });
});

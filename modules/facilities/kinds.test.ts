import { datasets } from '@tomoni/datasets';
import { describe, expect, it } from 'vitest';
import { askedIn, queryOf, withKind, withNeed } from './asked.ts';
import { facilityOf, hasAny, isCurrent } from './facility.ts';
import { kindNamed, kinds } from './kinds/index.ts';
import { en } from './messages/en.ts';
import { ja } from './messages/ja.ts';
import { answeredNeeds, answerOf } from './needs-answer.ts';

const columnsOf = (slugs: readonly string[]) =>
  new Set(
    datasets
      .filter(({ slug }) => slugs.includes(slug ?? ''))
      .flatMap(({ columns }) => columns.map(({ name }) => name)),
  );

describe.each(kinds.map((kind) => [kind.slug, kind] as const))('%s', (_, kind) => {
  it('asks for columns that its datasets have', () => {
    const known = columnsOf(kind.standards);
    const asked = [...(kind.base ?? []), ...kind.needs.flatMap(({ any }) => any)].flatMap((values) =>
      Object.keys(values),
    );
    expect(kind.standards.every((slug) => datasets.some((one) => one.slug === slug))).toBe(true);
    expect(asked.filter((column) => !known.has(column))).toEqual([]);
    if (kind.barred !== undefined) expect(known).toContain(kind.barred);
    for (const column of Object.values(kind.dates ?? {})) expect(known).toContain(column);
  });

  it('tells facts and hours that its datasets have', () => {
    const known = columnsOf(kind.standards);
    const { hours } = kind;
    const groups = [
      ...kind.facts.map(({ columns }) => columns),
      ...(hours === null ? [] : [hours.days, hours.from, hours.until, hours.note]),
    ].filter((columns) => columns.length > 0);
    expect(groups.filter((columns) => !columns.some((column) => known.has(column)))).toEqual([]);
  });

  it('has words in both languages, and no slug twice', () => {
    const keys = [
      `kind.${kind.slug}`,
      ...kind.needs.map(({ slug }) => `need.${slug}`),
      ...kind.facts.map(({ slug }) => `fact.${slug}`),
      ...(kind.now === null ? [] : [`now.${kind.now}`, `state.badge.${kind.now}`]),
      ...(kind.notice === undefined ? [] : [`notice.${kind.slug}`, `notice.${kind.slug}.text`]),
    ];
    for (const texts of [ja, en]) expect(keys.filter((key) => !Object.hasOwn(texts, key))).toEqual([]);
    for (const slugs of [kind.needs, kind.facts].map((list) => list.map(({ slug }) => slug))) {
      expect(new Set(slugs).size).toBe(slugs.length);
    }
  });
});

const kind = (slug: string) => {
  const found = kindNamed(slug);
  if (found === null) throw new Error(`no kind ${slug}`);
  return found;
};
const need = (of: string, slug: string) => {
  const found = kind(of).needs.find((one) => one.slug === slug);
  if (found === undefined) throw new Error(`no need ${slug}`);
  return found;
};

describe('what a record says of a need', () => {
  it.each([
    ['toilet', 'wheelchair', { 車椅子使用者用トイレ有無: '有' }, 'yes'],
    ['toilet', 'wheelchair', { 車椅子使用者用トイレ有無: '無' }, 'no'],
    ['toilet', 'wheelchair', { 車椅子使用者用トイレ有無: '△' }, 'no'],
    ['toilet', 'wheelchair', {}, 'unknown'],
    ['toilet', 'allDay', { 利用開始時間: '00:00', 利用終了時間: '24:00' }, 'yes'],
    ['toilet', 'allDay', { 利用開始時間: '00:00', 利用終了時間: '20:00' }, 'no'],
    ['shelter', 'flood', { 災害種別_洪水: '1' }, 'yes'],
    ['shelter', 'flood', { 災害種別_地震: '1' }, 'no'],
    ['shelter', 'flood', {}, 'unknown'],
    ['hospital', 'internal', { 診療科目: '内科;小児科' }, 'yes'],
    ['hospital', 'internal', { 診療科目: '心療内科' }, 'no'],
  ] as const)('%s %s %j: %s', (of, slug, body, expected) => {
    expect(answerOf({ body }, kind(of), need(of, slug))).toBe(expected);
  });

  it('asks nothing twice that a fact lists', () => {
    expect(answeredNeeds(kind('hospital'))).toEqual([]);
    expect(answeredNeeds(kind('toilet'))).toHaveLength(4);
  });

  it('one set must hold as a whole', () => {
    const any = [{ a: ['1'], b: ['1', '2'] }, { c: ['x'] }];
    expect(hasAny({ a: '1', b: '2' }, any)).toBe(true);
    expect(hasAny({ a: '1', b: '3' }, any)).toBe(false);
    expect(hasAny({ c: 'y;x' }, any)).toBe(true);
  });
});

describe('who may use it, and until when it is', () => {
  const moment = { date: '2026-11-24', minute: 600 };
  const entry = (body: Record<string, string>) => ({
    ...{ owner: '992020', dataset: 'd', n: 0, standard: 'aed', name: 'x', lat: null, lon: null },
    body,
  });
  it.each([
    ['', false],
    ['無', false],
    ['可', false],
    ['×', false],
    ['外部利用不可', true],
    ['有', true],
    ['不可', true],
    ['○', true],
  ])('外部利用不可 %j bars: %s', (value, barred) => {
    expect(facilityOf(entry({ 外部利用不可: value }), kind('aed'), moment).barred).toBe(barred);
  });

  it.each([
    [{ 開始日: '2026-11-24' }, true],
    [{ 開始日: '2026-11-20', 終了日: '2026-11-24' }, true],
    [{ 開始日: '2026-11-20', 終了日: '2026-11-23' }, false],
    [{ 開始日: '11月下旬' }, false],
    [{}, false],
  ])('an event on %j is shown: %s', (body, current) => {
    expect(isCurrent(facilityOf(entry(body), kind('event'), moment), moment.date)).toBe(current);
  });
});

describe('conditions in an address', () => {
  const asked = (query: string) => askedIn(new URLSearchParams(query), kinds);

  it('reads what it wrote', () => {
    const query = 'kind=toilet&need=wheelchair%2Costomate&now=1&q=%E9%A7%85&page=3';
    const read = asked(query);
    expect(read).not.toBeNull();
    if (read !== null) expect(queryOf(read, read.page)).toBe(query);
  });

  it('leaves aside what it does not know', () => {
    expect(asked('kind=castle&need=dragon&now=yes&page=-1')).toEqual({
      ...{ kind: kinds[0], needs: [], now: false, q: '', page: 1 },
    });
    expect(asked('kind=wifi&now=1')?.now).toBe(false);
    expect(askedIn(new URLSearchParams(), [])).toBeNull();
  });

  it('keeps the conditions that another kind has, too', () => {
    const at = asked('kind=toilet&need=diapers,ostomate,allDay&now=1');
    expect(at).not.toBeNull();
    if (at === null) return;
    expect(queryOf(withKind(at, kind('public')))).toBe('kind=public&need=ostomate%2Cdiapers&now=1');
    expect(queryOf(withKind(at, kind('wifi')))).toBe('kind=wifi');
    expect(queryOf(withNeed(at, 'diapers'))).toBe('kind=toilet&need=ostomate%2CallDay&now=1');
    expect(queryOf(withNeed(at, 'wheelchair'))).toContain('wheelchair');
  });
});

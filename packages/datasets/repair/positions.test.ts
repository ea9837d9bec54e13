import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Repaired, repairedAs, repairedText, tableOf } from '../testing/repaired.ts';
import { type UnderstoodTable, understandTable } from '../understand-table.ts';

const OTHERS = [
  ['35.721797', '139.921796'],
  ['35.712345', '139.931234'],
  ['35.730001', '139.910009'],
  ['35.725500', '139.925500'],
  ['35.718800', '139.918800'],
];

/** AEDs of one town, all with the same municipality in their addresses, and one more row. */
function withRow(
  latitude: string,
  longitude: string,
  address = '東京都江東区青葉1-2-3',
  rest = OTHERS,
): Promise<Repaired> {
  const rows = [...rest, [latitude, longitude]].map(
    ([north, east], n) =>
      `会館${n},${n === rest.length ? address : `東京都江東区中央${n + 1}-2-3`},1階,"${north}","${east}",有`,
  );
  return repairedText(['名称,住所,設置位置,緯度,経度,小児対応設備の有無', ...rows].join('\n'), 'aed');
}

const last = ({ column }: Repaired) => [column('緯度').at(-1), column('経度').at(-1)].join();

describe('a position', () => {
  it.each([
    ['swapped', '139.921796', '35.721797', '35.721797,139.921796', 'swapped-position'],
    ['without decimal points', '35721797', '139921796', '35.721797,139.921796', 'lost-decimal-point'],
    ['with one point lost', '35721797', '139.921796', '35.721797,139.921796', 'lost-decimal-point'],
    ['swapped and without points', '139921796', '35721797', '35.721797,139.921796', 'lost-decimal-point'],
    ['with a comma for the point', '35,721797', '139.921796', '35.721797,139.921796', 'lost-decimal-point'],
    ['with a wrong tens digit', '35.721797', '129.921796', '35.721797,139.921796', 'mistyped-digit'],
    ['with a wrong degree', '36.721797', '139.921796', '35.721797,139.921796', 'mistyped-digit'],
    [
      'in degrees, minutes, seconds',
      '35度43分12秒',
      '東経139度55分12.5秒',
      '35.72,139.9201389',
      'degrees-minutes-seconds',
    ],
    ['in signs', '35°43′12″', '139°55′12″', '35.72,139.92', 'degrees-minutes-seconds'],
    ['in points', '35.43.12', '139.55.12', '35.72,139.92', 'degrees-minutes-seconds'],
    ['in wide digits', '３５．７２１７９７', '139.921796', '35.721797,139.921796', 'width'],
    ['with its axis named', '北緯35.721797度', '139.921796', '35.721797,139.921796', 'width'],
    ['of zeros', '0', '0.0', ',', 'zero-position'],
  ])('%s is repaired: %s, %s', async (_, north, east, expected, rule) => {
    const found = await withRow(north, east);
    expect(last(found)).toBe(expected);
    expect(found.ledger.some((line) => line.startsWith(`datasets.${rule} `))).toBe(true);
    expect(
      found.ledger.every((line) => line.includes(north) || line.includes(east) || line.includes('split')),
    ).toBe(true);
    expect(found.questions).toEqual([]);
  });

  it.each([
    [
      'far away by one digit, its address not saying that it isn’t',
      '35.721797',
      '129.921796',
      '青葉1-2-3',
      'far-position 129.921796→139.921796',
    ],
    [
      'far away without a reason',
      '43.062000',
      '141.354000',
      '東京都江東区青葉1-2-3',
      'far-position 43.062000→',
    ],
    [
      'with a decimal that two digits would put right',
      '35.121797',
      '139.921796',
      '東京都江東区青葉1-2-3',
      'far-position 35.121797→35.621797|35.721797|35.821797',
    ],
    ['in metres', '-35680.12', '-12345.6', '東京都江東区青葉1-2-3', 'plane-coordinates -35680.12→'],
    ['with one half', '35.721797', '', '東京都江東区青葉1-2-3', 'half-position 35.721797→'],
    ['of words', '未定です', '139.921796', '東京都江東区青葉1-2-3', 'unreadable-position 未定です→'],
    [
      'with the latitude twice',
      '35.721797',
      '35.721797',
      '東京都江東区青葉1-2-3',
      'unreadable-position 35.721797→',
    ],
  ])('%s is a question', async (_, north, east, address, expected) => {
    const found = await withRow(north, east, address);
    expect(found.questions[0]).toBe(`datasets.${expected}`);
    expect(last(found)).toBe(`${north},${east}`);
  });

  it('in another town, as its address says, is right', async () => {
    const found = await withRow('34.702500', '137.732000', '静岡県浜松市中央区元城町1');
    expect([found.questions, last(found)]).toEqual([[], '34.702500,137.732000']);
  });

  it('is repaired in all rows when all have lost their points', async () => {
    const dense = OTHERS.map((pair) => pair.map((text) => text.replace('.', '')));
    const found = await withRow('35712345', '139931234', undefined, dense);
    expect(found.column('緯度').slice(0, 5)).toEqual(OTHERS.map(([north]) => north));
    expect(found.column('経度').slice(0, 5)).toEqual(OTHERS.map(([, east]) => east));
  });

  it('without others to compare is never given a point', async () => {
    const found = await withRow('35721797', '139921796', undefined, []);
    expect(found.questions.map((line) => line.split('→')[1])).toEqual(['35.721797', '139.921796']);
  });
});

/** Somewhere in Japan, and rows around it as a town has them. */
const town = fc
  .record({ north: fc.integer({ min: 24, max: 44 }), east: fc.integer({ min: 124, max: 145 }) })
  .chain(({ north, east }) =>
    fc
      .array(fc.tuple(fc.integer({ min: 2000, max: 2900 }), fc.integer({ min: 5000, max: 5900 })), {
        minLength: 5,
        maxLength: 12,
      })
      .map((rows) => rows.map(([a, b]) => [`${north}.${a}37`, `${east}.${b}91`] as [string, string])),
  );
const asCsv = (rows: readonly (readonly string[])[]) =>
  [
    '名称,住所,設置位置,緯度,経度,小児対応設備の有無',
    ...rows.map(([north, east], n) => `会館${n},中央${n},1階,${north},${east},有`),
  ].join('\n');

/** What the columns are is the same in all of them, and takes longer to find than to repair. */
let understood: Promise<UnderstoodTable> | undefined;

async function repairedRows(rows: readonly (readonly string[])[]): Promise<Repaired> {
  understood ??= understandTable(await tableOf(asCsv(OTHERS)), { texts: ['aed'] });
  const { understanding } = await understood;
  return repairedAs(await tableOf(asCsv(rows)), understanding);
}

describe('properties', () => {
  it('right positions stay letter by letter, without a question', async () => {
    await fc.assert(
      fc.asyncProperty(town, async (rows) => {
        const found = await repairedRows(rows);
        expect(found.column('緯度').map((north, n) => [north, found.column('経度')[n]])).toEqual(rows);
        expect([found.ledger, found.questions]).toEqual([[], []]);
      }),
      { numRuns: 40 },
    );
  });

  it('what is swapped, points that are lost, tens that are wrong are found among any right ones', async () => {
    const dirt: ((pair: [string, string]) => [string, string])[] = [
      ([north, east]) => [east, north],
      ([north, east]) => [north.replace('.', ''), east.replace('.', '')],
      ([north, east]) => [north, east.replace(/^1(\d)/u, (_, ten: string) => `1${ten === '2' ? 4 : 2}`)],
    ];
    await fc.assert(
      fc.asyncProperty(town, fc.nat(), fc.nat({ max: 2 }), async (rows, where, kind) => {
        const at = where % rows.length;
        const dirty = rows.map((pair, n) => (n === at ? (dirt[kind]?.(pair) ?? pair) : pair));
        const found = await repairedRows(dirty);
        const { repairs, questions } = found.rows[at] ?? { repairs: [], questions: [] };
        const now = [found.column('緯度')[at], found.column('経度')[at]];
        // Addresses without a municipality all agree, so that the tens are sure as well.
        expect(questions.length > 0 || (repairs.length > 0 && now.join() === rows[at]?.join())).toBe(true);
        expect(
          found.rows.every(
            ({ repairs: own, questions: asked }, n) => n === at || own.length + asked.length === 0,
          ),
        ).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

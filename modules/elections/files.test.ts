import * as XLSX from '@e965/xlsx';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { candidateTemplate, readCandidateFile } from './candidate-file.ts';
import { inOfficialOrder } from './candidate-form.ts';
import { STANDINGS, TERMS } from './election.ts';
import { readResultFile, resultTemplate } from './result-file.ts';
import { aboutWith, CANDIDATES, candidateWith, resultWith } from './testing-election.ts';

const WHOLE = [{ district: '', seats: 1 }];
const DISTRICTS = [
  { district: '東選挙区', seats: 2 },
  { district: '西選挙区', seats: 1 },
];

const bytesOf = (text: string) => new TextEncoder().encode(text);
const listed = (text: string, contests = WHOLE) =>
  readCandidateFile({ name: '候補者.csv', bytes: bytesOf(text) }, contests);

/** The reverse of what browsers decode. */
function shiftJis(text: string): Uint8Array {
  const decoder = new TextDecoder('shift_jis');
  const bytesOfLetter = new Map<string, number[]>();
  for (let lead = 0xfc; lead >= 0x81; lead--)
    for (let trail = 0xfc; trail >= 0x40; trail--)
      bytesOfLetter.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
  for (let byte = 0; byte < 0x80; byte++) bytesOfLetter.set(String.fromCharCode(byte), [byte]);
  return Uint8Array.from([...text].flatMap((letter) => bytesOfLetter.get(letter) ?? []));
}

function workbook(rows: readonly (readonly (string | number)[])[]): Uint8Array {
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows.map((row) => [...row])), '候補者');
  return new Uint8Array(XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
}

describe('a list of candidates as offices have it', () => {
  it('with a title above it, in Shift_JIS, with other headings and columns that nobody needs', async () => {
    const text = [
      'こだま町長選挙　立候補届出状況,,,,,,,',
      '令和8年11月24日 17時現在,,,,,,,',
      '届出順,候補者氏名,フリガナ,所属党派名,満年齢,現・元・新の別,生年月日,住所',
      '１,髙橋　見本,タカハシ ミホン,無所属,６２歳,現職,昭和39年1月1日,こだま町本町1',
      '2,架空 はなこ,カクウ ハナコ,"こだまの会, 推薦",41,新人,,こだま町本町2',
    ].join('\r\n');
    const { candidates, findings } = await readCandidateFile(
      { name: 'ichiran.csv', bytes: shiftJis(text) },
      WHOLE,
    );
    expect(candidates).toEqual([
      candidateWith({ name: '髙橋　見本', kana: 'タカハシ ミホン', age: 62, term: '現' }),
      candidateWith({
        number: 2,
        name: '架空 はなこ',
        kana: 'カクウ ハナコ',
        party: 'こだまの会, 推薦',
        age: 41,
      }),
    ]);
    expect(findings.map(({ code, where }) => [code, where.letter])).toEqual([
      ['elections.left-out', 'G'],
      ['elections.left-out', 'H'],
    ]);
  });

  it('as a workbook, with numbers as numbers', async () => {
    const bytes = workbook([
      ['番号', '氏名', '年齢'],
      [2, '見本 二', 40],
      [1, '見本 一', 50],
    ]);
    const { candidates } = await readCandidateFile({ name: '候補者.xlsx', bytes }, WHOLE);
    expect(candidates?.map(({ number, name, age }) => [number, name, age])).toEqual([
      [1, '見本 一', 50],
      [2, '見本 二', 40],
    ]);
  });

  it('in districts: each has its own numbers, in the order of the election', async () => {
    const { candidates } = await listed(
      '選挙区,届出番号,氏名\n西選挙区,1,あ\n東　選挙区,2,い\n東選挙区,1,う',
      DISTRICTS,
    );
    expect(candidates?.map(({ district, name }) => `${district}${name}`)).toEqual([
      '東選挙区う',
      '東選挙区い',
      '西選挙区あ',
    ]);
  });

  it.each([
    ['届出番号,名\n1,あ', 'elections.no-columns', undefined],
    ['届出番号,氏名', 'elections.nothing', undefined],
    ['届出番号,氏名\n0,あ\n2,い', 'elections.bad-number', { row: 2, letter: 'A' }],
    ['届出番号,氏名\n1,\n2,い', 'elections.no-name', { row: 2, letter: 'B' }],
    ['届出番号,氏名\n1,あ\n1,い', 'elections.number-twice', { row: 3, letter: 'A' }],
    ['届出番号,氏名,年齢\n1,あ,七十\n2,い,50', 'elections.bad-age', { row: 2, letter: 'C' }],
    ['届出番号,氏名,新旧\n1,あ,再\n2,い,新', 'elections.bad-term', { row: 2, letter: 'C' }],
    [`届出番号,氏名\n1,${'あ'.repeat(61)}\n2,い`, 'elections.too-long', { row: 2, letter: 'B' }],
  ])('%s: says %s and where, and nothing of it counts', async (text, code, where) => {
    const { candidates, findings } = await listed(text);
    expect(candidates).toBeNull();
    const found = findings.find((one) => one.code === code);
    expect(found, JSON.stringify(findings)).toBeDefined();
    if (where !== undefined) expect(found?.where).toMatchObject(where);
  });

  it('knows a district that there is none of', async () => {
    const { candidates, findings } = await listed(
      '選挙区,届出番号,氏名\n北選挙区,1,あ\n東選挙区,1,い',
      DISTRICTS,
    );
    expect([candidates, findings[0]?.code]).toEqual([null, 'elections.no-district']);
    expect(findings[0]?.message.ja).toContain('東選挙区、西選挙区');
  });
});

/** Text of an announcement: any letters but those that no cell can hold at its edge. */
const word = fc
  .stringMatching(/^[ぁ-んァ-ヶ一-龠a-zA-Z々髙﨑・　=+@-]{1,20}$/u)
  .map((text) => text.trim())
  .filter((text) => text !== '');

const list = fc
  .uniqueArray(
    fc.record({
      number: fc.integer({ min: 1, max: 99 }),
      name: word,
      kana: fc.oneof(fc.constant(''), word),
      party: fc.oneof(fc.constant(''), word),
      age: fc.oneof(fc.constant(null), fc.integer({ min: 25, max: 99 })),
      term: fc.constantFrom(...TERMS),
      occupation: fc.oneof(fc.constant(''), word),
    }),
    { selector: ({ number }) => number, minLength: 2, maxLength: 12 },
  )
  .map((rows) => rows.map((row) => candidateWith(row)));

describe('whatever it is', () => {
  it('our own sample reads back as what it was made of', async () => {
    await fc.assert(
      fc.asyncProperty(list, async (candidates) => {
        const { body } = candidateTemplate('992020', candidates);
        const read = await listed(body);
        expect(read.candidates, JSON.stringify(read.findings)).toEqual(inOfficialOrder(candidates, WHOLE));
      }),
      { numRuns: 60 },
    );
  });

  it('no bytes are an exception, and what counts is in order and whole', async () => {
    const junk = fc.oneof(
      fc.uint8Array({ maxLength: 400 }),
      fc
        .array(
          fc.array(
            fc.constantFrom('1', '２', '氏名', '届出番号', '選挙区', '東選挙区', '"', '新', '', '0', '見本'),
            { maxLength: 6 },
          ),
          { maxLength: 8 },
        )
        .map((rows) => bytesOf(rows.map((row) => row.join(',')).join('\n'))),
    );
    await fc.assert(
      fc.asyncProperty(junk, fc.constantFrom(WHOLE, DISTRICTS), async (bytes, contests) => {
        const { candidates, findings } = await readCandidateFile({ name: 'x.csv', bytes }, contests);
        if (candidates === null) expect(findings.some(({ severity }) => severity === 'error')).toBe(true);
        else {
          expect(candidates).toEqual(inOfficialOrder(candidates, contests));
          for (const { name, number, standing } of candidates)
            expect([name !== '', number >= 1, STANDINGS.includes(standing)]).toEqual([true, true, true]);
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe('votes from a table', () => {
  const about = aboutWith();
  const empty = resultWith({ counts: [] });
  const read = (bytes: Uint8Array) =>
    readResultFile({ name: '開票.xlsx', bytes }, { about, candidates: CANDIDATES, result: empty });

  it('are those that lie in the file, not those that a spreadsheet shows or its arithmetic left', async () => {
    const book = XLSX.read(
      workbook([
        ['氏名', '得票数'],
        ['見本 いちろう', 1234.567],
        ['架空 はなこ', 0.1 + 0.2],
        ['架空 はなえ', 12],
      ]),
    );
    const cell = book.Sheets['候補者']?.['B2'] as { z?: string } | undefined;
    if (cell !== undefined) cell.z = '#,##0';
    const { counts, findings } = await read(
      new Uint8Array(XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer),
    );
    expect(
      counts?.[0]?.votes.map(({ votes }) => votes),
      JSON.stringify(findings),
    ).toEqual(['1234.567', '0.300', '12']);
  });

  it('come back from our own sample, with who is elected; turnout stays', async () => {
    const result = resultWith();
    const { body } = resultTemplate('992020', { about, candidates: CANDIDATES, result });
    const again = await readResultFile(
      { name: 'a.csv', bytes: bytesOf(body) },
      { about, candidates: CANDIDATES, result },
    );
    expect(again.counts, JSON.stringify(again.findings)).toEqual(result.counts);
  });

  it('of somebody who no longer stands are refused', async () => {
    const gone = CANDIDATES.map((one) => (one.number === 1 ? { ...one, standing: 'died' as const } : one));
    const { counts, findings } = await readResultFile(
      { name: 'a.csv', bytes: bytesOf('氏名,得票数\n見本 いちろう,5\n架空 はなこ,6') },
      { about, candidates: gone, result: empty },
    );
    expect([counts, findings[0]?.code]).toEqual([null, 'elections.no-such-candidate']);
  });
});

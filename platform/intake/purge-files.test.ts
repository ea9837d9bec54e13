import XLSX from '@e965/xlsx';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { redactorOf } from '../history/index.ts';
import { memoryBytes } from './pieces.ts';
import { lookInto } from './purge-files.ts';

const NAME = '山田 太郎';
const LINES = `地区,担当\r\nみどり町,山田太郎\r\n`;
const redactor = redactorOf(NAME);

function look(name: string, bytes: Uint8Array) {
  return lookInto(name, memoryBytes(bytes), redactor);
}

/** A CSV with these bytes as somebody's name, in hex. */
function csv(name: string): Uint8Array {
  return Uint8Array.from(Buffer.concat([Buffer.from('1,'), Buffer.from(name, 'hex'), Buffer.from('\r\n')]));
}
const SHIFT_JIS = csv('8e52936391be9859');
const EUC = csv('bbb3c5c4c2c0cfba');
/** 山本太郎 */
const OTHER_SHIFT_JIS = csv('8e52967b91be9859');

function workbook(bookType: 'xlsx' | 'biff8' | 'ods', who: string): Uint8Array {
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(
    book,
    XLSX.utils.aoa_to_sheet([
      ['地区', '担当'],
      ['みどり町', who],
    ]),
    '一覧',
  );
  return new Uint8Array(XLSX.write(book, { type: 'buffer', bookType, compression: true }));
}

describe('a file that holds the text', () => {
  it.each([
    ['a CSV in UTF-8', 'a.csv', strToU8(LINES)],
    ['a CSV in Shift_JIS', 'a.csv', SHIFT_JIS],
    ['a CSV in EUC-JP', 'a.csv', EUC],
    ['a text in UTF-16', 'a.txt', Uint8Array.from(Buffer.from(LINES, 'utf16le'))],
    ['a workbook', 'a.xlsx', workbook('xlsx', '山田　太郎')],
    ['an old workbook', 'a.xls', workbook('biff8', '山田太郎')],
    ['an open document', 'a.ods', workbook('ods', '山田太郎')],
    ['a zip with a CSV', 'a.zip', zipSync({ 'x/a.csv': SHIFT_JIS })],
    ['a zip with a workbook', 'a.zip', zipSync({ 'a.xlsx': workbook('xlsx', '山田太郎') })],
    ['a zip with the name of a file', 'a.zip', zipSync({ '山田太郎.csv': strToU8('x') })],
    ['the name of the file', '山田太郎.pdf', strToU8('%PDF-1.7')],
    [
      'runs of one cell',
      'a.xlsx',
      zipSync({ 'xl/sharedStrings.xml': strToU8('<si><r><t>山</t></r><r><t>田太郎</t></r></si>') }),
    ],
    [
      'entities',
      'a.xlsx',
      zipSync({ 'xl/sharedStrings.xml': strToU8('<si><t>&#23665;&#x7530;太郎</t></si>') }),
    ],
    ['a place where one piece ends', 'a.csv', strToU8(`${'あ'.repeat(349_525)}${LINES}`)],
  ])('is found: %s', async (_, name, bytes) => {
    expect(await look(name, bytes)).toBe('found');
  });
});

describe('a file that does not hold it', () => {
  it.each([
    ['a CSV of somebody else', 'a.csv', OTHER_SHIFT_JIS],
    ['a workbook of somebody else', 'a.xlsx', workbook('xlsx', '山本太郎')],
    ['an old workbook of somebody else', 'a.xls', workbook('biff8', '山本太郎')],
    [
      'two cells that follow each other',
      'a.xlsx',
      zipSync({ 'xl/sharedStrings.xml': strToU8('<si><t>山</t></si><si><t>田太郎</t></si>') }),
    ],
    ['nothing', 'empty.csv', new Uint8Array(0)],
  ])('is clean: %s', async (_, name, bytes) => {
    expect(await look(name, bytes)).toBe('clean');
  });
});

describe('a file that no program here can look into', () => {
  it.each([
    ['a PDF', 'a.pdf', strToU8('%PDF-1.7 …')],
    ['a picture', 'a.png', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 1, 2])],
    ['a PDF in a zip', 'a.zip', zipSync({ 'a.pdf': strToU8('%PDF-1.7') })],
    ['a broken zip', 'a.zip', zipSync({ 'a.csv': strToU8(LINES) }).subarray(0, 60)],
    ['a picture in a zip', 'a.zip', zipSync({ 'a.png': Uint8Array.from([0x89, 0x50, 0x4e, 0x47]) })],
  ])('is never taken for clean: %s', async (_, name, bytes) => {
    expect(await look(name, bytes)).toBe('unsearchable');
  });
});

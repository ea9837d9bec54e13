/**
 * Makes the untidy files of the demonstration from their readable sources: `node --import tsx demo/make.ts`.
 * What is committed are the bytes; a test compares them with what this makes.
 */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { utils, write } from '@e965/xlsx';
import { CARE } from './source/data-care.ts';
import { LIFE } from './source/data-life.ts';
import type { SourceFile } from './source/data-town.ts';
import { KAWAKAMI_SHEETS, type SourceSheet } from './source/kawakami-machi.ts';

const HERE = dirname(fileURLToPath(import.meta.url));

/** All files of the demonstration by path relative to demo/. */
export async function demoFiles(): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  const toCp932 = cp932Encoder();
  for (const [path, text] of await readSources('tomoni-shi')) {
    const lines = text.replaceAll('\n', '\r\n');
    files.set(`tomoni-shi/${path}`, toCp932(lines));
  }
  for (const lang of ['en', 'easy']) {
    for (const [path, text] of await readSources(`tomoni-shi/${lang}`)) {
      files.set(`tomoni-shi/${lang}/${path}`, new TextEncoder().encode(text));
    }
  }
  files.set('kawakami-machi/gomi_nittei_R8_saishuu.xlsx', workbook(KAWAKAMI_SHEETS));
  for (const file of [...CARE, ...LIFE]) files.set(`tomoni-shi-data/${file.name}`, dataFile(file, toCp932));
  return files;
}

function dataFile(
  { name, encoding, sheet, rows }: SourceFile,
  toCp932: (text: string) => Uint8Array,
): Uint8Array {
  if (encoding === undefined)
    return workbook([{ name: sheet ?? name, hidden: false, rows, merges: [], widths: [] }]);
  const lines = rows.map((row) => row.map((cell) => quoted(String(cell ?? ''))).join(','));
  if (encoding === 'cp932') return toCp932(`${lines.join('\r\n')}\r\n`);
  return new TextEncoder().encode(`${encoding === 'utf-8-bom' ? '\uFEFF' : ''}${lines.join('\n')}\n`);
}

function quoted(text: string): string {
  return /[",\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

async function readSources(folder: string): Promise<[string, string][]> {
  const at = join(HERE, 'source', folder);
  const names = (await readdir(at)).filter((name) => name.endsWith('.csv')).sort();
  return Promise.all(
    names.map(async (name): Promise<[string, string]> => [name, await readFile(join(at, name), 'utf8')]),
  );
}

/**
 * cp932 as Excel in Japan saves it. Node only decodes it (the Encoding Standard calls it shift_jis),
 * so the table is made by decoding every code there is; the first of several equal codes is taken.
 */
function cp932Encoder(): (text: string) => Uint8Array {
  const decoder = new TextDecoder('shift_jis', { fatal: true });
  const codes = new Map<string, number[]>();
  const learn = (bytes: number[]) => {
    try {
      const character = decoder.decode(Uint8Array.from(bytes));
      if (character.length === 1 && !codes.has(character)) codes.set(character, bytes);
    } catch {
      // No character has this code.
    }
  };
  for (let single = 0; single < 256; single++) learn([single]);
  for (let lead = 0x81; lead <= 0xfc; lead++) {
    for (let trail = 0x40; trail <= 0xfc; trail++) learn([lead, trail]);
  }
  return (text) =>
    Uint8Array.from(
      Array.from(text).flatMap((character) => {
        const bytes = codes.get(character);
        if (bytes === undefined) throw new Error(`cp932 has no ${character}`);
        return bytes;
      }),
    );
}

function workbook(sheets: readonly SourceSheet[]): Uint8Array {
  const book = utils.book_new();
  for (const source of sheets) {
    const sheet = utils.aoa_to_sheet(source.rows);
    sheet['!merges'] = source.merges.map((range) => utils.decode_range(range));
    sheet['!cols'] = source.widths.map((wch) => ({ wch }));
    utils.book_append_sheet(book, sheet, source.name);
  }
  // Said outright: else the library writes the formats of numbers that it met in other workbooks of the process.
  Object.assign(book, { SSF: { 0: 'General' } });
  book.Workbook = { Sheets: sheets.map(({ hidden }) => ({ Hidden: hidden ? 1 : 0 })) };
  return new Uint8Array(write(book, { type: 'array', bookType: 'xlsx', compression: true }));
}

async function main(): Promise<void> {
  for (const [path, bytes] of await demoFiles()) {
    await mkdir(dirname(join(HERE, path)), { recursive: true });
    await writeFile(join(HERE, path), bytes);
    console.log(`demo/${path} ${bytes.length} bytes`);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main();

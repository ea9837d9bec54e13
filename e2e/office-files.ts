/** Files as they lie on an official's desk: next year's folder, and what got in among it by mistake. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { utils, write } from '@e965/xlsx';
import { zipSync } from 'fflate';

const SOURCE = fileURLToPath(new URL('../demo/source/tomoni-shi/', import.meta.url));
const NAMES = ['area_days', 'center', 'description', 'remarks', 'target', 'transferdata'].map(
  (name) => `${name}.csv`,
);

/** Next year's: みどり町1丁目 gives its plastic on Fridays, みどり町２丁目 on Thursdays. */
function nextYear(name: string): string {
  const text = readFileSync(join(SOURCE, name), 'utf8');
  if (name !== 'area_days.csv') return text;
  return text
    .replace(
      'みどり町1丁目,北クリーンセンター,火 金 20270104,水',
      'みどり町1丁目,北クリーンセンター,火 金 20270104,木',
    )
    .replace(
      'みどり町２丁目,北クリーンセンター,火 金 20270104,水',
      'みどり町２丁目,北クリーンセンター,火 金 20270104,木',
    );
}

/** An Excel file for people: a visible list with telephone numbers, and a hidden sheet with names. All invented. */
function contacts(): Uint8Array {
  const book = utils.book_new();
  const list = [
    ['品目', '問い合わせ', '電話'],
    ['粗大ごみ', '受付センター', '099-000-0101'],
    ['食用油', '環境課', '099-000-0102'],
  ];
  utils.book_append_sheet(book, utils.aoa_to_sheet(list), '連絡先');
  const hidden = [
    ['担当者', '電話'],
    ['佐々木 一郎', '090-0000-0201'],
    ['高橋 真由美', '090-0000-0202'],
  ];
  utils.book_append_sheet(book, utils.aoa_to_sheet(hidden), '名簿');
  book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }] };
  return new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer);
}

export interface Desk {
  /** Next year's folder as single files. */
  folder: string[];
  /** The same folder in a zip. */
  zip: string;
  /** Hidden sheet with names, a column with telephone numbers. */
  contacts: string;
  /** Cut off in the middle. */
  broken: string;
  /** A PDF that somebody named .csv. */
  pdf: string;
}

/** Writes them into a folder. */
export function deskIn(folder: string): Desk {
  const put = (name: string, bytes: string | Uint8Array) => {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    return path;
  };
  mkdirSync(folder, { recursive: true });
  const files = NAMES.map((name) => [name, nextYear(name)] as const);
  const whole = contacts();
  return {
    folder: files.map(([name, text]) => put(name, text)),
    zip: put(
      'ごみカレンダー令和9年度.zip',
      zipSync(
        Object.fromEntries(
          files.map(([name, text]) => [`令和9年度/${name}`, new TextEncoder().encode(text)]),
        ),
      ),
    ),
    contacts: put('連絡先一覧.xlsx', whole),
    broken: put('こわれた表.xlsx', whole.slice(0, Math.floor(whole.length / 2))),
    pdf: put(
      'お知らせ.csv',
      '%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n',
    ),
  };
}

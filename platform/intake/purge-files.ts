/**
 * Whether a file holds a text, whatever it is: text in any encoding of Japan, zips and office documents (which are
 * zips of XML), old Excel files. What can't be looked into is said, never taken for clean.
 */
import { openWorkbook } from '@tomoni/sheets';
import type { Redactor } from '../history/index.ts';
import { limits } from './limits.ts';
import { type Bytes, inOrder, memoryBytes, range } from './pieces.ts';
import { openZip } from './zip.ts';

export type Verdict = 'found' | 'clean' | 'unsearchable';

/** Old Excel writes Japanese as UTF-16. */
const ENCODINGS = ['utf-8', 'shift_jis', 'utf-16le', 'utf-16be', 'euc-jp', 'iso-2022-jp'];
/** A text that is cut by the end of a piece lies whole in what is kept of it for the next. */
const OVERLAP = 2_000;
/** Zips in zips in zips: a person has to look. */
const DEEPEST = 3;
/** Compressed, encrypted or pictures: their letters can't be seen. */
const CLOSED =
  /^(?:%PDF-|\xff\xd8\xff|\x89PNG|GIF8|\x1f\x8b|Rar!|7z\xbc\xaf|RIFF|II\*\0|MM\0\*|[\s\S]{4}ftyp|[\s\S]{2}-lh)/;
const OLE = '\xd0\xcf\x11\xe0';

/** Looks through a file piece by piece. `name` is looked at, too. */
export async function lookInto(name: string, bytes: Bytes, redactor: Redactor, depth = 0): Promise<Verdict> {
  if (redactor.isIn(name)) return 'found';
  const head = Buffer.from(await range(bytes, 0, 16)).toString('latin1');
  if (head.startsWith('PK')) return lookIntoZip(name, bytes, redactor, depth);
  for (const encoding of ENCODINGS) {
    if (await isInText(bytes, encoding, redactor)) return 'found';
  }
  if (CLOSED.test(head)) return 'unsearchable';
  return head.startsWith(OLE) ? lookIntoOldWorkbook(name, bytes, redactor) : 'clean';
}

async function lookIntoZip(name: string, bytes: Bytes, redactor: Redactor, depth: number): Promise<Verdict> {
  if (depth >= DEEPEST) return 'unsearchable';
  const { entries, findings } = await openZip(name, bytes, limits);
  let verdict: Verdict = findings.length > 0 ? 'unsearchable' : 'clean';
  for (const { path, stream } of entries) {
    const inside = await lookIntoEntry(path, stream, redactor, depth + 1);
    if (inside === 'found') return 'found';
    if (inside === 'unsearchable' && !(isOffice(name) && isPicture(path))) verdict = 'unsearchable';
  }
  return verdict;
}

async function lookIntoEntry(
  path: string,
  stream: () => AsyncIterable<Uint8Array>,
  redactor: Redactor,
  depth: number,
): Promise<Verdict> {
  const parts: Uint8Array[] = [];
  try {
    for await (const part of stream()) parts.push(part);
  } catch {
    return 'unsearchable';
  }
  const bytes = new Uint8Array(Buffer.concat(parts));
  return lookInto(path, memoryBytes(bytes), redactor, depth);
}

function isOffice(name: string): boolean {
  return /\.(?:xls[xmb]|docx|pptx|od[stp])$/i.test(name);
}

/** Logos and photographs in an office document are no reason to ask for a look at each of them. */
function isPicture(path: string): boolean {
  return /\.(?:png|jpe?g|gif|emf|wmf)$/i.test(path);
}

async function isInText(bytes: Bytes, encoding: string, redactor: Redactor): Promise<boolean> {
  const decoder = new TextDecoder(encoding);
  let before = '';
  for await (const part of inOrder(bytes)) {
    const text = before + decoder.decode(part, { stream: true });
    if (redactor.isIn(text) || (text.includes('<') && redactor.isIn(withoutTags(text)))) return true;
    before = text.slice(-OVERLAP);
  }
  return false;
}

/** Excel cuts a cell's text into runs by its looks: 山<r>田. Where a cell or paragraph ends, the text ends. */
function withoutTags(text: string): string {
  return text
    .replace(/<\/(?:\w+:)?(?:si|is|c|p|row|tr|td|th|li)>/g, '\n')
    .replace(/<[^<>]*>/g, '')
    .replace(/&#(\d{1,7});/g, (whole, code: string) => letterOf(Number(code), whole))
    .replace(/&#x([0-9a-f]{1,6});/gi, (whole, code: string) => letterOf(Number.parseInt(code, 16), whole))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}

function letterOf(code: number, otherwise: string): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : otherwise;
}

/** The text of a cell may be cut in two by a record's end, so the cells are read as well. */
async function lookIntoOldWorkbook(name: string, bytes: Bytes, redactor: Redactor): Promise<Verdict> {
  try {
    const workbook = await openWorkbook({ name, bytes: inOrder(bytes) });
    if (workbook.sheets.length === 0) return 'unsearchable';
    for (const sheet of workbook.sheets) {
      for await (const batch of sheet.batches()) {
        if (batch.some(({ texts }) => texts.some(redactor.isIn))) return 'found';
      }
    }
    return 'clean';
  } catch {
    return 'unsearchable';
  }
}

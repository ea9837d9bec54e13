/** What a file is by its first bytes, where that keeps it from being a table whatever its name says. */
import type { Finding } from '@tomoni/findings';
import { finding } from './findings.ts';

/** So many first bytes `refusalByContent` wants to see. */
export const HEAD = 4096;

const TABLE_ENDINGS = /\.(csv|tsv|xlsx|xlsm|xls)$/i;

const KINDS: readonly (readonly [kind: string, starts: RegExp])[] = [
  ['PDF', /^\s{0,8}%PDF-/],
  ['JPEG', /^\xff\xd8\xff/],
  ['PNG', /^\x89PNG/],
  ['GIF', /^GIF8/],
  ['HTML', /^(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html)/i],
  ['gzip', /^\x1f\x8b/],
];

const ARCHIVES: readonly (readonly [kind: string, starts: RegExp])[] = [
  ['RAR', /^Rar!\x1a/],
  ['7z', /^7z\xbc\xaf\x27\x1c/],
  ['LZH', /^[\s\S]{2}-lh[\dd]-/],
];

/** OLE2, the container of .xls and of workbooks with a password. */
const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');

/** Looks for a password while a file passes by, without keeping it. */
export class PasswordWatch {
  #isOle: boolean | null = null;
  #tail: Buffer = Buffer.alloc(0);
  found = false;

  add(part: Uint8Array): void {
    if (this.found || this.#isOle === false) return;
    const bytes = Buffer.concat([this.#tail, part]);
    this.#isOle ??= bytes.subarray(0, OLE.length).equals(OLE);
    this.found = this.#isOle && bytes.includes(ENCRYPTED);
    this.#tail = bytes.subarray(Math.max(0, bytes.length - ENCRYPTED.length));
  }
}

/** Why a file can't be what its name says; null when it may be. */
export function refusalByContent(path: string, head: Uint8Array, hasPassword: boolean): Finding | null {
  if (hasPassword) return finding('intake.password', { file: path });
  const text = Buffer.from(head.buffer, head.byteOffset, head.byteLength).toString('latin1');
  const archive = ARCHIVES.find(([, starts]) => starts.test(text));
  if (archive !== undefined) return finding('intake.other-archive', { file: path }, { kind: archive[0] });
  const ending = TABLE_ENDINGS.exec(path)?.[1]?.toLowerCase();
  const other = ending === undefined ? undefined : KINDS.find(([, starts]) => starts.test(text));
  if (ending === undefined || other === undefined) return null;
  return finding('intake.no-table', { file: path }, { ending, kind: other[0] });
}

/** Zips, opened within bounds. What an entry says about its size is checked while it is unpacked. */
import type { Finding } from '@tomoni/findings';
import { type Entry, fromBuffer, type ZipFile } from 'yauzl';
import { finding } from './findings.ts';
import type { IntakeLimits } from './limits.ts';
import { decodeName, isRubbish, safePath } from './paths.ts';

export interface ZipContent {
  files: { path: string; bytes: Uint8Array }[];
  findings: Finding[];
}

/** What is left of the bounds for this zip. */
export type ZipBounds = Pick<IntakeLimits, 'files' | 'expandedBytes' | 'entryBytes'>;

/** Starts like a zip, and isn't an office document (those are zips inside). */
export function isZip(name: string, bytes: Uint8Array): boolean {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return false;
  if (/\.zip$/i.test(name)) return true;
  return !/\.(?:xlsx|xlsm|xlsb|docx|pptx|ods|odt|odp|jar|epub|kmz)$/i.test(name);
}

/** All files of a zip that may be read; whatever keeps one from it is a finding, and the rest goes on. */
export async function openZip(zipName: string, bytes: Uint8Array, bounds: ZipBounds): Promise<ZipContent> {
  const content: ZipContent = { files: [], findings: [] };
  let zip: ZipFile;
  try {
    zip = await directoryOf(bytes);
  } catch {
    content.findings.push(finding('intake.zip-broken', { file: zipName }));
    return content;
  }
  try {
    await readEntries(zip, zipName, bounds, content);
  } catch {
    content.findings.push(finding('intake.zip-broken', { file: zipName }));
  } finally {
    zip.close();
  }
  return content;
}

/** `decodeStrings: false`: names are bytes then, so that we can tell cp932 from UTF-8. */
function directoryOf(bytes: Uint8Array): Promise<ZipFile> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return new Promise((resolve, reject) => {
    fromBuffer(buffer, { lazyEntries: true, decodeStrings: false }, (error, zip) => {
      if (error) reject(error);
      else resolve(zip);
    });
  });
}

async function readEntries(
  zip: ZipFile,
  zipName: string,
  bounds: ZipBounds,
  content: ZipContent,
): Promise<void> {
  let total = 0;
  const tooMuch = () =>
    content.findings.push(
      finding(
        'intake.zip-expands',
        { file: zipName },
        { limit: mebibytes(bounds.expandedBytes), count: bounds.files },
      ),
    );
  for await (const entry of entriesOf(zip)) {
    const raw = decodeName(entry.fileName as unknown as Buffer);
    if (/[/\\]$/.test(raw) || isRubbish(raw)) continue;
    const path = safePath(raw);
    if (path === null) {
      content.findings.push(finding('intake.unsafe-path', { file: zipName }, { name: raw }));
      continue;
    }
    if (entry.isEncrypted()) {
      content.findings.push(finding('intake.zip-protected', { file: zipName }));
      return;
    }
    total += entry.uncompressedSize;
    if (total > bounds.expandedBytes || entry.uncompressedSize > bounds.entryBytes) return void tooMuch();
    if (content.files.length >= bounds.files) return void tooMuch();
    try {
      content.files.push({ path, bytes: await unpack(zip, entry) });
    } catch {
      content.findings.push(finding('intake.zip-entry-broken', { file: `${zipName}/${path}` }));
    }
  }
}

async function* entriesOf(zip: ZipFile): AsyncGenerator<Entry> {
  while (true) {
    const entry = await nextEntry(zip);
    if (entry === null) return;
    yield entry;
  }
}

function nextEntry(zip: ZipFile): Promise<Entry | null> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void) => {
      zip.removeListener('entry', onEntry).removeListener('end', onEnd).removeListener('error', onError);
      act();
    };
    const onEntry = (entry: Entry) => settle(() => resolve(entry));
    const onEnd = () => settle(() => resolve(null));
    const onError = (error: Error) => settle(() => reject(error));
    zip.on('entry', onEntry).on('end', onEnd).on('error', onError);
    zip.readEntry();
  });
}

/** yauzl ends with an error when more comes out than the entry says, so this never grows beyond the bound. */
function unpack(zip: ZipFile, entry: Entry): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) return reject(error);
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('error', reject);
      stream.on('end', () => resolve(Buffer.concat(parts)));
    });
  });
}

function mebibytes(bytes: number): number {
  return Math.floor(bytes / (1024 * 1024));
}

import type { Finding } from '@tomoni/findings';
import { finding } from '../findings.ts';
import { DamagedArchive, readZipDirectory, type ZipEntry } from './zip-archive.ts';

/** Most bytes that an archive may unpack to. */
export const MAX_UNPACKED = 200 * 1_048_576;
const MAX_ENTRIES = 10_000;

export type CheckedArchive = { unpacked: number } | { refused: Finding };

/** Looks at a zip's directory before anything is unpacked: is it a workbook, and of bearable size? */
export function checkArchive(bytes: Uint8Array): CheckedArchive {
  let entries: ZipEntry[];
  try {
    entries = readZipDirectory(bytes);
  } catch (error) {
    if (error instanceof DamagedArchive || error instanceof RangeError)
      return { refused: finding('sheets.damaged') };
    throw error;
  }
  const unpacked = entries.reduce((sum, { size }) => sum + size, 0);
  if (unpacked > MAX_UNPACKED || entries.length > MAX_ENTRIES) {
    const megabytes = Math.round(MAX_UNPACKED / 1_048_576);
    return { refused: finding('sheets.unpacks-too-large', {}, { limit: megabytes }) };
  }
  const refused = notXlsx(entries.map(({ name }) => name));
  return refused ? { refused } : { unpacked };
}

function notXlsx(names: string[]): Finding | null {
  if (names.includes('xl/workbook.bin')) return finding('sheets.unsupported-workbook', {}, { kind: '.xlsb' });
  if (names.includes('[Content_Types].xml') && names.some((name) => /(^|\/)workbook\d*\.xml$/i.test(name)))
    return null;
  if (names.includes('content.xml') && names.includes('mimetype')) {
    return finding('sheets.unsupported-workbook', {}, { kind: 'OpenDocument' });
  }
  if (names.includes('[Content_Types].xml')) return finding('sheets.not-a-workbook');
  const listed = names.filter((name) => !name.endsWith('/'));
  return finding('sheets.zip-archive', {}, { count: listed.length, names: listed.slice(0, 5).join(', ') });
}

import { finding } from '../findings.ts';
import { DamagedContainer, openOle } from './ole-container.ts';
import { readXls } from './read-xls.ts';
import { readXlsx } from './read-xlsx.ts';
import type { WorkbookResult } from './sheet-data.ts';
import { readXlsLayout } from './xls-layout.ts';

/** Reads an .xlsx whose declared size was checked (see check-archive.ts). Never throws for what is in the file. */
export async function loadXlsx(bytes: Uint8Array): Promise<WorkbookResult> {
  try {
    return { data: await readXlsx(bytes) };
  } catch (error) {
    return { refused: refusal(error) };
  }
}

/** Reads what an OLE container holds: an old workbook, or a new one that is locked by a password. */
export async function loadOle(bytes: Uint8Array): Promise<WorkbookResult> {
  try {
    const container = openOle(bytes);
    if (container.names.includes('EncryptedPackage'))
      return { refused: finding('sheets.password-protected') };
    const stream = container.stream('Workbook');
    if (!stream) {
      const old = container.names.includes('Book');
      return { refused: finding(old ? 'sheets.excel-95' : 'sheets.not-a-workbook') };
    }
    const layout = readXlsLayout(stream);
    if (layout.encrypted) return { refused: finding('sheets.password-protected') };
    return { data: await readXls(bytes, layout) };
  } catch (error) {
    return { refused: refusal(error) };
  }
}

function refusal(error: unknown) {
  if (error instanceof DamagedContainer) return finding('sheets.damaged');
  const message = error instanceof Error ? error.message : '';
  return finding(/limit|outside the supported/i.test(message) ? 'sheets.too-large' : 'sheets.damaged');
}

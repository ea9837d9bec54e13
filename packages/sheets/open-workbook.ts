import { readHead } from './source/file-head.ts';
import { openSource, type Source } from './source/source.ts';
import { openText } from './text/open-text.ts';
import type { Workbook } from './workbook.ts';

const HEAD = 1_048_576;

export async function openWorkbook(source: Source): Promise<Workbook> {
  const opened = openSource(source);
  const head = await readHead(opened, HEAD);
  return openText(opened.name, head);
}

/**
 * One reading of one file in a process of its own, so that its memory is its own.
 * Usage: node --import tsx bench/csv-round.ts (sheets|papaparse) FILE
 */
import { createReadStream } from 'node:fs';
import { openWorkbook } from '@tomoni/sheets';
import Papa from 'papaparse';

export interface Round {
  seconds: number;
  rows: number;
  cells: number;
  /** Greatest resident memory of the process, bytes. */
  resident: number;
}

const [reader, path = ''] = process.argv.slice(2);
const started = performance.now();
const { rows, cells } = await (reader === 'papaparse' ? withPapaparse() : withSheets());
const seconds = (performance.now() - started) / 1000;
const round: Round = { seconds, rows, cells, resident: process.resourceUsage().maxRSS * 1024 };
process.stdout.write(JSON.stringify(round));

/** Everything that our reader does on its own: kind of file, encoding, delimiter, quotes, positions. */
async function withSheets(): Promise<{ rows: number; cells: number }> {
  const workbook = await openWorkbook({ path });
  let [rows, cells] = [0, 0];
  for (const sheet of workbook.sheets) {
    for await (const row of sheet.rows()) {
      rows++;
      cells += row.texts.length;
    }
  }
  return { rows, cells };
}

/** papaparse told the delimiter and the encoding, fed by chunks: its fastest way. */
function withPapaparse(): Promise<{ rows: number; cells: number }> {
  let [rows, cells] = [0, 0];
  return new Promise((resolve, reject) => {
    Papa.parse<string[]>(createReadStream(path, 'utf8'), {
      delimiter: ',',
      chunk: ({ data }) => {
        rows += data.length;
        for (const record of data) cells += record.length;
      },
      complete: () => resolve({ rows, cells }),
      error: reject,
    });
  });
}

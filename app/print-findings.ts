/** Findings and inspections as text for the person at the terminal. */
import type { PublicFinding } from '@tomoni/findings';
import type { BaseLang } from '@tomoni/platform/messages';
import { say } from './terminal.ts';

/** So many are listed one by one; all are in the JSON and on the site's page of the calendar. */
const LISTED = 20;

const marks = { error: '✗', warning: '?', info: 'i' } as const;

/** Lists findings, the gravest first, each with its place. */
export function printFindings(findings: readonly PublicFinding[], lang: BaseLang): void {
  const sorted = (['error', 'warning', 'info'] as const).flatMap((severity) =>
    findings.filter((finding) => finding.severity === severity),
  );
  for (const finding of sorted.slice(0, LISTED)) {
    const where = placeText(finding, lang);
    process.stderr.write(
      `  ${marks[finding.severity]} ${where === '' ? '' : `${where}  `}${finding.message}\n`,
    );
  }
  const rest = sorted.length - LISTED;
  if (rest > 0)
    say(lang, {
      ja: `  ほかに${rest}件（--json ですべて出ます）`,
      en: `  and ${rest} more (--json prints all)`,
    });
}

function placeText({ where }: PublicFinding, lang: BaseLang): string {
  const row = where.row === undefined ? '' : lang === 'ja' ? `${where.row}行目` : `row ${where.row}`;
  const column =
    where.letter === undefined ? '' : lang === 'ja' ? `${where.letter}列` : `column ${where.letter}`;
  return [where.file, where.sheet, row, column].filter((part) => part !== undefined && part !== '').join(' ');
}

/** What `tomoni inspect` says to a person. */
export function printInspection(
  document: {
    format: string | null;
    encoding: string | null;
    sheets: readonly { name: string; headerRow: number | null; rows: number; header: readonly string[] }[];
    findings: readonly PublicFinding[];
  },
  lang: BaseLang,
): void {
  const kind = [document.format, document.encoding].filter((part) => part !== null).join(', ');
  process.stdout.write(`${kind}\n`);
  for (const sheet of document.sheets) {
    const head = sheet.headerRow ?? '-';
    const counts =
      lang === 'ja'
        ? `見出し ${head}行目、データ ${sheet.rows}行`
        : `header in row ${head}, ${sheet.rows} rows`;
    process.stdout.write(`${sheet.name}: ${counts}\n  ${sheet.header.join(' | ')}\n`);
  }
  printFindings(document.findings, lang);
}

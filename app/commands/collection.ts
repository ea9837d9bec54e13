import { stat } from 'node:fs/promises';
import { isIsoDate } from '@tomoni/japanese';
import type { BaseLang } from '@tomoni/platform/messages';
import { type CollectionDocument, collectionDocument, loadFolder } from '@tomoni/recurrence';
import { type Arguments, readArguments } from '../arguments.ts';
import { type Command, UsageProblem } from '../command.ts';
import { printFindings } from '../print-findings.ts';
import { say } from '../terminal.ts';

/** A window longer than this is a slip of the pen, and its document would fill the memory. In days. */
const LONGEST_WINDOW_YEARS = 20;

/** `tomoni collection FOLDER`: every collection day of a 5374 folder. Needs no database. */
export const collectionCommand: Command = {
  name: 'collection',
  usage: {
    ja: 'collection FOLDER --from 年-月-日 --to 年-月-日 [--closure skip|shift] [--json]  5374 のフォルダーから収集日を出します',
    en: 'collection FOLDER --from DATE --to DATE [--closure skip|shift] [--json]  lists the collection days of a 5374 folder',
  },
  emptyDocument: { validThrough: null, areas: [] },
  async run(args, { lang, json }) {
    const given = readArguments(args, { from: 'text', to: 'text', closure: 'text' });
    const [folder, ...others] = given.positionals;
    if (folder === undefined || others.length > 0 || !(await isFolder(folder))) {
      throw new UsageProblem({
        ja:
          folder === undefined
            ? 'フォルダーを1つ指定してください。'
            : `${folder} というフォルダーはありません。`,
        en: folder === undefined ? 'Give one folder.' : `There is no folder ${folder}.`,
      });
    }
    const window = windowOf(given);
    const { document, ok } = collectionDocument(await loadFolder(folder), { ...window, lang });
    if (json) process.stdout.write(`${JSON.stringify(document)}\n`);
    else printDocument(document, lang);
    return ok;
  },
};

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

function windowOf(given: Arguments) {
  const from = given.text('from') ?? '';
  const to = given.text('to') ?? '';
  const closure = given.text('closure') ?? 'skip';
  if (!isIsoDate(from) || !isIsoDate(to)) {
    throw new UsageProblem({
      ja: '--from と --to を 2026-04-01 の形で書いてください。',
      en: 'Write --from and --to as 2026-04-01.',
    });
  }
  if (to < from || Number(to.slice(0, 4)) - Number(from.slice(0, 4)) > LONGEST_WINDOW_YEARS) {
    throw new UsageProblem({
      ja: `--to は --from のあと、${LONGEST_WINDOW_YEARS}年以内にしてください。`,
      en: `--to must come after --from, at most ${LONGEST_WINDOW_YEARS} years.`,
    });
  }
  if (closure !== 'skip' && closure !== 'shift') {
    throw new UsageProblem({ ja: '--closure は skip か shift です。', en: '--closure is skip or shift.' });
  }
  return { from, to, closure } as const;
}

function printDocument(document: CollectionDocument, lang: BaseLang): void {
  for (const area of document.areas) {
    process.stdout.write(`${area.name}\n`);
    for (const { date, category } of area.collections) {
      process.stdout.write(`  ${date}  ${category.replaceAll('\n', '')}\n`);
    }
  }
  say(lang, {
    ja: `地区 ${document.areas.length}、いつまでの予定か：${document.validThrough ?? '書かれていません'}`,
    en: `${document.areas.length} areas; holds until: ${document.validThrough ?? 'not said'}`,
  });
  printFindings(document.findings, lang);
}

import { existsSync, statSync } from 'node:fs';
import { tableDescriber } from '@tomoni/datasets';
import { inspectFile } from '@tomoni/sheets';
import { readArguments } from '../arguments.ts';
import { type Command, UsageProblem } from '../command.ts';
import { printInspection } from '../print-findings.ts';

/** `tomoni inspect FILE`: what a table file is, where its tables begin, and what is odd in it. */
export const inspectCommand: Command = {
  name: 'inspect',
  usage: {
    ja: 'inspect FILE [--json]  表のファイルを読み、形と気づいたことを出します',
    en: 'inspect FILE [--json]  reads a table file and says what it is and what is odd',
  },
  emptyDocument: { format: null, encoding: null, sheets: [] },
  async run(args, { lang, json }) {
    const { positionals } = readArguments(args, {});
    const [path, ...others] = positionals;
    if (path === undefined || others.length > 0) {
      throw new UsageProblem({ ja: 'ファイルを1つ指定してください。', en: 'Give one file.' });
    }
    if (!existsSync(path) || !statSync(path).isFile()) {
      throw new UsageProblem({ ja: `${path} というファイルはありません。`, en: `There is no file ${path}.` });
    }
    const { document, ok } = await inspectFile({ path }, { lang, describe: tableDescriber(lang) });
    if (json) process.stdout.write(`${JSON.stringify(document)}\n`);
    else printInspection(document, lang);
    return ok;
  },
};

import { createInterface } from 'node:readline/promises';
import { findOwner } from '@tomoni/owners/contract';
import { writeLists } from '@tomoni/platform/backup';
import { type PurgeResult, purge, searchPurge } from '@tomoni/platform/history';
import type { Lang } from '@tomoni/platform/messages';
import { readArguments } from '../arguments.ts';
import { type Command, UsageProblem } from '../command.ts';
import { openSite } from '../open-site.ts';
import { readSettings } from '../settings.ts';
import { say } from '../terminal.ts';

/** No name is longer; whoever pipes a file in by mistake is told. */
const LONGEST = 200;

/** `tomoni purge`: a leaked name goes from everything. The name itself is typed or piped in: command lines are kept. */
export const purgeCommand: Command = {
  name: 'purge',
  usage: {
    ja: 'purge 町の番号|団体|site --reason 理由 [--look]  漏れた名前などをどこからも消します。消す文字は、あとから入力します（--look は、どこにあるかを見るだけ）',
    en: 'purge PLACE|GROUP|site --reason WHY [--look]  removes a leaked name from everywhere; the name is asked for (--look only shows where it stands)',
  },
  emptyDocument: { id: null, places: {}, unsearched: [], unreached: [] },
  async run(args, { lang, json, env }) {
    const given = readArguments(args, { reason: 'text', look: 'flag' });
    const [owner = '', ...rest] = given.positionals;
    const look = given.flag('look');
    const reason = given.text('reason')?.trim() ?? '';
    if (owner === '' || rest.length > 0 || (reason === '' && !look)) {
      throw new UsageProblem({
        ja: 'どこのデータから消すかと、--reason に理由を書いてください。消す文字は書きません。',
        en: 'Write whose data it is, and the reason with --reason. Do not write the name itself.',
      });
    }
    const { site, close } = await openSite({ settings: readSettings(env), lang, share: true });
    try {
      if (owner !== 'site' && (await findOwner(site.db, owner)) === null) throw unknownOwner(owner);
      const text = await readText(lang);
      const result = look
        ? { id: null, ...(await searchPurge(site, { owner, text })) }
        : await purge(site, { owner, text, reason, actor: { kind: 'operator' } });
      // A running site does this by itself; here it may not be running.
      if (!look)
        await writeLists(site).catch((err: unknown) => site.log.warn({ err }, 'No list of removals'));
      if (json) process.stdout.write(`${JSON.stringify({ ...result, findings: [] })}\n`);
      tell(lang, result, look);
      return true;
    } finally {
      await close();
    }
  },
};

function unknownOwner(owner: string): UsageProblem {
  return new UsageProblem({
    ja: `「${owner}」という町や団体は、このサイトにありません。`,
    en: `This site has no town or group “${owner}”.`,
  });
}

/** From the keyboard, without showing it again; or the first line of what is piped in. */
async function readText(lang: Lang): Promise<string> {
  say(lang, {
    ja: '消す文字を入れて、Enter を押してください。',
    en: 'Type the text that has to go, and press Enter.',
  });
  const lines = createInterface({ input: process.stdin });
  try {
    for await (const line of lines) return checked(line.trim());
    return checked('');
  } finally {
    lines.close();
  }
}

function checked(text: string): string {
  const letters = text.replace(/[\s\p{P}]/gu, '').length;
  if (letters >= 2 && text.length <= LONGEST) return text;
  throw new UsageProblem({
    ja: `消す文字は、2文字から${LONGEST}文字までで入れてください。`,
    en: `The text has to have 2 to ${LONGEST} letters.`,
  });
}

function tell(lang: Lang, { places, unsearched, unreached }: Omit<PurgeResult, 'id'>, look: boolean): void {
  const count = Object.values(places).reduce((sum, one) => sum + one, 0);
  const where = Object.entries(places)
    .map(([name, number]) => `${name} ${number}`)
    .join(', ');
  say(
    lang,
    look
      ? { ja: `${count}か所にありました（${where}）。`, en: `It stands in ${count} places (${where}).` }
      : { ja: `${count}か所から消しました（${where}）。`, en: `Removed from ${count} places (${where}).` },
  );
  for (const file of unsearched) {
    say(lang, {
      ja: `  中を調べられないので、目で確かめてください：${file}`,
      en: `  Look at this yourself, it cannot be searched: ${file}`,
    });
  }
  for (const schema of unreached) {
    say(lang, {
      ja: `  対応する機能がないデータがあります：${schema}`,
      en: `  Nothing on this site answers for this data: ${schema}`,
    });
  }
}

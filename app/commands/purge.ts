import { findOwner } from '@tomoni/owners/contract';
import { writeLists } from '@tomoni/platform/backup';
import { type PurgeResult, purge, searchPurge } from '@tomoni/platform/history';
import type { Site } from '@tomoni/platform/manifest';
import type { BaseLang } from '@tomoni/platform/messages';
import { readArguments } from '../arguments.ts';
import { type Command, UsageProblem } from '../command.ts';
import { openSite } from '../open-site.ts';
import { readSettings } from '../settings.ts';
import { say } from '../terminal.ts';
import { PurgeAsking } from './purge-asking.ts';

/** `tomoni purge`: a leaked name goes from everything. The name itself is typed or piped in: command lines are kept. */
export const purgeCommand: Command = {
  name: 'purge',
  usage: {
    ja: 'purge 町の番号|団体|site --reason 理由 [--look] [--yes]  漏れた名前などをどこからも消します。消す文字は、あとから入力します（--look は、どこにあるかを見るだけ。--yes は、確かめずに消します）',
    en: 'purge PLACE|GROUP|site --reason WHY [--look] [--yes]  removes a leaked name from everywhere; the name is asked for (--look only shows where it stands, --yes removes without asking again)',
  },
  emptyDocument: { id: null, places: {}, unsearched: [], unreached: [] },
  async run(args, { lang, json, env }) {
    const asked = readAsked(args);
    const { owner } = asked;
    const { site, close } = await openSite({ settings: readSettings(env), lang, share: true });
    const asking = new PurgeAsking(process.stdin, lang);
    try {
      if (owner !== 'site' && (await findOwner(site.db, owner)) === null) throw unknownOwner(owner);
      const text = await asking.text();
      const result = await lookOrRemove(site, { ...asked, text, asking, lang });
      if (json) process.stdout.write(`${JSON.stringify({ ...result, findings: [] })}\n`);
      return true;
    } finally {
      asking.close();
      await close();
    }
  },
};

interface Asked {
  owner: string;
  reason: string;
  /** Only show where it stands. */
  look: boolean;
  /** Remove without showing it first. */
  yes: boolean;
}

/** @throws UsageProblem */
function readAsked(args: readonly string[]): Asked {
  const given = readArguments(args, { reason: 'text', look: 'flag', yes: 'flag' });
  const [owner = '', ...rest] = given.positionals;
  const look = given.flag('look');
  const yes = given.flag('yes');
  const reason = given.text('reason')?.trim() ?? '';
  if (owner === '' || rest.length > 0 || (reason === '' && !look)) {
    throw new UsageProblem({
      ja: 'どこのデータから消すかと、--reason に理由を書いてください。消す文字は書きません。',
      en: 'Write whose data it is, and the reason with --reason. Do not write the name itself.',
    });
  }
  if (!look && !yes && !process.stdin.isTTY) {
    throw new UsageProblem({
      ja: '端末でないところでは、消す前に確かめられません。--look で先に見てから、--yes を付けて消してください。',
      en: 'Without a terminal nobody can be asked. Look first with --look, then remove with --yes.',
    });
  }
  return { owner, reason, look, yes };
}

type Outcome = Omit<PurgeResult, 'id'> & { id: string | null };

interface Job extends Asked {
  text: string;
  asking: PurgeAsking;
  lang: BaseLang;
}

async function lookOrRemove(site: Site, job: Job): Promise<Outcome> {
  const { owner, reason, text, look, yes, asking, lang } = job;
  if (look || !yes) {
    const found = { id: null, ...(await searchPurge(site, { owner, text })) };
    tell(lang, found, 'found');
    if (look) return found;
    if (!(await asking.confirmed())) {
      say(lang, { ja: '何も消していません。', en: 'Nothing was removed.' });
      return found;
    }
  }
  const removed = await purge(site, { owner, text, reason, actor: { kind: 'operator' } });
  // A running site does this by itself; here it may not be running.
  await writeLists(site).catch((err: unknown) => site.log.warn({ err }, 'No list of removals'));
  tell(lang, removed, 'removed');
  return removed;
}

function unknownOwner(owner: string): UsageProblem {
  return new UsageProblem({
    ja: `「${owner}」という町や団体は、このサイトにありません。`,
    en: `This site has no town or group “${owner}”.`,
  });
}

function tell(lang: BaseLang, { places, unsearched, unreached }: Outcome, what: 'found' | 'removed'): void {
  const count = Object.values(places).reduce((sum, one) => sum + one, 0);
  const where = Object.entries(places)
    .map(([name, number]) => `${name} ${number}`)
    .join(', ');
  say(
    lang,
    what === 'found'
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

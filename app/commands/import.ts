import { publicFinding } from '@tomoni/findings';
import type { BaseLang } from '@tomoni/platform/messages';
import { type Arguments, readArguments } from '../arguments.ts';
import { type Command, UsageProblem } from '../command.ts';
import { type ImportOutcome, importFiles } from '../import-files.ts';
import { openSite } from '../open-site.ts';
import { printFindings } from '../print-findings.ts';
import { resolvePlace } from '../resolve-place.ts';
import { readSettings } from '../settings.ts';
import { say } from '../terminal.ts';

/** Options that answer what files can't tell, and the question that each answers. */
const ANSWERS = {
  closure: 'closure',
  'valid-through': 'validThrough',
  'put-out-by': 'putOutBy',
  'made-by': 'madeBy',
  maker: 'maker',
  contact: 'contact',
  licence: 'licence',
  rhythm: 'rhythm',
  department: 'department',
} as const;

/** `tomoni import PLACE FILES…`: publishes a town's files as the operator. */
export const importCommand: Command = {
  name: 'import',
  usage: {
    ja: 'import 町の番号か名前 FILES… [--name 町の名前] [--made-by town|volunteers] [--maker 名前] [--contact 問い合わせ先] [--put-out-by 8:30] [--closure skip|shift] [--valid-through 年-月-日] [--licence CC-BY-4.0] [--rhythm yearly] [--department 担当課]  町のファイルを公開します',
    en: 'import PLACE FILES… [--name NAME] [--made-by town|volunteers] [--maker NAME] [--contact TEXT] [--put-out-by 8:30] [--closure skip|shift] [--valid-through DATE] [--licence CC-BY-4.0] [--rhythm yearly] [--department NAME]  publishes a town’s files',
  },
  emptyDocument: { place: null, published: false },
  async run(args, { lang, json, env }) {
    const kinds = Object.fromEntries(Object.keys(ANSWERS).map((name) => [name, 'text' as const]));
    const given = readArguments(args, { ...kinds, name: 'text' });
    const [placeText, ...paths] = given.positionals;
    if (placeText === undefined || paths.length === 0) {
      throw new UsageProblem({
        ja: '町の番号か名前と、ファイルかフォルダーを指定してください。',
        en: 'Give a place and its files or folders.',
      });
    }
    const place = resolvePlace(placeText, given.text('name'));
    const { site, close } = await openSite({ settings: readSettings(env), lang, share: true });
    try {
      const answers = { maker: place.name, ...answersOf(given) };
      const outcome = await importFiles(site, { place, paths, answers });
      if (json) process.stdout.write(`${JSON.stringify(documentOf(place.code, outcome, lang))}\n`);
      else printOutcome(place, outcome, lang);
      return outcome.result !== null;
    } finally {
      await close();
    }
  },
};

function answersOf(given: Arguments): Record<string, string> {
  const answers: Record<string, string> = {};
  for (const [option, question] of Object.entries(ANSWERS)) {
    const text = given.text(option);
    if (text !== null) answers[question] = text;
  }
  return answers;
}

function documentOf(place: string, { staged, result }: ImportOutcome, lang: BaseLang) {
  return {
    place,
    published: result !== null,
    kind: staged.kind,
    version: result?.version ?? null,
    summary: result?.summary ?? null,
    questions: staged.questions.map(({ id, text, assumed }) => ({ id, text: text[lang], assumed })),
    findings: staged.findings.map((finding) => publicFinding(finding, lang)),
  };
}

function printOutcome(place: { code: string; name: string }, outcome: ImportOutcome, lang: BaseLang): void {
  const { staged, result } = outcome;
  printFindings(
    staged.findings.map((finding) => publicFinding(finding, lang)),
    lang,
  );
  if (result === null) {
    say(lang, {
      ja: `${place.name}：公開しませんでした。上の ✗ を直して、もう一度どうぞ。`,
      en: `${place.name}: nothing was published. Mend what is marked ✗ and try again.`,
    });
    return;
  }
  for (const { text, assumed } of staged.questions) {
    const note =
      assumed === null
        ? { ja: '未回答', en: 'not answered' }
        : { ja: `${assumed} とみなしました`, en: `took ${assumed}` };
    say(lang, { ja: `  ？ ${text.ja}（${note.ja}）`, en: `  ? ${text.en} (${note.en})` });
  }
  for (const line of summaryLines(result.summary)) say(lang, line);
  const path = `/${place.code}/${staged.kind === 'collection.calendar' ? 'garbage' : 'data'}`;
  say(lang, {
    ja: `${place.name}：公開しました。${path} で見られます。`,
    en: `${place.name}: published. See ${path}.`,
  });
}

interface Summary {
  datasets?: { title: string; records: number; number: number; same: boolean }[];
  same?: boolean;
  areas?: number;
  changes?: {
    added: string[];
    removed: string[];
    changed: { name: string; categories: string[] }[];
    unchanged: number;
  } | null;
}

/** What the new version changes, for how many areas. */
function summaryLines(summary: unknown) {
  const { same, areas, changes, datasets } = (summary ?? {}) as Summary;
  if (datasets !== undefined) return datasets.map(datasetLine);
  if (same === true) return [{ ja: '前と同じ内容です。', en: 'It is the same as before.' }];
  if (!changes) return [{ ja: `地区 ${areas ?? 0}`, en: `${areas ?? 0} areas` }];
  const { added, removed, changed, unchanged } = changes;
  const lines = [
    {
      ja: `変わる地区 ${changed.length}、新しい地区 ${added.length}、なくなる地区 ${removed.length}、変わらない地区 ${unchanged}`,
      en: `${changed.length} areas change, ${added.length} are new, ${removed.length} go, ${unchanged} stay the same`,
    },
  ];
  for (const { name, categories } of changed.slice(0, LISTED_CHANGES)) {
    lines.push({ ja: `  ${name}：${categories.join('、')}`, en: `  ${name}: ${categories.join(', ')}` });
  }
  return lines;
}

function datasetLine({ title, records, number, same }: NonNullable<Summary['datasets']>[number]) {
  return same
    ? { ja: `  ${title}：前と同じ内容です`, en: `  ${title}: the same as before` }
    : {
        ja: `  ${title}：${records}件（第${number}版）`,
        en: `  ${title}: ${records} records (version ${number})`,
      };
}

/** So many changed areas are named; the rest is counted above. */
const LISTED_CHANGES = 10;

import { readArguments } from '../arguments.ts';
import type { Command } from '../command.ts';
import { reportSettings, type SettingReport } from '../settings.ts';

/** `tomoni settings`: every setting, its value and where that comes from. Passwords are masked. */
export const settingsCommand: Command = {
  name: 'settings',
  usage: {
    ja: 'settings [--json]  設定と、いまの値を出します',
    en: 'settings [--json]  lists the settings and their values now',
  },
  emptyDocument: { settings: [] },
  async run(args, { lang, json, env }) {
    readArguments(args, {});
    const reports = reportSettings(env);
    if (json) process.stdout.write(`${JSON.stringify(documentOf(reports, lang))}\n`);
    else process.stdout.write(reports.map((report) => `${linesOf(report, lang)}\n`).join(''));
    return reports.every(({ problem }) => problem === null);
  },
};

function documentOf(reports: readonly SettingReport[], lang: 'ja' | 'en') {
  return {
    settings: reports.map(({ about, problem: _, ...report }) => ({ ...report, about: about[lang] })),
    findings: reports.flatMap(({ name, problem }) =>
      problem === null
        ? []
        : [{ code: 'tomoni.setting', severity: 'error', message: problem[lang], where: { column: name } }],
    ),
  };
}

const WORDS = {
  ja: { unset: '（未設定）', environment: '環境変数', '.env': '.env', default: '初期値' },
  en: { unset: '(not set)', environment: 'environment', '.env': '.env', default: 'default' },
} as const;

function linesOf({ name, value, source, about, problem }: SettingReport, lang: 'ja' | 'en'): string {
  const words = WORDS[lang];
  const shown = value === null || value === '' ? words.unset : `${value}  [${words[source]}]`;
  const lines = [`${name} = ${shown}`, `    ${about[lang]}`];
  if (problem !== null) lines.push(`  ✗ ${problem[lang]}`);
  return lines.join('\n');
}

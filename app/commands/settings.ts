import { readArguments } from '../arguments.ts';
import type { Command } from '../command.ts';
import { readSettings, type SettingName, settingTable } from '../settings.ts';

/** `tomoni settings`: every setting with its value now, its standard value and what it does. */
export const settingsCommand: Command = {
  name: 'settings',
  usage: {
    ja: 'settings [--json]  すべての設定と、いまの値を出します',
    en: 'settings [--json]  lists all settings and their values',
  },
  emptyDocument: { settings: [] },
  async run(args, { lang, json, env }) {
    readArguments(args, {});
    const values = readSettings(env);
    const settings = (Object.keys(settingTable) as SettingName[]).map((name) => {
      const shape: { standard: string; what: { ja: string; en: string }; secret?: boolean } =
        settingTable[name];
      return {
        name,
        value: shape.secret === true && values[name] !== null ? '(set)' : shown(values[name]),
        standard: shape.standard,
        what: shape.what[lang],
      };
    });
    if (json) process.stdout.write(`${JSON.stringify({ settings, findings: [] })}\n`);
    else for (const one of settings) process.stdout.write(`${one.name}=${one.value}\n    ${one.what}\n`);
    return true;
  },
};

function shown(value: unknown): string {
  if (value === null) return '';
  return Array.isArray(value) ? value.join(',') : String(value);
}

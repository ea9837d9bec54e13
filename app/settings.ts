/** Reading the settings of a site: from the environment and .env, and as `tomoni settings` shows them. */
import type { z } from 'zod';
import { type Text, UsageProblem } from './command.ts';
import { envFile, withEnvFile } from './env-file.ts';
import { type Setting, table } from './setting-table.ts';

type Table = typeof table;
export type SettingName = keyof Table;

type ValueOf<One> = One extends { default: infer Default; schema: z.ZodType<infer Value> }
  ? Default extends null
    ? Value | null
    : Value
  : never;

/** What the settings mean, ready to use. A setting without a default is null when it isn't set. */
export type Settings = { [Name in SettingName]: ValueOf<Table[Name]> };

/** One setting as `tomoni settings` shows it. */
export interface SettingReport {
  name: SettingName;
  /** As written; secrets with their password masked; null when not set. */
  value: string | null;
  default: string | null;
  source: 'environment' | '.env' | 'default';
  secret: boolean;
  about: Text;
  /** What is wrong with the value. */
  problem: Text | null;
}

/**
 * The settings from the environment and, where that says nothing, from the file .env in `folder`; null: from no file.
 * @throws UsageProblem naming the first setting whose value can't be used.
 */
export function readSettings(env: NodeJS.ProcessEnv, folder: string | null = process.cwd()): Settings {
  const written = folder === null ? env : withEnvFile(env, folder);
  const settings = Object.entries<Setting<unknown>>(table).map(([name, setting]) => {
    const { value, problem } = read(name, setting, written[name]);
    if (problem !== null) throw new UsageProblem(problem);
    return [name, value];
  });
  return Object.fromEntries(settings) as Settings;
}

/** Every setting with its value, where that comes from, and what is wrong with it. */
export function reportSettings(env: NodeJS.ProcessEnv, folder = process.cwd()): SettingReport[] {
  const file = envFile(folder);
  return Object.entries<Setting<unknown>>(table).map(([name, setting]) => {
    const text = env[name] || file[name] || null;
    const value = text ?? setting.default;
    const { problem } = read(name, setting, text);
    return {
      name: name as SettingName,
      value: setting.secret === true && value ? masked(value, problem === null) : value,
      default: setting.default,
      source: env[name] ? 'environment' : text === null ? 'default' : '.env',
      secret: setting.secret ?? false,
      about: setting.about,
      problem,
    };
  });
}

/** An empty text counts as not set: that is how shells and compose files leave a setting out. */
function read(name: string, setting: Setting<unknown>, written: string | null | undefined) {
  const text = written || setting.default;
  if (text === null) return { value: null, problem: null };
  const result = setting.schema.safeParse(text);
  if (result.success) return { value: result.data, problem: null };
  const shown = setting.secret === true ? '' : text;
  return {
    value: null,
    problem: {
      ja: `設定 ${name} の値${shown === '' ? '' : `「${shown}」`}は使えません。${setting.form.ja}で書いてください。`,
      en: `The setting ${name}${shown === '' ? '' : ` cannot be “${shown}”`}: write ${setting.form.en}.`,
    },
  };
}

/** Only what helps to recognise it: where the database is, not how to get in. */
function masked(value: string, isRight: boolean): string {
  const parts = value.split(/[\s,]+(?=[a-z]+:\/\/)/);
  if (parts.length > 1) return parts.map((part) => masked(part, isRight)).join(' ');
  if (!isRight || !URL.canParse(value)) return '***';
  const { protocol, host, pathname, username } = new URL(value);
  return `${protocol}//${username === '' ? '' : `${username}:***@`}${host}${pathname}`;
}

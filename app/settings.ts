/** Every setting of a site: from the environment, or from a file .env in the folder where Tomoni starts. */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { z } from 'zod';
import { type Text, UsageProblem } from './command.ts';

const optionalText = z
  .string()
  .optional()
  .transform((text) => (text === undefined || text.trim() === '' ? null : text.trim()));

const url = (protocols: RegExp) =>
  optionalText.refine((text) => text === null || (URL.canParse(text) && protocols.test(text)));

interface SettingShape<Schema extends z.ZodType = z.ZodType> {
  schema: Schema;
  /** As people read it; what stands when nothing is set. */
  standard: string;
  what: Text;
  /** Never printed: it may hold a password. */
  secret?: boolean;
}

/** The one table of settings; `tomoni settings` prints it. */
export const settingTable = {
  PORT: {
    schema: z.coerce.number().int().min(0).max(65_535).default(3000),
    standard: '3000',
    what: { ja: '待ち受けるポートの番号', en: 'Port to listen on' },
  },
  HOST: {
    schema: optionalText,
    standard: '',
    what: {
      ja: '待ち受けるアドレス（空なら、すべて）',
      en: 'Address to listen on; empty: all of this machine’s',
    },
  },
  DATA_DIR: {
    schema: z
      .string()
      .default('./data')
      .transform((path) => resolve(path)),
    standard: './data',
    what: { ja: 'データを置くフォルダー', en: 'Folder for everything that Tomoni keeps' },
  },
  DATABASE_URL: {
    schema: url(/^postgres(ql)?:/),
    standard: '',
    what: {
      ja: '別の PostgreSQL（15 以上）を使うときの住所。空なら、データのフォルダーで自分の PostgreSQL を動かします',
      en: 'A PostgreSQL (15 or newer) to use instead of our own in the data folder',
    },
    secret: true,
  },
  PUBLIC_URL: {
    schema: url(/^https?:/).transform((text) => text?.replace(/\/+$/, '') ?? null),
    standard: '',
    what: {
      ja: '外から見たサイトの住所（https://example.jp）。プロキシーの後ろでは必ず',
      en: 'Address of the site from outside (https://example.jp); needed behind a proxy',
    },
  },
  TRUSTED_PROXY: {
    schema: z
      .string()
      .default('')
      .transform((text) => text.split(/[\s,]+/).filter((part) => part !== '')),
    standard: '',
    what: {
      ja: 'X-Forwarded- を信じるプロキシー（loopback、10.0.0.0/8 など。カンマで区切る）',
      en: 'Proxies whose X-Forwarded- headers are believed (loopback, 10.0.0.0/8, …), with commas',
    },
  },
  LOG_LEVEL: {
    schema: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('warn'),
    standard: 'warn',
    what: {
      ja: '記録の細かさ（debug info warn error silent）',
      en: 'How much is logged: debug, info, warn, error, silent',
    },
  },
  TOMONI_LANG: {
    schema: optionalText,
    standard: '',
    what: {
      ja: '端末に出すことば（ja か en。空なら、システムのことば）',
      en: 'Language on the terminal: ja or en; empty: the system’s',
    },
  },
} satisfies Record<string, SettingShape>;

export type SettingName = keyof typeof settingTable;

export type Settings = { [Name in SettingName]: z.output<(typeof settingTable)[Name]['schema']> };

/** Settings of the environment; what it doesn't say is taken from `.env`. @throws UsageProblem naming the setting */
export function readSettings(env: NodeJS.ProcessEnv, folder = process.cwd()): Settings {
  const given = { ...readEnvFile(folder), ...env };
  const settings: Record<string, unknown> = {};
  for (const [name, { schema, what }] of Object.entries<SettingShape>(settingTable)) {
    const parsed = schema.safeParse(given[name] === '' ? undefined : given[name]);
    if (!parsed.success) {
      throw new UsageProblem({
        ja: `設定 ${name} が読めません（${what.ja}）。`,
        en: `The setting ${name} cannot be read (${what.en}).`,
      });
    }
    settings[name] = parsed.data;
  }
  return settings as Settings;
}

function readEnvFile(folder: string): NodeJS.Dict<string> {
  const path = resolve(folder, '.env');
  if (!existsSync(path)) return {};
  try {
    return parseEnv(readFileSync(path, 'utf8'));
  } catch {
    throw new UsageProblem({ ja: `${path} が読めません。`, en: `${path} cannot be read.` });
  }
}

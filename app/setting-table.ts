/** All settings of a site: what they are for and how their values look. */
import { isIP } from 'node:net';
import type { OidcSettings } from '@tomoni/platform/manifest';
import { z } from 'zod';
import type { Text } from './command.ts';
import { readProviders } from './oidc-setting.ts';

export interface Setting<Value> {
  /** As it would be written; null: not set. */
  default: string | null;
  schema: z.ZodType<Value>;
  about: Text;
  /** How a right value looks, as the end of "PORT: …". */
  form: Text;
  /** Never printed as it is. */
  secret?: boolean;
}

const portNumber = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number)
  .pipe(z.number().max(65_535));
const siteAddress = z.string().refine(isSiteAddress);
const proxyList = z
  .string()
  .transform((text) => text.split(/[\s,]+/).filter((part) => part !== ''))
  .refine((parts) => parts.every(isProxy));

/** Every setting, in the order in which they are listed. */
export const table = {
  PORT: {
    default: '3000',
    schema: portNumber as z.ZodType<number>,
    about: { ja: 'サイトを開くポート番号', en: 'Port the site listens on' },
    form: { ja: '0 から 65535 までの整数', en: 'a whole number from 0 to 65535' },
  },
  HOST: {
    default: null,
    schema: z.string().regex(/^[^\s/]+$/) as z.ZodType<string>,
    about: {
      ja: '待ち受けるアドレス。指定しないと、このマシンのすべてのアドレスで待ち受けます',
      en: 'Address the site listens on; all addresses of the machine when not set',
    },
    form: { ja: '127.0.0.1 のようなアドレス', en: 'an address like 127.0.0.1' },
  },
  DATA_DIR: {
    default: './data',
    schema: z.string() as z.ZodType<string>,
    about: { ja: 'データを置くフォルダー', en: 'Folder for everything the site keeps' },
    form: { ja: 'フォルダーの場所', en: 'a folder' },
  },
  DATABASE_URL: {
    default: null,
    schema: z.string().regex(/^postgres(ql)?:\/\//) as z.ZodType<string>,
    about: {
      ja: '使用する PostgreSQL（15 以上）。指定しないと、Tomoni が自分の PostgreSQL を動かします',
      en: 'A PostgreSQL of version 15 or newer; without it Tomoni runs its own',
    },
    form: {
      ja: 'postgres://利用者:パスワード@ホスト:5432/データベース名 の形',
      en: 'postgres://user:password@host:5432/database',
    },
    secret: true,
  },
  DATABASE_REPLICA_URLS: {
    default: '',
    schema: z
      .string()
      .transform((text) => text.split(/[\s,]+/).filter((part) => part !== ''))
      .refine((urls) => urls.every((url) => /^postgres(ql)?:\/\//.test(url) && URL.canParse(url))),
    about: {
      ja: 'DATABASE_URL と同じデータを持つほかの PostgreSQL（空白かコンマ区切り）。読むだけの人はそちらを読み、昇格したときは書き込みもそちらへ移ります',
      en: 'Further servers with the data of DATABASE_URL (streaming replicas), separated by spaces or commas: visitors read there, and writing goes on at one that was promoted',
    },
    form: {
      ja: 'DATABASE_URL と同じ形',
      en: 'addresses like that of DATABASE_URL',
    },
    secret: true,
  },
  DATABASE_REPLICA_LAG_MS: {
    default: '5000',
    schema: z
      .string()
      .regex(/^\d{1,6}$/)
      .transform(Number)
      .pipe(z.number().min(500).max(600_000)) as z.ZodType<number>,
    about: {
      ja: '写しのデータベースがこの時間（ミリ秒）より遅れているあいだは、読みません',
      en: 'A replica that is further behind, in milliseconds, is not read',
    },
    form: { ja: '500 から 600000 までの整数', en: 'a whole number from 500 to 600000' },
  },
  PUBLIC_URL: {
    default: null,
    schema: siteAddress.transform((url) => new URL(url).origin) as z.ZodType<string>,
    about: {
      ja: '外から見たサイトのアドレス。印刷物の QR コードやカレンダーの購読に使います',
      en: 'The address people reach the site at; used in printed QR codes and calendar subscriptions',
    },
    form: {
      ja: 'https://gomi.example.jp の形（パスなし）',
      en: 'https://garbage.example.org, without a path',
    },
  },
  TRUSTED_PROXY: {
    default: '',
    schema: proxyList as z.ZodType<string[]>,
    about: {
      ja: 'X-Forwarded-* ヘッダーを信用する中継サーバーのアドレス（空白かコンマ区切り。loopback はこのマシン）',
      en: 'Proxies whose X-Forwarded-* headers are believed, separated by spaces or commas; loopback is this machine',
    },
    form: {
      ja: 'loopback、10.0.0.1、10.0.0.0/8 のようなアドレス',
      en: 'loopback, or addresses like 10.0.0.1 or 10.0.0.0/8',
    },
  },
  SIGN_UP: {
    default: 'invite',
    schema: z.enum(['invite', 'open']),
    about: {
      ja: 'アカウントを持てる人。invite は招待された人だけ、open はメールアドレスのある人ならだれでも',
      en: 'Who may have an account: invite for those who were invited, open for everybody with an e-mail address',
    },
    form: { ja: 'invite か open', en: 'invite or open' },
  },
  SMTP_URL: {
    default: null,
    schema: z.string().refine((text) => /^smtps?:\/\//.test(text) && URL.canParse(text)) as z.ZodType<string>,
    about: {
      ja: 'メールを送るサーバー。指定しないとメールは送らず、サイト管理者のページに置きます',
      en: 'Server that sends mail; without it mails are kept on a page for the site admin',
    },
    form: {
      ja: 'smtp://利用者:パスワード@ホスト:587 か smtps://… の形',
      en: 'smtp://user:password@host:587, or smtps://…',
    },
    secret: true,
  },
  MAIL_FROM: {
    default: null,
    schema: z
      .string()
      .regex(/^(?:[^<>\r\n]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/) as z.ZodType<string>,
    about: { ja: 'メールの差出人', en: 'Sender of mails' },
    form: { ja: 'ともに市 <no-reply@example.jp> の形', en: 'Tomoni City <no-reply@example.org>' },
  },
  NOTICE_SENDER: {
    default: null,
    schema: z.string().max(120) as z.ZodType<string>,
    about: {
      ja: 'お知らせのメールに書く送信者の名前。指定しないと MAIL_FROM の名前',
      en: 'Name of the sender in notices by mail; the name in MAIL_FROM when not set',
    },
    form: { ja: '見本市 環境課 のような120字までの名前', en: 'a name of at most 120 characters' },
  },
  NOTICE_CONTACT: {
    default: null,
    schema: z.string().max(200) as z.ZodType<string>,
    about: {
      ja: 'お知らせのメールに書く苦情・問い合わせ先（送信者の住所と、電話やページなど連絡のつく先）。指定しないと MAIL_FROM のアドレス',
      en: 'Where to complain, in notices by mail (postal address of the sender, and telephone or page); the address in MAIL_FROM when not set',
    },
    form: { ja: '200字までの文', en: 'at most 200 characters' },
  },
  OUTGOING_HOSTS: {
    default: '',
    schema: z
      .string()
      .transform((text) => text.split(/[\s,]+/).filter((part) => part !== ''))
      .refine((hosts) =>
        hosts.every((host) => /^[\w.-]+(?::\d{1,5})?$|^\[[\da-f:.]+\](?::\d{1,5})?$/i.test(host)),
      ),
    about: {
      ja: 'Webhook で呼んでよい内部のホスト（空白かコンマ区切り）。ほかは公開のアドレスだけを呼びます',
      en: 'Hosts inside that webhooks may call, separated by spaces or commas; all others have to be public',
    },
    form: { ja: 'bot.local、10.0.0.5:8080 のようなホスト', en: 'hosts like bot.local or 10.0.0.5:8080' },
  },
  MAP_TILES_URL: {
    default: 'https://cyberjapandata.gsi.go.jp/xyz/pale/{z}/{x}/{y}.png',
    schema: z.string().refine(isTileAddress),
    about: {
      ja: '地図の画像を受け取るところ。none にすると、道路のない略図だけになります',
      en: 'Where the pictures under maps come from; none for drawings without streets',
    },
    form: {
      ja: 'https://tiles.example.jp/{z}/{x}/{y}.png か /tiles/{z}/{x}/{y}.png の形、または none',
      en: 'https://tiles.example.org/{z}/{x}/{y}.png, /tiles/{z}/{x}/{y}.png, or none',
    },
  },
  MAP_TILES_ATTRIBUTION: {
    default: null,
    schema: z.string().max(200) as z.ZodType<string>,
    about: {
      ja: '地図の画像の出典。名前のあとに、利用規約のアドレスを書けます。指定しないと、国土地理院か、画像のサーバーの名前',
      en: 'Whose pictures they are: a name, then the address of their terms if there is one. When not set, 国土地理院 for its own, else the name of their server',
    },
    form: {
      ja: '国土地理院 https://maps.gsi.go.jp/development/ichiran.html の形',
      en: '© OpenStreetMap contributors https://www.openstreetmap.org/copyright',
    },
  },
  OIDC_PROVIDERS: {
    default: '',
    schema: z.string().transform(readProviders).pipe(z.array(z.custom<OidcSettings>())),
    about: {
      ja: 'ログインに使えるほかのサービス（OpenID Connect）。空白で区切って並べます',
      en: 'Other services whose accounts may be used to sign in (OpenID Connect), separated by spaces',
    },
    form: {
      ja: '名前=https://クライアントID:秘密の鍵@発行者のアドレス の形',
      en: 'NAME=https://CLIENT_ID:SECRET@ISSUER',
    },
    secret: true,
  },
  WEB_PROCESSES: {
    default: '1',
    schema: z
      .string()
      .regex(/^\d{1,2}$/)
      .transform(Number)
      .pipe(z.number().min(1).max(16)) as z.ZodType<number>,
    about: {
      ja: 'ページに答えるプロセスの数。2 以上にすると、まとめ役と、裏の仕事をするプロセスが別に加わります',
      en: 'Processes that answer requests; from 2 on, a supervisor and a process for jobs are added',
    },
    form: { ja: '1 から 16 までの整数', en: 'a whole number from 1 to 16' },
  },
  METRICS_FROM: {
    default: '',
    schema: proxyList as z.ZodType<string[]>,
    about: {
      ja: '/metrics を読んでよい監視の機械のアドレス（空白かコンマ区切り）。指定しないと、だれも読めません',
      en: 'Monitors that may read /metrics, separated by spaces or commas; nobody when not set',
    },
    form: {
      ja: 'loopback、10.0.0.1、10.0.0.0/8 のようなアドレス',
      en: 'loopback, or addresses like 10.0.0.1 or 10.0.0.0/8',
    },
  },
  METRICS_TOKEN: {
    default: null,
    schema: z.string().regex(/^[\w.~+/=-]{16,200}$/) as z.ZodType<string>,
    about: {
      ja: '/metrics を読む合いことば（Authorization: Bearer …）。どこからでも読めるようになります',
      en: 'With this token (Authorization: Bearer …) /metrics can be read from anywhere',
    },
    form: { ja: '16 字以上の英数字', en: 'at least 16 letters and digits' },
    secret: true,
  },
  SLOW_QUERY_MS: {
    default: '500',
    schema: z
      .string()
      .regex(/^\d{1,6}$/)
      .transform(Number) as z.ZodType<number>,
    about: {
      ja: 'この時間（ミリ秒）より長くかかった SQL を記録します。値は記録しません。0 なら記録しません',
      en: 'SQL that takes longer, in milliseconds, is logged without its values; 0 for never',
    },
    form: { ja: '0 から 999999 までの整数', en: 'a whole number from 0 to 999999' },
  },
  LOG_LEVEL: {
    default: 'warn',
    schema: z.enum(['debug', 'info', 'warn', 'error', 'silent']),
    about: { ja: '記録の細かさ', en: 'How much is logged' },
    form: { ja: 'debug、info、warn、error、silent のどれか', en: 'one of debug, info, warn, error, silent' },
  },
  TOMONI_LANG: {
    default: null,
    schema: z.enum(['ja', 'en']),
    about: {
      ja: 'コマンドが表示する言語。指定しないと、システムの言語に合わせます',
      en: "Language of the command's texts; the system's language when not set",
    },
    form: { ja: 'ja か en', en: 'ja or en' },
  },
} as const satisfies Record<string, Setting<unknown>>;

function isSiteAddress(text: string): boolean {
  return /^https?:\/\//.test(text) && URL.canParse(text) && new URL(text).pathname === '/';
}

function isTileAddress(text: string): boolean {
  if (text === 'none') return true;
  if (!['{z}', '{x}', '{y}'].every((part) => text.includes(part))) return false;
  const filled = text.replace(/\{[zxy]\}/g, '1');
  return /^https?:\/\//.test(filled) ? URL.canParse(filled) : /^\/[^/\s]/.test(filled);
}

function isProxy(text: string): boolean {
  if (text === 'loopback') return true;
  const [address = '', bits, ...more] = text.split('/');
  const family = isIP(address);
  if (family === 0 || more.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}

/** What modules need to know of the settings. */
import type { MapSettings, SiteSettings } from '@tomoni/platform/manifest';
import type { ReplicaOptions } from '@tomoni/platform/storage';
import { UsageProblem } from './command.ts';
import type { Settings } from './settings.ts';

/**
 * The further servers of the database, or null.
 * @throws UsageProblem for replicas of nothing
 */
export function replicaSettings(settings: Settings): ReplicaOptions | null {
  const { DATABASE_URL, DATABASE_REPLICA_URLS: urls, DATABASE_REPLICA_LAG_MS: mostBehindMs } = settings;
  if (urls.length === 0) return null;
  if (DATABASE_URL === null) {
    throw new UsageProblem({
      ja: 'DATABASE_REPLICA_URLS は、DATABASE_URL と一緒に使います。Tomoni が自分で動かす PostgreSQL には、写しがありません。',
      en: 'DATABASE_REPLICA_URLS needs DATABASE_URL: the PostgreSQL that Tomoni runs by itself has no replicas.',
    });
  }
  return { urls, mostBehindMs };
}

/** @throws UsageProblem when settings that only make sense together aren't together. */
export function siteSettings(settings: Settings): SiteSettings {
  return {
    signUp: settings.SIGN_UP,
    oidc: settings.OIDC_PROVIDERS,
    mail: mailOf(settings),
    outgoing: settings.OUTGOING_HOSTS,
    notices: { sender: settings.NOTICE_SENDER, contact: settings.NOTICE_CONTACT },
    maps: mapsOf(settings),
  };
}

/** Whose terms are known; of others, the operator says who they are, or else the name of their server does. */
const GSI = {
  host: 'cyberjapandata.gsi.go.jp',
  name: '国土地理院',
  terms: 'https://maps.gsi.go.jp/development/ichiran.html',
};

function mapsOf({ MAP_TILES_URL: tiles, MAP_TILES_ATTRIBUTION: written }: Settings): MapSettings | null {
  if (tiles === 'none') return null;
  const host = URL.canParse(tiles) ? new URL(tiles).host : '';
  if (written === null) {
    return host === GSI.host
      ? { tiles, attribution: GSI.name, terms: GSI.terms }
      : { tiles, attribution: host, terms: null };
  }
  const terms = /\shttps?:\/\/\S+$/.exec(written)?.[0] ?? '';
  return {
    tiles,
    attribution: written.slice(0, written.length - terms.length).trim(),
    terms: terms.trim() || null,
  };
}

function mailOf({ SMTP_URL, MAIL_FROM, PUBLIC_URL }: Settings): SiteSettings['mail'] {
  if (SMTP_URL === null) return null;
  if (MAIL_FROM === null) {
    throw new UsageProblem({
      ja: 'SMTP_URL でメールを送るには、差出人の設定 MAIL_FROM も必要です。',
      en: 'Sending mail through SMTP_URL also needs the setting MAIL_FROM, the sender.',
    });
  }
  if (PUBLIC_URL === null) {
    throw new UsageProblem({
      ja: 'メールのリンクが正しい場所へ行くように、SMTP_URL と一緒に PUBLIC_URL も設定してください。',
      en: 'Set PUBLIC_URL together with SMTP_URL, so that links in mails lead to the right place.',
    });
  }
  return { url: SMTP_URL, from: MAIL_FROM };
}

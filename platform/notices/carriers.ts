/** The three ways out: the operator's SMTP server, push services, webhooks. */

import webpush from 'web-push';
import { faultOf, letterKey, type MailFault, type MailTransport, signedName } from '../mail/index.ts';
import type { Site } from '../manifest/index.ts';
import { knownLang } from '../messages/index.ts';
import { type Outgoing, OutgoingRefusal } from '../outgoing/index.ts';
import type { NoticeText } from './contract.ts';
import type { Carrier, InHand, Outcome } from './deliver.ts';
import { areDeviceKeys } from './devices.ts';
import { series, vapidKeys } from './secrets.ts';
import { kindOf, originOf, writeCall, writeLetter, writePush } from './writing.ts';

/** What a notice says, or null when no module knows its kind any more. */
function textOf(site: Site, notice: InHand): NoticeText | null {
  return kindOf(site, notice.kind)?.text(notice.data, knownLang(notice.lang), site.now()) ?? null;
}

const UNKNOWN_KIND: Outcome = { what: 'refused', error: 'No module knows this kind of notice any more' };

/** By which a receiver tells a repeated notice: the same at every try, and never that of another. */
async function nameOf(site: Site, { id }: InHand): Promise<string> {
  return `notice-${await series(site.db)}-${id}`;
}

/** Only a mailbox that isn't there is its reader's own. */
const OF_FAULT: Record<MailFault, Outcome> = {
  recipient: { what: 'refused' },
  site: { what: 'trouble' },
  letter: { what: 'later', isOurs: true },
  passing: { what: 'later' },
};

export function mailCarrier(site: Site, transport: MailTransport): Carrier {
  return async (notices) => {
    const [first] = notices;
    const written = notices.flatMap((notice) => {
      const text = textOf(site, notice);
      return text === null ? [] : [{ subscription: notice.subscription, text }];
    });
    if (first === undefined || written.length === 0) return UNKNOWN_KIND;
    const letter = await writeLetter(site, first, written);
    const [key, name] = [await letterKey(site.db), await nameOf(site, first)];
    try {
      await transport.send({ to: first.address, ...letter }, signedName(key, name, first.address));
      return { what: 'sent' };
    } catch (error) {
      return { ...OF_FAULT[faultOf(error)], error };
    }
  };
}

/** Push services keep nothing longer (RFC 8030 section 5.2 lets them shorten it), in seconds. */
const LONGEST_PUSH_LIFE = 28 * 86_400;

/** How long a push service keeps a notice for a phone that is off: while it is worth something, in seconds. */
function lifeOf(site: Site, { expiresAt }: InHand): number {
  const seconds = Math.floor((expiresAt.getTime() - site.now().getTime()) / 1000);
  return Math.min(Math.max(seconds, 0), LONGEST_PUSH_LIFE);
}

export function pushCarrier(site: Site, outgoing: Outgoing): Carrier {
  return async ([notice]) => {
    const text = notice === undefined ? null : textOf(site, notice);
    if (notice === undefined || text === null) return UNKNOWN_KIND;
    const { p256dh = '', auth = '' } = notice.keys ?? {};
    if (!areDeviceKeys({ p256dh, auth })) return { what: 'refused', error: 'Not keys of a device' };
    // Each notice has a tag of its own: phones replace what has the same one without a sound.
    const payload = writePush(originOf(site), text, await nameOf(site, notice));
    try {
      const call = webpush.generateRequestDetails(
        { endpoint: notice.address, keys: { p256dh, auth } },
        payload,
        {
          vapidDetails: {
            subject: originOf(site).replace(/^http:/, 'https:'),
            ...(await vapidKeys(site.db)),
          },
          TTL: lifeOf(site, notice),
          urgency: 'normal',
          contentEncoding: 'aes128gcm',
        },
      );
      const headers = Object.fromEntries(
        Object.entries(call.headers).map(([name, value]) => [name, String(value)]),
      );
      const request = { method: 'POST', headers, body: call.body, isUnread: true } as const;
      const { status } = await outgoing.request(notice.address, request);
      // RFC 8030 section 7.3: the phone took its subscription back.
      if (status === 404 || status === 410) return { what: 'gone', error: `status ${status}` };
      return outcomeOf(status);
    } catch (error) {
      return outcomeOfError(error);
    }
  };
}

export function webhookCarrier(site: Site, outgoing: Outgoing): Carrier {
  return async ([notice]) => {
    const kind = notice === undefined ? null : kindOf(site, notice.kind);
    if (notice === undefined || kind === null) return UNKNOWN_KIND;
    const { owner, ref, data } = notice;
    const call = writeCall(kind, {
      ...{ id: await nameOf(site, notice), owner, ref, data, now: site.now() },
      ...{ secret: notice.keys?.secret ?? '', origin: originOf(site) },
    });
    try {
      const request = { method: 'POST', ...call, isUnread: true } as const;
      return outcomeOf((await outgoing.request(notice.address, request)).status);
    } catch (error) {
      return outcomeOfError(error);
    }
  };
}

function outcomeOf(status: number): Outcome {
  if (status >= 200 && status < 300) return { what: 'sent' };
  const error = `status ${status}`;
  return { what: status >= 500 || status === 408 || status === 429 ? 'later' : 'refused', error };
}

/** An address that may not be asked stays so; a name that isn't found, or a slow answer, may be better later. */
function outcomeOfError(error: unknown): Outcome {
  if (!(error instanceof OutgoingRefusal)) return { what: 'later', error: codeOf(error) };
  const passing = error.code === 'outgoing.too-slow' || error.code === 'outgoing.unknown-host';
  return { what: passing ? 'later' : 'refused', error: error.code };
}

/** Without the message, which holds addresses. */
function codeOf(error: unknown): string {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? code : 'the connection failed';
}

/** How a notice is written for each channel: a letter with who sends it and how to stop, a push, a signed call. */
import { createHmac } from 'node:crypto';
import type { Site } from '../manifest/index.ts';
import { type Lang, pathIn, plainText } from '../messages/index.ts';
import type { Asked } from './asked.ts';
import type { NoticeKind, NoticeText } from './contract.ts';
import { messages } from './messages.ts';
import { linkSecret, tokenOf } from './secrets.ts';

/** What all notices in one hand have in common. */
export interface Reader {
  subscriber: number;
  nonce: string;
  lang: Lang;
}

export interface Letter {
  subject: string;
  text: string;
  headers: Record<string, string>;
}

/** The kind of this name, of whichever module. */
export function kindOf(site: Pick<Site, 'modules'>, name: string): NoticeKind | null {
  return site.modules.flatMap((module) => module.notices ?? []).find((kind) => kind.name === name) ?? null;
}

/**
 * Who answers for letters: name, and where to complain. Act on Regulation of Transmission of Specified Electronic Mail,
 * article 4; its regulation, article 9, asks for a postal address, too. Where the operator named none, letters give the
 * sender's address, and the admin is told so.
 */
export function senderOf(site: Pick<Site, 'settings' | 'publicUrl'>): { name: string; contact: string } {
  const from = site.settings?.mail?.from ?? '';
  const named = /^\s*"?([^"<]*?)"?\s*<([^>]+)>/.exec(from);
  const name = site.settings?.notices?.sender ?? named?.[1];
  return {
    name: name === undefined || name === null || name === '' ? (site.publicUrl ?? 'Tomoni') : name,
    contact: site.settings?.notices?.contact ?? named?.[2] ?? from,
  };
}

/** Where links in notices begin. */
export function originOf(site: Pick<Site, 'publicUrl'>): string {
  return site.publicUrl ?? 'http://localhost:3000';
}

/** The reader's own page. */
export async function manageLink(site: Site, { subscriber, nonce, lang }: Reader): Promise<string> {
  const token = tokenOf(await linkSecret(site.db), 'manage', subscriber, nonce);
  return `${originOf(site)}${pathIn(lang, `/notices/manage/${token}`)}`;
}

/** Stops what stands in a letter, or one of it: the button of mail programs (RFC 8058) and the links in the text. */
async function stopLink(
  site: Site,
  { nonce, lang }: Reader,
  subscriptions: readonly number[],
): Promise<string> {
  const token = tokenOf(await linkSecret(site.db), 'stop', subscriptions, nonce);
  return `${originOf(site)}${pathIn(lang, `/notices/stop/${token}`)}`;
}

/** A notice as it stands in a letter. */
export interface Written {
  subscription: number;
  text: NoticeText;
}

/** One letter with everything that is due for a reader. The button of a mail program stops all that stands in it. */
export async function writeLetter(site: Site, reader: Reader, notices: readonly Written[]): Promise<Letter> {
  const t = messages(reader.lang);
  const [first] = notices;
  if (first === undefined) throw new RangeError('A letter has at least one notice');
  const subscriptions = [...new Set(notices.map(({ subscription }) => subscription))];
  const stop = await stopLink(site, reader, subscriptions);
  const parts = await Promise.all(
    notices.map(async ({ subscription, text: { subject, lines, path } }) => {
      const title = notices.length === 1 ? [] : [`■ ${subject}`];
      const one =
        subscriptions.length === 1
          ? []
          : ['', t('letter.stop.one'), await stopLink(site, reader, [subscription])];
      return [...title, ...lines, '', `${originOf(site)}${path}`, ...one].join('\n');
    }),
  );
  const sender = senderOf(site);
  const foot = [
    '--',
    t('letter.manage'),
    await manageLink(site, reader),
    '',
    t(subscriptions.length === 1 ? 'letter.stop' : 'letter.stop.all'),
    stop,
    '',
    t('letter.sender', { sender: sender.name }),
    t('letter.contact', { contact: sender.contact }),
  ];
  const more = notices.length - 1;
  return {
    subject: oneLine(
      more === 0 ? first.text.subject : t('letter.more', { subject: first.text.subject, count: more }),
    ),
    text: readable(`${parts.join('\n\n')}\n\n${foot.join('\n')}\n`),
    headers: { 'List-Unsubscribe': `<${stop}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
  };
}

/** The letter that asks whether an address wants what was asked for. The same whether it gets something already or not. */
export async function writeQuestion(
  site: Site,
  { asked, lang, title }: { asked: Asked; lang: Lang; title: string },
): Promise<{ subject: string; text: string }> {
  const t = messages(lang);
  const token = tokenOf(await linkSecret(site.db), 'confirm', asked.id, asked.nonce);
  const sender = senderOf(site);
  const lines = [
    t('question.text', { title }),
    '',
    `${originOf(site)}${pathIn(lang, `/notices/confirm/${token}`)}`,
    '',
    t('question.until'),
    t('question.not-you'),
    '',
    '--',
    t('letter.sender', { sender: sender.name }),
    t('letter.contact', { contact: sender.contact }),
  ];
  return { subject: oneLine(t('question.subject', { title })), text: readable(`${lines.join('\n')}\n`) };
}

const LONGEST_SUBJECT = 180;

function oneLine(text: string): string {
  return readable(text).replace(/\s+/g, ' ').trim().slice(0, LONGEST_SUBJECT);
}

/** Letters and phones have no `<ruby>`: how kanji are read stands in brackets. */
function readable(text: string): string {
  return plainText(text, 'in-brackets');
}

/** What a phone shows; the whole must fit into 3 KB, which all push services take. */
export function writePush(origin: string, { subject, lines, path }: NoticeText, tag: string): string {
  return JSON.stringify({
    title: readable(subject).slice(0, 120),
    body: readable(lines.join('\n')).slice(0, 600),
    url: `${origin}${path}`,
    tag,
  });
}

export interface Call {
  body: string;
  headers: Record<string, string>;
}

/** The call of a webhook, signed so that its receiver knows who sends it and when. See docs/webhooks.md. */
export function writeCall(
  kind: NoticeKind,
  {
    id,
    owner,
    ref,
    data,
    secret,
    origin,
    now,
  }: {
    id: string;
    owner: string;
    ref: string;
    data: unknown;
    secret: string;
    origin: string;
    now: Date;
  },
): Call {
  const say = (lang: Lang) => {
    const { subject, lines, path } = kind.text(data, lang, now);
    return { title: subject, text: lines.join('\n'), url: `${origin}${path}` };
  };
  const body = JSON.stringify({ id, kind: kind.name, owner, ref, ja: say('ja'), en: say('en'), data });
  const seconds = Math.floor(now.getTime() / 1000);
  const mac = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
  const headers = {
    'Content-Type': 'application/json; charset=utf-8',
    'Tomoni-Delivery': id,
    'Tomoni-Signature': `t=${seconds},v1=${mac}`,
  };
  return { body, headers };
}

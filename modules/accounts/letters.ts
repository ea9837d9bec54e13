/** The letters of this module: short, with who sends them, what the link does, and what to do when it wasn't you. */
import type { IsoDate } from '@tomoni/japanese';
import { queueMail } from '@tomoni/platform/mail';
import { formatDate, type Lang, pathIn, plainText } from '@tomoni/platform/messages';
import { type Role, roleName } from '@tomoni/platform/permissions';
import type { Db } from '@tomoni/platform/storage';
import { messages } from './messages.ts';

interface To {
  email: string;
  lang: Lang;
  /** Scheme and host that links begin with. */
  origin: string;
}

/** The link that signs in. */
export async function sendLinkLetter(db: Db, to: To & { token: string; next: string }): Promise<void> {
  const query = to.next === '/' ? '' : `?next=${encodeURIComponent(to.next)}`;
  await write(db, to, 'letter.link', { link: linkTo(to, `/sign-in/link/${to.token}${query}`) });
}

/** The link that opens an account, for somebody who asked for it. */
export async function sendSignUpLetter(db: Db, to: To & { token: string }): Promise<void> {
  await write(db, to, 'letter.sign-up', { link: linkTo(to, `/invitation/${to.token}`) });
}

/** Somebody asked for an account who has one. */
export async function sendKnownLetter(db: Db, to: To): Promise<void> {
  await write(db, to, 'letter.known', { link: linkTo(to, '/sign-in/link') });
}

export interface Promised {
  role: Role;
  scopeName: string;
  until: IsoDate;
}

/** An invitation with an appointment. */
export async function sendInvitationLetter(db: Db, to: To & { token: string } & Promised): Promise<void> {
  await write(db, to, 'letter.invitation', {
    ...promise(to),
    link: linkTo(to, `/invitation/${to.token}`),
  });
}

/** An appointment of somebody who has an account. */
export async function sendAppointmentLetter(db: Db, to: To & Promised): Promise<void> {
  await write(db, to, 'letter.appointed', { ...promise(to), link: linkTo(to, '/account') });
}

function promise({ role, scopeName, until, lang }: Promised & To): Record<string, string> {
  return { role: roleName(role, lang), scope: scopeName, until: formatDate(until, lang, 'date') };
}

type Letter = 'letter.link' | 'letter.sign-up' | 'letter.known' | 'letter.invitation' | 'letter.appointed';

async function write(db: Db, { email, lang, origin }: To, letter: Letter, values: Record<string, string>) {
  const t = messages(lang);
  const body = t(`${letter}.text`, values);
  await queueMail(db, {
    to: email,
    subject: plainText(t(`${letter}.subject`, values)),
    text: plainText(`${body}\n\n${t('letter.foot', { site: origin })}\n`, 'in-brackets'),
  });
}

function linkTo({ origin, lang }: To, path: string): string {
  return `${origin}${pathIn(lang, path)}`;
}

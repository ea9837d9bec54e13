/** Appointing somebody who may not have an account yet, with the letters that go with it. */
import type { Lang } from '@tomoni/platform/messages';
import { type Db, type Trx, transaction } from '@tomoni/platform/storage';
import { invite, type PromisedAppointment } from './invitations.ts';
import { sendAppointmentLetter, sendInvitationLetter } from './letters.ts';
import { scopeName } from './presentation.ts';
import { INVITATION_DAYS } from './rules.ts';

interface To {
  email: string;
  lang: Lang;
  origin: string;
}

/** Invites an address to a role: with the link, the account and the appointment come together. */
export function inviteToRole(db: Db, to: To, promised: PromisedAppointment, by: string): Promise<void> {
  return transaction(db, async (trx) => {
    const { email, lang } = to;
    const token = await invite(
      trx,
      { email, lang, invitedBy: by, appointments: [promised] },
      INVITATION_DAYS,
    );
    await sendInvitationLetter(trx, { ...to, token, ...(await told(trx, to, promised)) });
  });
}

/** Tells somebody who has an account of a new role. */
export async function tellOfRole(trx: Trx, to: To, promised: PromisedAppointment): Promise<void> {
  await sendAppointmentLetter(trx, { ...to, ...(await told(trx, to, promised)) });
}

async function told(trx: Trx, { lang }: To, { role, scope, until }: PromisedAppointment) {
  return { role, until, scopeName: await scopeName(trx, scope, lang) };
}

/** Who may do what with accounts and appointments. */
import { definePermissions } from '@tomoni/platform/permissions';

export const permissions = definePermissions('accounts', {
  /** One's own account: name, password, passkeys, sessions, export, deletion. */
  'accounts.keep-own': [{ signedIn: true }],
  /** A key with which a program brings files in for oneself. */
  'accounts.make-key': [
    { role: 'official', within: 'owner' },
    { role: 'approver', within: 'owner' },
  ],
  /** Who has which role until when. */
  'accounts.see-people': [{ role: 'site-admin', within: 'site' }],
  /** Appoint, prolong and end; nobody themselves. */
  'accounts.appoint': [{ role: 'site-admin', within: 'site' }, { not: 'author' }],
  /** Letters that the site can't send or could not send. */
  'accounts.read-mail': [{ role: 'site-admin', within: 'site' }],
});

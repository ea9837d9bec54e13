/** How often people may try what leads into an account. */
import type { Limit } from '@tomoni/platform/limits';

/** An office of a hundred people reaches us from one address, so addresses may try more often than accounts. */
export const limits = {
  signInAccount: { name: 'accounts.sign-in-account', most: 10, minutes: 15 },
  signInAddress: { name: 'accounts.sign-in-address', most: 60, minutes: 15 },
  mailAccount: { name: 'accounts.mail-account', most: 5, minutes: 60 },
  mailAddress: { name: 'accounts.mail-address', most: 40, minutes: 60 },
  tokenAddress: { name: 'accounts.token-address', most: 60, minutes: 15 },
  /** Requests of one program: 500 files with their pieces in an hour, several times. */
  keyUse: { name: 'accounts.key-use', most: 6000, minutes: 60 },
  /** Keys that open nothing, by network. */
  keyNetwork: { name: 'accounts.key-network', most: 60, minutes: 15 },
} as const satisfies Record<string, Limit>;

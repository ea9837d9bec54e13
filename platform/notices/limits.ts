/** How often letters may be asked for, and links opened. */
import { type Limit, takeTurn } from '../limits/index.ts';
import type { Db } from '../storage/index.ts';
import { linkSecret } from './secrets.ts';

/** A school or an office reaches us from one address, so a network may ask more often than an address is written to. */
export const limits = {
  letters: { name: 'notices.letters', most: 5, minutes: 24 * 60 },
  network: { name: 'notices.network', most: 40, minutes: 60 },
  links: { name: 'notices.links', most: 120, minutes: 60 },
} as const satisfies Record<string, Limit>;

/** Counts one try and says whether it may be made. */
export async function mayTry(db: Db, limit: Limit, subject: string): Promise<boolean> {
  return (await takeTurn(db, await linkSecret(db), limit, subject)).allowed;
}

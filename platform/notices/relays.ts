/** Programs of an owner that are told: added with a key for signatures, removed, and both in the owner's history. */
import { append } from '../history/index.ts';
import type { Site } from '../manifest/index.ts';
import { OutgoingRefusal, readTarget } from '../outgoing/index.ts';
import type { Actor } from '../permissions/index.ts';
import { transaction } from '../storage/index.ts';
import { addWebhook, removeWebhook, webhooksOf } from './requests.ts';
import type { Wish } from './subscriptions.ts';

/** What is wrong with an address, as far as it can be said before it is called; or that there are enough of them. */
export type RelayFault = 'bad-address' | 'not-https' | 'port' | 'too-many';

/** More than that nobody looks after. */
const MOST_RELAYS = 20;
const LONGEST_ADDRESS = 500;

interface NewRelay {
  url: string;
  wish: Wish;
  actor: Actor;
}

/** The key that its receiver checks signatures with; it is given only here. Or why it was not added. */
export async function addRelay(
  site: Site,
  { url, wish, actor }: NewRelay,
): Promise<{ secret: string } | { fault: RelayFault }> {
  const { owner, kind, ref, hour } = wish;
  const fault = faultOf(url, site.settings?.outgoing ?? []);
  if (fault !== null) return { fault };
  if ((await webhooksOf(site.db, owner, kind)).length >= MOST_RELAYS) return { fault: 'too-many' };
  return transaction(site.db, async (trx) => {
    const secret = await addWebhook(trx, url, wish, site.now());
    // Without the address: it may hold a key.
    const entry = { owner, ...historyOf(kind, 'connected'), actor, after: { ref, hour } };
    await append(trx, { ...entry, at: site.now() });
    return { secret };
  });
}

/** Removes one of an owner that is told of this kind; another's, or one that is gone, is left as it is. */
export async function removeRelay(
  site: Site,
  { owner, kind, id, actor }: { owner: string; kind: string; id: number; actor: Actor },
): Promise<void> {
  await transaction(site.db, async (trx) => {
    if (!(await removeWebhook(trx, { owner, kind, id }))) return;
    await append(trx, { owner, ...historyOf(kind, 'disconnected'), actor, at: site.now() });
  });
}

function historyOf(kind: string, done: 'connected' | 'disconnected'): { ref: string; action: string } {
  const [module = kind] = kind.split('.');
  return { ref: `${module}.relay`, action: `${module}.${done}` };
}

function faultOf(url: string, allowed: readonly string[]): RelayFault | null {
  try {
    readTarget(url, allowed);
    return url.length > LONGEST_ADDRESS ? 'bad-address' : null;
  } catch (error) {
    const code = error instanceof OutgoingRefusal ? error.code : '';
    return code === 'outgoing.not-https' ? 'not-https' : code === 'outgoing.port' ? 'port' : 'bad-address';
  }
}

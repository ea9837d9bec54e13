/** Who a program acts for: by the key it brings, within limits. */
import { todayIn } from '@tomoni/japanese';
import { bearerOf, problem } from '@tomoni/platform/http';
import { giveBack, networkOf, type Turn, takeTurn } from '@tomoni/platform/limits';
import type { Actor } from '@tomoni/platform/permissions';
import { isKeyText } from './key-text.ts';
import { actorOfKey } from './keys.ts';
import { limits } from './limits.ts';
import { messages } from './messages.ts';
import type { RequestContext } from './requests.ts';
import { secretOf } from './secret.ts';

/**
 * The actor behind a key; null when the request brings none.
 * @throws ProblemError 401 for a key that opens nothing, 429 when it, or its network, tries too often, 400 with a cookie
 */
export async function identifyKey(c: RequestContext): Promise<Actor | null> {
  const text = bearerOf(c);
  if (text === null) return null;
  const { db } = c.get('site');
  const secret = await secretOf(db);
  const network = networkOf(c.get('client'));
  const tried = await takeTurn(db, secret, limits.keyNetwork, network);
  if (!tried.allowed) throw tooOften(tried);
  const today = todayIn('Asia/Tokyo', c.get('site').now());
  const actor = isKeyText(text) ? await actorOfKey(db, text, today) : null;
  if (actor === null) throw unknownKey();
  await giveBack(db, secret, limits.keyNetwork, network);
  const used = await takeTurn(db, secret, limits.keyUse, actor.id);
  if (!used.allowed) throw tooOften(used);
  return actor;
}

type Text = Extract<Parameters<ReturnType<typeof messages>>[0], `problem.key${string}`>;

const both = (key: Text) => ({ ja: messages('ja')(key), en: messages('en')(key) });

/** RFC 6750, section 3.1: the same for a key that never was and one that is over. */
function unknownKey() {
  return problem({
    status: 401,
    code: 'accounts.key-unknown',
    title: both('problem.key.title'),
    detail: both('problem.key.detail'),
    headers: { 'WWW-Authenticate': 'Bearer realm="tomoni", error="invalid_token"' },
  });
}

function tooOften({ waitSeconds }: Turn) {
  return problem({
    status: 429,
    code: 'accounts.key-too-often',
    title: both('problem.key-often.title'),
    detail: both('problem.key-often.detail'),
    headers: { 'Retry-After': String(waitSeconds) },
  });
}

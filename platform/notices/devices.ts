/** What a browser gives for pushes. */
import { ECDH } from 'node:crypto';

/** `PushSubscription.toJSON()` */
export interface PushDevice {
  endpoint: string;
  keys: { p256dh: string; auth: string };
}

const LONGEST_ENDPOINT = 1000;

/** The device as it came, when it can be one: a public service, and keys that something can be encrypted with. */
export function readDevice(value: unknown): PushDevice | null {
  const { endpoint, keys } = (value ?? {}) as {
    endpoint?: unknown;
    keys?: { p256dh?: unknown; auth?: unknown };
  };
  const { p256dh, auth } = keys ?? {};
  if (typeof endpoint !== 'string' || endpoint.length > LONGEST_ENDPOINT || !URL.canParse(endpoint))
    return null;
  if (new URL(endpoint).protocol !== 'https:') return null;
  if (typeof p256dh !== 'string' || typeof auth !== 'string') return null;
  return areDeviceKeys({ p256dh, auth }) ? { endpoint, keys: { p256dh, auth } } : null;
}

const BASE64URL = /^[\w-]+={0,2}$/;
/** An uncompressed point of P-256 and a secret of 16 bytes: RFC 8291 sections 3.1 and 3.2. */
const POINT_BYTES = 65;
const UNCOMPRESSED = 4;
const SECRET_BYTES = 16;

/** Whether these are keys of a device, with a point that lies on the curve. */
export function areDeviceKeys({ p256dh, auth }: PushDevice['keys']): boolean {
  if (!BASE64URL.test(p256dh) || !BASE64URL.test(auth)) return false;
  const point = Buffer.from(p256dh, 'base64url');
  if (point.length !== POINT_BYTES || point[0] !== UNCOMPRESSED) return false;
  if (Buffer.from(auth, 'base64url').length !== SECRET_BYTES) return false;
  try {
    ECDH.convertKey(point, 'prime256v1');
    return true;
  } catch {
    return false;
  }
}

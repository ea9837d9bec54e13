/** The setting OIDC_PROVIDERS: other services whose accounts may be used to sign in. */
import type { OidcSettings } from '@tomoni/platform/manifest';

const LOCAL = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/**
 * Reads `NAME=https://CLIENT_ID:SECRET@ISSUER`, several separated by spaces. Id and secret with signs of their own
 * are percent-encoded, a space in the name is written as `_`.
 * @returns null when one of them can't be read
 */
export function readProviders(text: string): OidcSettings[] | null {
  const providers = text
    .split(/\s+/)
    .filter((part) => part !== '')
    .map(readProvider);
  return providers.every((provider) => provider !== null) ? providers : null;
}

function readProvider(part: string): OidcSettings | null {
  const at = part.indexOf('=');
  const url = URL.parse(part.slice(at + 1));
  if (at < 1 || url === null || url.username === '' || url.password === '' || url.search !== '') return null;
  // Without https anybody on the way could say who somebody is; on this machine there is no way.
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && LOCAL.test(url.hostname))) return null;
  return {
    name: part.slice(0, at).replaceAll('_', ' '),
    issuer: `${url.protocol}//${url.host}${url.pathname.replace(/\/$/, '')}`,
    clientId: decodeURIComponent(url.username),
    clientSecret: decodeURIComponent(url.password),
  };
}

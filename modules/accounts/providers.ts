/** Other services whose accounts may be used to sign in, as the operator named them. */
import type { OidcSettings } from '@tomoni/platform/manifest';

/** Names a provider in addresses and rows; it follows from the issuer, so that the order of settings doesn't matter. */
export function providerId({ issuer }: Pick<OidcSettings, 'issuer'>): string {
  const { host, pathname } = new URL(issuer);
  return `${host}${pathname}`
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

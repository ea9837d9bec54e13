import { readFileSync } from 'node:fs';
import type { IconName } from './icon-names.ts';

/** What `npm run build` leaves beside the bundle, in `static/manifest.json`. */
export interface BuiltManifest {
  /** Name of an asset → its hashed file name. */
  files: Record<string, string>;
  icons: Record<IconName, string>;
}

/** The folder in which a build puts its files: beside the running file. In the sources it doesn't exist. */
export const builtFolder = new URL('./static/', import.meta.url);

let manifest: BuiltManifest | null | undefined;

/** The manifest of the build that this process runs from, or null when it runs from the sources. */
export function builtManifest(): BuiltManifest | null {
  if (manifest === undefined) {
    try {
      manifest = JSON.parse(readFileSync(new URL('manifest.json', builtFolder), 'utf8')) as BuiltManifest;
    } catch {
      manifest = null;
    }
  }
  return manifest;
}

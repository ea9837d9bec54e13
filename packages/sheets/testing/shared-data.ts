import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('../../../../shared/data', import.meta.url));

/** The real files of towns beside the repository; null in a fresh clone, which tests on its own fixtures only. */
export function sharedData(): string | null {
  return existsSync(FOLDER) ? FOLDER : null;
}

/** Paths of the files below a folder whose names fit. */
export function filesBelow(folder: string, names: RegExp): string[] {
  return readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => names.test(name))
    .sort()
    .map((name) => join(folder, name));
}

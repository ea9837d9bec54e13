/** What whoever has the server types beside a running site. */
import { execFile } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { inject } from 'vitest';

const COMMAND = fileURLToPath(new URL('../app/bin/tomoni.mjs', import.meta.url));

/** A site that a story started for itself. */
export interface OwnSite {
  folder: string;
  settings: Record<string, string>;
}

/** `tomoni user …` beside the common site, or the story's own; gives the whole link for somebody new. */
export async function tomoniUser(args: readonly string[], own?: OwnSite): Promise<string> {
  const site = own ?? commonSite();
  const { PATH, HOME } = process.env;
  const env = { PATH, HOME, DATA_DIR: join(site.folder, 'data'), TOMONI_LANG: 'ja', ...site.settings };
  const { stdout } = await promisify(execFile)(process.execPath, [COMMAND, 'user', ...args, '--json'], {
    cwd: site.folder,
    env,
  });
  return (JSON.parse(stdout) as { link: string }).link;
}

function commonSite(): OwnSite {
  const { url, log } = inject('product');
  return { folder: dirname(log), settings: { PORT: new URL(url).port } };
}

import { createHash } from 'node:crypto';
import { mkdir, open, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { findOwner } from '@tomoni/owners/contract';
import type { OwnerFile, Site } from '@tomoni/platform/manifest';
import { readArguments } from '../arguments.ts';
import { type Command, UsageProblem } from '../command.ts';
import { homes, modules } from '../modules.ts';
import { openSite } from '../open-site.ts';
import { readSettings } from '../settings.ts';
import { say } from '../terminal.ts';

/** `tomoni export OWNER FOLDER`: everything of a place or a group, to take along or to leave with. */
export const exportCommand: Command = {
  name: 'export',
  usage: {
    ja: 'export 町の番号かグループ フォルダー  町やグループのものを、すべてフォルダーに書き出します',
    en: 'export PLACE_OR_GROUP FOLDER  writes everything of a place or a group into a folder',
  },
  emptyDocument: { owner: null, files: [] },
  async run(args, { lang, json, env }) {
    const given = readArguments(args, {});
    const [owner, folder, ...more] = given.positionals;
    if (owner === undefined || folder === undefined || more.length > 0) {
      throw new UsageProblem({
        ja: '町の番号かグループと、書き出すフォルダーを指定してください。',
        en: 'Give a place or a group, and the folder to write into.',
      });
    }
    await mustBeEmpty(folder);
    const { site, close } = await openSite({ settings: readSettings(env), lang, share: true });
    try {
      if ((await findOwner(site.db, owner)) === null) {
        throw new UsageProblem({
          ja: `「${owner}」という町やグループはありません。町は6けたの番号で書いてください。`,
          en: `There is no place or group “${owner}”. Write the six-digit code of a place.`,
        });
      }
      const files = await writeAll(site, owner, folder);
      if (json) process.stdout.write(`${JSON.stringify({ owner, folder, files, findings: [] })}\n`);
      const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
      const size = (bytes / 1024 / 1024).toFixed(1);
      say(lang, {
        ja: `${folder}：${files.length} 個のファイル、${size} MB。公開していないものもふくみます。`,
        en: `${folder}: ${files.length} files, ${size} MB. Some of it is not public.`,
      });
      return true;
    } finally {
      await close();
    }
  },
};

/** Nothing that is there already is written over. */
async function mustBeEmpty(folder: string): Promise<void> {
  const there = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw new UsageProblem({
      ja: `${folder} に書き出せません（${error.code ?? ''}）。空のフォルダーを指定してください。`,
      en: `${folder} can't be written into (${error.code ?? ''}). Give an empty folder.`,
    });
  });
  if (there.length === 0) return;
  throw new UsageProblem({
    ja: `${folder} は空ではありません。空のフォルダーか、まだないフォルダーを指定してください。`,
    en: `${folder} isn't empty. Give an empty folder or one that isn't there yet.`,
  });
}

interface WrittenFile {
  path: string;
  bytes: number;
  sha256: string;
}

/** Files of all modules, and last a list of them with their digests: without it an export is not whole. */
async function writeAll(site: Site, owner: string, folder: string): Promise<WrittenFile[]> {
  const written: WrittenFile[] = [];
  for (const { takeAlong } of [...homes, ...modules]) {
    if (takeAlong === undefined) continue;
    for await (const file of takeAlong(site, owner)) written.push(await writeOne(folder, file));
  }
  await mkdir(folder, { recursive: true });
  const list = { owner, at: site.now().toISOString(), files: written };
  await writeFile(path.join(folder, 'files.json'), `${JSON.stringify(list, null, 2)}\n`, { flag: 'wx' });
  return written;
}

async function writeOne(folder: string, { path: name, pieces }: OwnerFile): Promise<WrittenFile> {
  const inside = name.split('/').map(safeName).join('/');
  const target = path.join(folder, inside);
  await mkdir(path.dirname(target), { recursive: true });
  const hash = createHash('sha256');
  let bytes = 0;
  const file = await open(target, 'wx');
  try {
    for await (const piece of pieces) {
      const part = typeof piece === 'string' ? Buffer.from(piece) : piece;
      hash.update(part);
      bytes += part.length;
      await file.writeFile(part);
    }
  } finally {
    await file.close();
  }
  return { path: inside, bytes, sha256: hash.digest('hex') };
}

/** Names come from uploads: nothing leads out of the folder, and every system can write it. */
function safeName(name: string): string {
  const safe = name.replace(/[\u0000-\u001f\\/:*?"<>|]/gu, '_').replace(/^\.+/u, '_');
  return safe.slice(-150) || '_';
}

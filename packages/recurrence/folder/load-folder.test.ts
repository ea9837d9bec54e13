import { mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadFolder } from './load-folder.ts';
import { readFolder } from './read-folder.ts';

let root = '';
const put = async (path: string, text = '地名,センター,ごみ\n本町,,月\n') => {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), text);
};
const load = async (path: string) => (await loadFolder(join(root, path))).map((file) => file.path).sort();

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'recurrence-'));
});
afterAll(() => rm(root, { recursive: true, force: true }));

describe('loadFolder', () => {
  it('loads the files of a calendar beside area_days.csv, and nothing below it', async () => {
    await put('own/area_days.csv');
    await put('own/center.csv');
    await put('own/photo.csv');
    await put('own/en/area_days.csv');
    expect(await load('own')).toEqual(['area_days.csv', 'center.csv']);
  });

  it('looks four levels down and not five', async () => {
    await put('deep/1/2/3/4/area_days.csv');
    await put('deep/1/2/3/4/target.csv');
    await put('deep/1/2/3/4/5/area_days.csv');
    await put('deep/center.csv');
    expect(await load('deep')).toEqual(['1/2/3/4/area_days.csv', '1/2/3/4/target.csv']);
    expect(await load('deep/1/2/3/4/5')).toEqual(['area_days.csv']);
  });

  it('brings all of several places, so that they can be named', async () => {
    await put('two/ja/area_days.csv');
    await put('two/en/area_days.csv');
    expect(readFolder(await loadFolder(join(root, 'two'))).findings[0]?.code).toBe(
      'recurrence.several-folders',
    );
  });

  it('does not follow links into a circle', async () => {
    await put('circle/x.txt');
    await symlink(join(root, 'circle'), join(root, 'circle/again'));
    expect(await load('circle')).toEqual([]);
  });

  it('tells of a folder that is not there', async () => {
    await expect(loadFolder(join(root, 'nowhere'))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('does not bring a giant file into memory', async () => {
    await put('giant/area_days.csv');
    await truncate(join(root, 'giant/area_days.csv'), 8 * 1024 ** 3);
    const { calendar, findings } = readFolder(await loadFolder(join(root, 'giant')));
    expect(calendar?.areas).toEqual([]);
    expect(findings[0]?.code).toBe('recurrence.file-too-large');
  });
});

/** The command as people and programs call it: documents, exit codes, words. Needs no database. */
import { spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const bin = fileURLToPath(new URL('./bin/tomoni.mjs', import.meta.url));
const demo = fileURLToPath(new URL('../demo/tomoni-shi', import.meta.url));

interface Ended {
  code: number;
  stdout: string;
  stderr: string;
}

function tomoni(args: string[], env: Record<string, string> = {}): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [bin, ...args], {
      cwd: tmpdir(),
      env: { ...process.env, LANG: 'C', LC_ALL: 'C', ...env },
    });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (part: Buffer) => {
      stdout += part.toString();
    });
    child.stderr.on('data', (part: Buffer) => {
      stderr += part.toString();
    });
    child.on('close', (code) => resolve({ code: code ?? -1, stdout, stderr }));
  });
}

function folderWith(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'tomoni-cli-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

const window = ['--from', '2026-04-01', '--to', '2026-04-10'];

describe('tomoni collection', () => {
  it('prints one document with every day of the window', async () => {
    const folder = folderWith({
      'area_days.csv': '地名,センター,燃やすごみ,"びん<br>缶"\n 山手 ,北,水 金,木2\n',
    });
    const { code, stdout } = await tomoni(['collection', folder, ...window, '--json']);
    expect(code).toBe(0);
    const document = JSON.parse(stdout);
    expect(Object.keys(document)).toEqual(['validThrough', 'areas', 'findings']);
    expect(document.areas).toEqual([
      {
        id: expect.any(String),
        name: '山手',
        master: null,
        centre: '北',
        collections: [
          { date: '2026-04-01', category: '燃やすごみ' },
          { date: '2026-04-03', category: '燃やすごみ' },
          { date: '2026-04-08', category: '燃やすごみ' },
          { date: '2026-04-09', category: 'びん缶' },
          { date: '2026-04-10', category: '燃やすごみ' },
        ],
      },
    ]);
  });

  it('prints the document also when the input has errors, and ends with 1', async () => {
    const folder = folderWith({ 'area_days.csv': '地名,センター,燃やすごみ\n山手,,水 月・木\n' });
    const { code, stdout } = await tomoni(['collection', folder, ...window, '--json']);
    expect(code).toBe(1);
    const document = JSON.parse(stdout);
    expect(document.areas[0].collections).toHaveLength(2);
    expect(document.findings).toContainEqual({
      code: 'recurrence.unreadable-token',
      severity: 'error',
      message: expect.stringContaining('月・木'),
      where: { file: 'area_days.csv', row: 2, column: '燃やすごみ', letter: 'C' },
    });
  });

  it('ends with 1 when there is no calendar', async () => {
    const { code, stdout } = await tomoni(['collection', folderWith({}), ...window, '--json']);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ validThrough: null, areas: [] });
  });

  it.each([
    ['no folder', ['collection', ...window, '--json']],
    ['a folder that is not there', ['collection', '/no/such/folder', ...window, '--json']],
    ['no window', ['collection', demo, '--json']],
    ['a day that is none', ['collection', demo, '--from', '2026-02-30', '--to', '2026-03-01', '--json']],
    [
      'a window that runs backwards',
      ['collection', demo, '--from', '2026-03-01', '--to', '2026-02-01', '--json'],
    ],
    ['another closure', ['collection', demo, ...window, '--closure', 'drop', '--json']],
    ['an option that is none', ['collection', demo, ...window, '--all', '--json']],
  ])('ends with 2 and still one document for %s', async (_name, args) => {
    const { code, stdout, stderr } = await tomoni(args);
    expect(code).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({ areas: [], findings: [{ code: 'tomoni.usage' }] });
    expect(stderr).not.toContain('    at ');
  });
});

describe('tomoni inspect', () => {
  it('says what a file is, where its table begins and what is odd', async () => {
    const folder = folderWith({ 'a.csv': '区域の一覧\n\n名称,住所\n公民館,1-2\n' });
    const { code, stdout } = await tomoni(['inspect', join(folder, 'a.csv'), '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      format: 'csv',
      encoding: 'utf-8',
      sheets: [
        {
          headerRow: 3,
          header: ['名称', '住所'],
          rows: 1,
          columns: [{ source: '名称' }, { source: '住所' }],
        },
      ],
    });
  });

  it('says which dataset of the standard a table is, by its name where its header does not tell', async () => {
    const folder = folderWith({ 'hyou.csv': '公衆トイレの一覧\n\n名称,住所\n中央公園,1-2\n' });
    const { stdout } = await tomoni(['inspect', join(folder, 'hyou.csv'), '--json']);
    const [sheet] = JSON.parse(stdout).sheets;
    expect(sheet).toMatchObject({
      dataset: 'public_toilet',
      columns: [
        { source: '名称', standard: '名称', by: 'exact' },
        { source: '住所', standard: '所在地_連結表記', by: 'exact' },
      ],
    });
    expect(sheet.confidence).toBeGreaterThan(0);
  });

  it('ends with 2 without a file', async () => {
    expect((await tomoni(['inspect', '/no/such.csv', '--json'])).code).toBe(2);
  });
});

describe('tomoni', () => {
  it('lists its commands in the language of the system', async () => {
    expect((await tomoni(['help'])).stderr).toContain('collection FOLDER');
    expect((await tomoni(['help'], { LC_ALL: 'ja_JP.UTF-8' })).stderr).toContain('使い方');
    expect((await tomoni(['nonsense'])).code).toBe(2);
  });

  it('lists settings without secrets', async () => {
    const { code, stdout } = await tomoni(['settings', '--json'], {
      DATABASE_URL: 'postgres://u:topsecret@db/x',
    });
    expect(code).toBe(0);
    expect(stdout).not.toContain('topsecret');
    expect(JSON.parse(stdout).settings.map(({ name }: { name: string }) => name)).toContain('PORT');
  });

  it('ends with 3 and one clear line when the database cannot be reached', async () => {
    const env = { DATABASE_URL: 'postgres://u:topsecret@127.0.0.1:1/x' };
    const { code, stderr } = await tomoni(['import', '992011', demo, '--name', 'ともに市'], env);
    expect(code).toBe(3);
    expect(stderr).not.toContain('topsecret');
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});

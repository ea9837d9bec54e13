/**
 * `npm run bench` runs every benchmark, one after another, each in a process of its own; `npm run bench -- csv` runs
 * one. A benchmark is a file here with one word for a name; its parts carry its name and a dash (`csv-file.ts`).
 */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('.', import.meta.url));
process.exit(main(process.argv.slice(2)));

/** The exit code: 0 fine, 1 a benchmark failed, 2 there is none of that name. */
function main(wanted: string[]): number {
  const known = readdirSync(folder)
    .flatMap((file) => /^([a-z]+)\.ts$/.exec(file)?.[1] ?? [])
    .filter((name) => name !== 'run');
  const unknown = wanted.filter((name) => !known.includes(name));
  if (unknown.length > 0 || known.length === 0) {
    console.error(`There is no benchmark ${unknown.join(', ')}. There are: ${known.join(', ')}`);
    return 2;
  }
  const names = known.filter((name) => wanted.length === 0 || wanted.includes(name));
  console.log(
    `Node ${process.version}, ${availableParallelism()} cores, ${cpus()[0]?.model ?? 'unknown processor'}`,
  );
  const failed = names.filter((name) => !run(name));
  if (failed.length > 0) console.log(`\nfailed: ${failed.join(', ')}`);
  return failed.length === 0 ? 0 : 1;
}

function run(name: string): boolean {
  console.log(`\n== ${name}`);
  const args = ['--import', 'tsx', `${folder}${name}.ts`];
  return (
    spawnSync(process.execPath, args, { cwd: `${folder}..`, stdio: ['ignore', 'inherit', 'inherit'] })
      .status === 0
  );
}

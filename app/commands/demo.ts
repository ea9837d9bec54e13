import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Site } from '@tomoni/platform/manifest';
import { DEMO_TOWNS, type DemoTown } from '../../demo/index.ts';
import { readArguments } from '../arguments.ts';
import type { Command, Text } from '../command.ts';
import { importFiles } from '../import-files.ts';
import { openSite } from '../open-site.ts';
import { readSettings } from '../settings.ts';
import { say } from '../terminal.ts';

/** `tomoni demo`: brings the invented towns in, from files as untidy as real ones. */
export const demoCommand: Command = {
  name: 'demo',
  usage: {
    ja: 'demo  見本の町（ともに市、川上町）を取りこみます',
    en: 'demo  imports the invented towns Tomoni City and Kawakami',
  },
  emptyDocument: { towns: [] },
  async run(args, { lang, json, env }) {
    readArguments(args, {});
    const { site, close } = await openSite({ settings: readSettings(env), lang, share: true });
    try {
      await importDemo(site, (text) => say(lang, text));
      if (json)
        process.stdout.write(
          `${JSON.stringify({ towns: DEMO_TOWNS.map(({ code }) => code), findings: [] })}\n`,
        );
      return true;
    } finally {
      await close();
    }
  },
};

/** Imports the invented towns through the import that everybody uses; `stop` ends it before the next one. Running it again changes nothing. */
export async function importDemo(
  site: Site,
  progress: (text: Text) => void,
  stop?: AbortSignal,
): Promise<void> {
  const folder = demoFolder();
  for (const town of DEMO_TOWNS) {
    if (stop?.aborted === true) return;
    progress({
      ja: `見本の町を取りこんでいます：${town.name}`,
      en: `Importing the invented town ${town.nameEn}`,
    });
    await bringIn(site, town, `${folder}/${town.calendar}`, town.answers);
    if (town.data !== undefined) await bringIn(site, town, `${folder}/${town.data}`, DATA_ANSWERS);
  }
  const towns = DEMO_TOWNS.map(({ code }) => code);
  for (const { demo } of site.modules) {
    if (stop?.aborted === true) return;
    await demo?.(site, { folder, towns, progress: (text) => progress({ ja: text, en: text }) });
  }
}

/** What the departments promise for their lists. */
const DATA_ANSWERS = { licence: 'CC-BY-4.0', rhythm: 'quarterly' };

async function bringIn(
  site: Site,
  town: DemoTown,
  path: string,
  answers: Readonly<Record<string, string>>,
): Promise<void> {
  const outcome = await importFiles(site, { place: placeOf(town), paths: [path], answers });
  if (outcome.result !== null) return;
  const reasons = outcome.staged.findings.map(({ code }) => code).join(', ');
  throw new Error(`The files of the invented town ${town.code} can't be imported: ${reasons}`);
}

function placeOf(town: DemoTown) {
  return {
    code: town.code,
    name: town.name,
    nameKana: town.reading,
    nameEn: town.nameEn,
    prefecture: town.prefecture,
    landscape: town.landscape,
  };
}

/** The folder demo/ of the project: beside the sources, or beside the bundle's folder. */
function demoFolder(): string {
  const places = ['../../demo', '../demo'].map((path) => fileURLToPath(new URL(path, import.meta.url)));
  const found = places.find((path) => existsSync(`${path}/tomoni-shi`));
  if (found === undefined) throw new Error('The folder demo/ is missing');
  return found;
}

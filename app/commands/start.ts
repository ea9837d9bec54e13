import { listPlaces } from '@tomoni/places/contract';
import type { Site } from '@tomoni/platform/manifest';
import { thisChild } from '@tomoni/platform/processes';
import { readArguments } from '../arguments.ts';
import type { Command, CommandContext } from '../command.ts';
import { withEnvFile } from '../env-file.ts';
import { type OpenSite, openSite } from '../open-site.ts';
import { serveAlone } from '../serving/alone.ts';
import { runChild } from '../serving/child.ts';
import type { Serving } from '../serving/serving.ts';
import { serveSeveral } from '../serving/several.ts';
import { readSettings, type Settings } from '../settings.ts';
import { say } from '../terminal.ts';
import { importDemo } from './demo.ts';

/** `tomoni start`: the whole site on this machine. */
export const startCommand: Command = {
  name: 'start',
  usage: {
    ja: 'start [--no-demo]  サイトを始めます。はじめてのときは、見本の町を取りこみます',
    en: 'start [--no-demo]  starts the site; the first time it imports the invented towns',
  },
  emptyDocument: { url: null },
  async run(args, context) {
    const child = thisChild(context.env);
    if (child !== null) return runChild(child, context);
    const began = performance.now();
    const { lang, json, env } = context;
    const given = readArguments(args, { 'no-demo': 'flag' });
    const settings = readSettings(env);
    const several = settings.WEB_PROCESSES > 1;
    const opened = await openSite({
      ...{ settings, lang, share: false },
      ...(several ? { process: 'supervisor' } : {}),
    });
    // From now on, so that a signal that comes while it starts isn't lost.
    const stopped = untilStopped();
    let serving: Serving;
    try {
      if (!given.flag('no-demo')) await fillEmpty(opened.site, context);
      serving = await startSite(opened, settings, env);
    } catch (error) {
      await opened.close();
      throw error;
    }
    const url = settings.PUBLIC_URL ?? `http://localhost:${serving.port}`;
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    if (json) process.stdout.write(`${JSON.stringify({ url, findings: [] })}\n`);
    say(lang, {
      ja: `${url} で見られます（${seconds} 秒）。止めるときは Ctrl-C。`,
      en: `Ready at ${url} (${seconds} s). Ctrl-C stops it.`,
    });
    await stopped;
    say(lang, { ja: '止めています…', en: 'Stopping…' });
    await serving.stop();
    await opened.close();
    return true;
  },
};

async function fillEmpty(site: Site, { lang }: CommandContext): Promise<void> {
  if ((await listPlaces(site.db)).length > 0) return;
  await importDemo(site, (text) => say(lang, text));
}

function startSite(
  { site, databaseUrl }: OpenSite,
  settings: Settings,
  env: NodeJS.ProcessEnv,
): Promise<Serving> {
  if (settings.WEB_PROCESSES === 1) return serveAlone(site, settings);
  return serveSeveral(site, { settings, env: withEnvFile(env), databaseUrl });
}

/** Waits for SIGTERM or SIGINT (Ctrl-C). */
function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
  });
}

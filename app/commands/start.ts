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
import { stopSignal, whenAborted } from '../stopping.ts';
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
    const { lang, json } = context;
    const given = readArguments(args, { 'no-demo': 'flag' });
    const settings = readSettings(context.env);
    // From now on, so that a signal that comes while it starts leaves no database running.
    const stop = stopSignal();
    const running = await startUntil(stop, { settings, context, demo: !given.flag('no-demo') });
    if (running === null) {
      if (json) process.stdout.write(`${JSON.stringify({ url: null, findings: [] })}\n`);
      say(lang, { ja: '始めている途中で止めました。', en: 'Stopped while starting.' });
      return true;
    }
    const { opened, serving } = running;
    const url = settings.PUBLIC_URL ?? `http://localhost:${serving.port}`;
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    if (json) process.stdout.write(`${JSON.stringify({ url, findings: [] })}\n`);
    say(lang, {
      ja: `${url} で見られます（${seconds} 秒）。止めるときは Ctrl-C。`,
      en: `Ready at ${url} (${seconds} s). Ctrl-C stops it.`,
    });
    await whenAborted(stop);
    say(lang, { ja: '止めています…', en: 'Stopping…' });
    await serving.stop();
    await opened.close();
    return true;
  },
};

interface Start {
  settings: Settings;
  context: CommandContext;
  demo: boolean;
}

/**
 * The running site, or null when it was stopped before it ran. What fails after the signal is its doing: it reaches
 * initdb and the other processes, too, where it is sent to all of a group.
 */
async function startUntil(
  stop: AbortSignal,
  { settings, context, demo }: Start,
): Promise<{ opened: OpenSite; serving: Serving } | null> {
  const { lang, env } = context;
  const several = settings.WEB_PROCESSES > 1;
  let opened: OpenSite | null = null;
  try {
    opened = await openSite({
      ...{ settings, lang, share: false, stop },
      ...(several ? { process: 'supervisor' } : {}),
    });
    stop.throwIfAborted();
    if (demo) await fillEmpty(opened.site, context, stop);
    stop.throwIfAborted();
    return { opened, serving: await startSite(opened, { settings, env, stop }) };
  } catch (error) {
    await opened?.close();
    if (stop.aborted) return null;
    throw error;
  }
}

async function fillEmpty(site: Site, { lang }: CommandContext, stop: AbortSignal): Promise<void> {
  if ((await listPlaces(site.db)).length > 0) return;
  await importDemo(site, (text) => say(lang, text), stop);
}

function startSite(
  { site, databaseUrl }: OpenSite,
  { settings, env, stop }: { settings: Settings; env: NodeJS.ProcessEnv; stop: AbortSignal },
): Promise<Serving> {
  if (settings.WEB_PROCESSES === 1) return serveAlone(site, settings);
  return serveSeveral(site, { settings, env: withEnvFile(env), databaseUrl, stop });
}

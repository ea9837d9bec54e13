import { listPlaces } from '@tomoni/places/contract';
import { createApp, type RunningServer, serve } from '@tomoni/platform/http';
import { type RunningJobs, startJobs } from '@tomoni/platform/jobs';
import type { Site } from '@tomoni/platform/manifest';
import { assets } from '@tomoni/platform/pages';
import { readArguments } from '../arguments.ts';
import type { Command } from '../command.ts';
import { openSite } from '../open-site.ts';
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
  async run(args, { lang, json, env }) {
    const began = performance.now();
    const given = readArguments(args, { 'no-demo': 'flag' });
    const settings = readSettings(env);
    const { site, close } = await openSite({ settings, lang, share: false });
    let jobs: RunningJobs | null = null;
    let server: RunningServer;
    try {
      if (!given.flag('no-demo') && (await listPlaces(site.db)).length === 0) {
        await importDemo(site, (text) => say(lang, text));
      }
      jobs = await startJobs(site);
      server = await serve(appOf(site, settings), listenOn(settings));
    } catch (error) {
      await jobs?.stop();
      await close();
      throw error;
    }
    const url = site.publicUrl ?? `http://localhost:${server.port}`;
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    if (json) process.stdout.write(`${JSON.stringify({ url, findings: [] })}\n`);
    say(lang, {
      ja: `${url} で見られます（${seconds} 秒）。止めるときは Ctrl-C。`,
      en: `Ready at ${url} (${seconds} s). Ctrl-C stops it.`,
    });
    await untilStopped();
    say(lang, { ja: '止めています…', en: 'Stopping…' });
    await Promise.all([server.stop(), jobs.stop()]);
    await close();
    return true;
  },
};

function appOf(site: Site, settings: Settings) {
  return createApp(site, { assets: assets(), settings: { trustedProxies: settings.TRUSTED_PROXY } });
}

function listenOn(settings: Settings) {
  return settings.HOST === null ? { port: settings.PORT } : { port: settings.PORT, host: settings.HOST };
}

/** Waits for SIGTERM or SIGINT (Ctrl-C). */
function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
  });
}

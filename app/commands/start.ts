import { listPlaces } from '@tomoni/places/contract';
import { createApp, type RunningServer, serve } from '@tomoni/platform/http';
import { discardExpired } from '@tomoni/platform/intake';
import type { Site } from '@tomoni/platform/manifest';
import { assets } from '@tomoni/platform/pages';
import { drainEvents, type EventHandler } from '@tomoni/platform/storage';
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
    let server: RunningServer;
    try {
      if (!given.flag('no-demo') && (await listPlaces(site.db)).length === 0) {
        await importDemo(site, (text) => say(lang, text));
      }
      server = await serve(appOf(site, settings), listenOn(settings));
    } catch (error) {
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
    await untilStopped(site);
    say(lang, { ja: '止めています…', en: 'Stopping…' });
    await server.stop();
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

/** How often the site looks for events to hand on and for leftovers to remove. */
const HOUSEKEEPING_MS = 5_000;
const CLEANING_MS = 3_600_000;

/** Keeps the site going until SIGTERM or SIGINT (Ctrl-C): hands on events, removes what has expired. */
async function untilStopped(site: Site): Promise<void> {
  const stopping = new AbortController();
  const events = repeat(site, HOUSEKEEPING_MS, stopping.signal, () =>
    drainEvents(site.db, handlersOf(site), { signal: stopping.signal }),
  );
  const cleaning = repeat(site, CLEANING_MS, stopping.signal, () => discardExpired(site));
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
  });
  stopping.abort();
  await Promise.all([events, cleaning]);
}

async function repeat(
  site: Site,
  ms: number,
  signal: AbortSignal,
  work: () => Promise<unknown>,
): Promise<void> {
  while (!signal.aborted) {
    await work().catch((err: unknown) => site.log.error({ err }, 'Housekeeping failed; it is tried again'));
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      signal.addEventListener(
        'abort',
        () => {
          clearTimeout(timer);
          resolve();
        },
        { once: true },
      );
    });
  }
}

/** All modules' handlers, by kind of event. */
function handlersOf(site: Site) {
  const handlers: Record<string, EventHandler[]> = {};
  for (const module of site.modules) {
    for (const [kind, handle] of Object.entries(module.events ?? {})) {
      handlers[kind] = [...(handlers[kind] ?? []), (event) => handle(site, event)];
    }
  }
  return handlers;
}

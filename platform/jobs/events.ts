/** Hands the events of the outbox to the modules that listen. */
import type { Site } from '../manifest/index.ts';
import { type DrainResult, drainEvents, type EventHandler } from '../storage/index.ts';

/** Handles what is due now; returns how many events were handled and failed. */
export function handOnEvents(site: Site, signal: AbortSignal): Promise<DrainResult> {
  return drainEvents(site.db, handlersOf(site), {
    signal,
    onError: (event, err) => site.log.warn({ event: event.kind, id: event.id, err }, 'An event failed'),
  });
}

/** All modules' handlers, by kind of event. */
function handlersOf(site: Site): Record<string, EventHandler[]> {
  const handlers: Record<string, EventHandler[]> = {};
  for (const module of site.modules) {
    for (const [kind, handle] of Object.entries(module.events ?? {})) {
      handlers[kind] = [...(handlers[kind] ?? []), (event) => handle(site, event)];
    }
  }
  return handlers;
}

/** Says that the server cuts off new connections because it holds as many as it may. */
import type { Server } from 'node:net';
import type { SiteLog } from '../manifest/index.ts';

const EVERY_MS = 60_000;

/**
 * One line when it begins, and one for each further minute in which it goes on, with how many were cut off since the
 * line before; never who. Stops with the server.
 */
export function sayWhenFull(server: Server, log: Pick<SiteLog, 'warn'>, most: number): void {
  let cutOff = 0;
  let timer: NodeJS.Timeout | undefined;
  const say = () => {
    timer = undefined;
    if (cutOff === 0) return;
    log.warn({ cutOff, most }, 'As many connections are open as there may be; new ones are cut off');
    cutOff = 0;
    timer = setTimeout(say, EVERY_MS).unref();
  };
  server.on('drop', () => {
    cutOff += 1;
    if (timer === undefined) say();
  });
  server.once('close', () => clearTimeout(timer));
}

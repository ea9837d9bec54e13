/** Load that doesn't wait for answers: requests come at a rate, whatever the server does, as people do. */
import { Agent, request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';

export interface Outcome {
  /** 0: none within the time. */
  status: number;
  /** From the moment at which it should have been sent. */
  ms: number;
}

/** Whoever waits longer has gone away. */
const PATIENCE_MS = 5_000;
const TICK_MS = 5;

export interface Source {
  kind: string;
  /** Requests in a second. */
  rate: number;
  path: () => string;
}

/** Sends from all sources for so many seconds, and waits for the last answers. */
export async function flood(
  port: number,
  seconds: number,
  sources: readonly Source[],
): Promise<Map<string, Outcome[]>> {
  const agent = new Agent({ keepAlive: true, maxSockets: 400 });
  const outcomes = new Map(sources.map(({ kind }) => [kind, [] as Outcome[]]));
  const open: Promise<void>[] = [];
  const began = performance.now();
  const sent = sources.map(() => 0);
  for (let now = began; now - began < seconds * 1000; now = performance.now()) {
    sources.forEach(({ kind, rate, path }, at) => {
      const due = Math.floor(((now - began) / 1000) * rate);
      for (let count = sent[at] ?? 0; count < due; count += 1) {
        open.push(ask(agent, port, path(), now).then((outcome) => void outcomes.get(kind)?.push(outcome)));
      }
      sent[at] = due;
    });
    await wait(TICK_MS);
  }
  await Promise.all(open);
  agent.destroy();
  return outcomes;
}

/** Asks once, over one of the agent's connections. */
export function ask(agent: Agent, port: number, path: string, from = performance.now()): Promise<Outcome> {
  return new Promise((resolve) => {
    const end = (status: number) => {
      clearTimeout(timer);
      resolve({ status, ms: performance.now() - from });
    };
    const asked = request({ agent, port, host: '127.0.0.1', path }, (answer) => {
      answer.resume();
      answer.on('end', () => end(answer.statusCode ?? 0));
      answer.on('error', () => end(0));
    });
    const timer = setTimeout(() => asked.destroy(), PATIENCE_MS);
    asked.on('error', () => end(0));
    asked.end();
  });
}

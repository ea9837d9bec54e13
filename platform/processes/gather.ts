/** The figures of all processes, for whoever asks one of them. */
import type { Worker } from 'node:cluster';
import type { ToChild } from './contract.ts';

const ANSWERS_TAKE_AT_MOST = 1_000;

export interface CollectorOptions {
  living: () => readonly (Worker | null)[];
  lasting: (last: unknown, before: unknown) => unknown;
  own?: () => unknown;
}

interface Told {
  figures: unknown;
  answer: number | null;
}

/** Asks those that live, and remembers what stays of those that are gone. */
export function collector({ living, lasting, own }: CollectorOptions) {
  const last = new Map<Worker, unknown>();
  const waiting = new Map<number, { missing: Set<Worker>; done: () => void }>();
  let departed: unknown = null;
  let number = 0;
  const answered = (worker: Worker, ask: number) => {
    const one = waiting.get(ask);
    one?.missing.delete(worker);
    if (one?.missing.size === 0) one.done();
  };
  return {
    heard(worker: Worker, { figures, answer }: Told): void {
      last.set(worker, figures);
      if (answer !== null) answered(worker, answer);
    },
    gone(worker: Worker): void {
      if (last.has(worker)) departed = lasting(last.get(worker), departed);
      last.delete(worker);
      for (const ask of waiting.keys()) answered(worker, ask);
    },
    /** One that doesn't answer in time stands with what it said last. */
    async all(): Promise<unknown[]> {
      number += 1;
      const ask = number;
      // Those that are starting have nothing to say yet.
      const asked = living().filter(
        (worker) => worker?.isConnected() === true && last.has(worker),
      ) as Worker[];
      await new Promise<void>((resolve) => {
        const done = () => {
          clearTimeout(patience);
          waiting.delete(ask);
          resolve();
        };
        const patience = setTimeout(done, ANSWERS_TAKE_AT_MOST);
        waiting.set(ask, { missing: new Set(asked), done });
        if (asked.length === 0) done();
        for (const worker of asked)
          worker.send({ say: 'figures', answer: ask } satisfies ToChild, () => undefined);
      });
      return [...last.values(), departed, own?.() ?? null].filter((figures) => figures !== null);
    },
  };
}

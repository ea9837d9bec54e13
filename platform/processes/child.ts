/** A process under a supervisor: says when it is ready, how it is, and stops when it is told. */
import cluster from 'node:cluster';
import type { EnvironmentProblem } from '../storage/index.ts';
import { type FromChild, NAME_IN_ENVIRONMENT, type ToChild } from './contract.ts';

const SIGN_OF_LIFE_MS = 5_000;
const GATHERING_TAKES_AT_MOST = 3_000;

export interface Child {
  /** `web-1`, `jobs`. */
  name: string;
  /** Tells that it does its work now, on this port; `figures` is asked from now on. */
  ready(port: number | null, figures: () => unknown): void;
  /** Tells why it can't do its work; the supervisor says it to the operator when the site begins. */
  failed(problem: Pick<EnvironmentProblem, 'code' | 'text'>): Promise<void>;
  /** Resolves when it shall stop: told by the supervisor or by a signal that only it got. */
  stopping: Promise<void>;
  /** The figures of all processes, its own and those of processes that are gone included. */
  gather(): Promise<unknown[]>;
  /** Lets go of the supervisor, so that the process can end. */
  end(): void;
}

/** This process as a child; null when nobody supervises it. */
export function thisChild(env: NodeJS.ProcessEnv): Child | null {
  const name = env[NAME_IN_ENVIRONMENT];
  if (!cluster.isWorker || name === undefined) return null;
  let figures: () => unknown = () => null;
  let lastAsk = 0;
  const asks = new Map<number, (all: unknown[]) => void>();
  const stopping = new Promise<void>((resolve) => {
    process.on('message', (message: ToChild) => {
      if (message.say === 'stop') resolve();
      else if (message.say === 'figures')
        void tell({ say: 'figures', figures: figures(), answer: message.answer });
      else asks.get(message.ask)?.(message.figures);
    });
    process.once('SIGTERM', () => resolve());
    // Ctrl-C reaches the whole group; the supervisor decides what it means.
    process.on('SIGINT', () => undefined);
  });
  let life: NodeJS.Timeout | null = null;
  return {
    name,
    stopping,
    ready(port, read) {
      figures = read;
      void tell({ say: 'figures', figures: figures(), answer: null });
      void tell({ say: 'ready', port });
      life = setInterval(
        () => void tell({ say: 'figures', figures: figures(), answer: null }),
        SIGN_OF_LIFE_MS,
      );
      life.unref();
    },
    failed: ({ code, text }) => tell({ say: 'failed', code, text }),
    gather() {
      lastAsk += 1;
      const ask = lastAsk;
      return new Promise((resolve) => {
        const done = (all: unknown[]) => {
          clearTimeout(timer);
          asks.delete(ask);
          resolve(all);
        };
        // A supervisor that is gone takes this process with it; until then its own figures are better than none.
        const timer = setTimeout(() => done([figures()]), GATHERING_TAKES_AT_MOST);
        asks.set(ask, done);
        void tell({ say: 'gather', ask });
      });
    },
    end() {
      if (life !== null) clearInterval(life);
      cluster.worker?.disconnect();
    },
  };
}

/** Resolves when it is on its way; a supervisor that is gone hears nothing any more. */
function tell(message: FromChild): Promise<void> {
  return new Promise((resolve) => {
    if (process.send === undefined || !process.connected) resolve();
    else process.send(message, undefined, undefined, () => resolve());
  });
}

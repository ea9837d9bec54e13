/** One process that does no work itself: starts the others, shares the port among them, replaces what dies. */
import cluster, { type Worker } from 'node:cluster';
import type { SiteLog } from '../manifest/index.ts';
import { EnvironmentProblem } from '../storage/index.ts';
import { type FromChild, NAME_IN_ENVIRONMENT, type ToChild } from './contract.ts';
import { collector } from './gather.ts';
import { pauseBefore } from './pause.ts';

export interface SuperviseOptions {
  /** Names of the processes: `web-1`, `web-2`, `jobs`. */
  names: readonly string[];
  log: SiteLog;
  /** Added to the environment of each. */
  env?: Record<string, string>;
  /** What they run; what this process runs when left out. */
  program?: { script: string; args: readonly string[]; execArgv?: readonly string[] };
  /** What stays of the figures of a process that is gone. */
  lasting: (last: unknown, before: unknown) => unknown;
  /** Figures of this process itself. */
  own?: () => unknown;
  /** How long one may take until it is ready, in milliseconds; a minute when left out. */
  startWithinMs?: number;
  /** How long `stop` waits, in milliseconds; 15 s when left out. */
  stopWithinMs?: number;
  /** One that shows no sign of life for so long hangs, and is killed; two minutes when left out. */
  silentMs?: number;
  /** Aborted while they start, it stops those that have begun to. */
  stop?: AbortSignal;
}

export interface Supervised {
  /** The port on which those that serve can be reached. */
  port: number | null;
  /** Stops all; what hasn't stopped in time is killed. Calling it again waits for the same stop. */
  stop(): Promise<void>;
}

interface Place {
  name: string;
  worker: Worker | null;
  /** By `performance.now()`. */
  startedAt: number;
  heardAt: number;
  isReady: boolean;
  /** How often in a row it ended soon after its start. */
  failures: number;
  restart: NodeJS.Timeout | null;
}

/** One that lived so long died of something else than its start. */
const SETTLED_MS = 60_000;

/**
 * Starts the processes, the first alone, so that what is wrong with all of them is said once.
 * @throws EnvironmentProblem what one of them says that it can't start for; the reason of `stop`
 */
export async function superviseProcesses(options: SuperviseOptions): Promise<Supervised> {
  const { program, names } = options;
  // Each takes connections by itself: handed round by us, one that waits for a process that dies would hang for ever.
  cluster.schedulingPolicy = cluster.SCHED_NONE;
  if (program !== undefined) {
    const { script, args, execArgv } = program;
    cluster.setupPrimary({ exec: script, args: [...args], ...(execArgv ? { execArgv: [...execArgv] } : {}) });
  }
  const places = names.map(
    (name): Place => ({
      ...{ name, worker: null, startedAt: 0, heardAt: 0, isReady: false, failures: 0, restart: null },
    }),
  );
  const gathering = collector({ ...options, living: () => places.map(({ worker }) => worker) });
  const state: State = { options, gathering, places, port: null, stopping: false };
  try {
    await Promise.race([startAll(state), refusedBy(options.stop)]);
  } catch (error) {
    await stopAll(state);
    throw error;
  }
  const watching = setInterval(() => killSilent(state), 5_000);
  watching.unref();
  let stopped: Promise<void> | null = null;
  return {
    port: state.port,
    stop() {
      clearInterval(watching);
      stopped ??= stopAll(state);
      return stopped;
    },
  };
}

interface State {
  options: SuperviseOptions;
  gathering: ReturnType<typeof collector>;
  places: readonly Place[];
  port: number | null;
  stopping: boolean;
}

async function startAll(state: State): Promise<void> {
  const [first, ...others] = state.places;
  if (first !== undefined) await firstStart(state, first);
  if (state.stopping) return;
  await Promise.all(others.map((place) => firstStart(state, place)));
}

/** Never resolves. */
function refusedBy(stop: AbortSignal | undefined): Promise<never> {
  return new Promise((_, reject) => {
    if (stop?.aborted === true) reject(stop.reason);
    stop?.addEventListener('abort', () => reject(stop.reason), { once: true });
  });
}

/** Resolves when it is ready. Afterwards it is replaced whenever it ends. */
function firstStart(state: State, place: Place): Promise<void> {
  return new Promise((resolve, reject) => {
    start(state, place, {
      ready: resolve,
      ended: (problem) => reject(problem ?? new Error(`The process ${place.name} ended before it was ready`)),
    });
  });
}

interface Once {
  ready(): void;
  ended(problem: EnvironmentProblem | null): void;
}

function start(state: State, place: Place, once: Once | null): void {
  const { log, env = {}, startWithinMs = 60_000 } = state.options;
  const worker = cluster.fork({ ...env, [NAME_IN_ENVIRONMENT]: place.name });
  Object.assign(place, { worker, startedAt: performance.now(), heardAt: performance.now(), isReady: false });
  let problem: EnvironmentProblem | null = null;
  const patience = setTimeout(() => {
    log.error({ child: place.name }, 'A process did not become ready in time; it is killed');
    worker.process.kill('SIGKILL');
  }, startWithinMs);
  worker.on('error', (err) => log.warn({ child: place.name, err }, 'A process could not be told something'));
  worker.on('message', (message: FromChild) => {
    place.heardAt = performance.now();
    if (message.say === 'failed') problem = new EnvironmentProblem(message.code, message.text);
    else if (message.say === 'figures') state.gathering.heard(worker, message);
    else if (message.say === 'gather') {
      void state.gathering
        .all()
        .then((figures) => tell(worker, { say: 'gathered', ask: message.ask, figures }));
    } else {
      clearTimeout(patience);
      place.isReady = true;
      state.port ??= message.port;
      log.info({ child: place.name, pid: worker.process.pid }, 'A process is ready');
      once?.ready();
    }
  });
  worker.once('exit', (code, signal) => {
    clearTimeout(patience);
    state.gathering.gone(worker);
    place.worker = null;
    const wasFirst = once !== null && !place.isReady;
    if (wasFirst) once.ended(problem);
    else if (!state.stopping) replace(state, place, { code, signal, problem });
  });
}

interface End {
  code: number | null;
  signal: string | null;
  problem: EnvironmentProblem | null;
}

function replace(state: State, place: Place, { code, signal, problem }: End): void {
  const lived = performance.now() - place.startedAt;
  place.failures = lived > SETTLED_MS && place.isReady ? 0 : place.failures + 1;
  const pause = pauseBefore(place.failures);
  const fields = { child: place.name, code, signal, problem: problem?.code, againInMs: pause };
  state.options.log.error(fields, 'A process ended; it is started again');
  place.restart = setTimeout(() => {
    place.restart = null;
    if (!state.stopping) start(state, place, null);
  }, pause);
}

/** A process that hangs answers nobody, but the port would still be shared with it. */
function killSilent({ options, places }: State): void {
  const { silentMs = 120_000 } = options;
  for (const { worker, name, isReady, heardAt } of places) {
    if (worker === null || !isReady || performance.now() - heardAt < silentMs) continue;
    options.log.error({ child: name }, 'A process shows no sign of life; it is killed');
    worker.process.kill('SIGKILL');
  }
}

async function stopAll(state: State): Promise<void> {
  state.stopping = true;
  const { stopWithinMs = 15_000, log } = state.options;
  await Promise.all(
    state.places.map(async ({ worker, name, restart }) => {
      if (restart !== null) clearTimeout(restart);
      if (worker === null || worker.isDead()) return;
      const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
      const patience = setTimeout(() => {
        log.warn({ child: name }, 'A process did not stop in time; it is killed');
        worker.process.kill('SIGKILL');
      }, stopWithinMs);
      tell(worker, { say: 'stop' });
      await ended;
      clearTimeout(patience);
    }),
  );
}

/** One that has just died hears nothing; its end is told by itself. */
function tell(worker: Worker, message: ToChild): void {
  if (worker.isConnected()) worker.send(message, () => undefined);
}

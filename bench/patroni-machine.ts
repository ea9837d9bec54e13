/**
 * One machine in miniature: PostgreSQL under Patroni and a member of etcd, in a folder of its own, on 127.0.0.1. It is
 * known by its folder: whatever runs in it belongs to it, and dies or freezes with it.
 */
import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { chown, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { endProcess, processesIn } from '../platform/storage/living.ts';
import type { OsUser } from '../platform/storage/os-user.ts';

export interface Ports {
  postgres: number;
  /** Patroni's own interface. */
  rest: number;
  etcd: number;
  peer: number;
}

export interface MachineOptions {
  folder: string;
  name: string;
  ports: Ports;
  user: OsUser | null;
  /** How etcd and Patroni are called: PATH says which ones. */
  env: Readonly<Record<string, string>>;
  etcd: readonly string[];
  /** Patroni's settings, in YAML or JSON. */
  patroni: string;
}

export class Machine {
  readonly name: string;
  readonly ports: Ports;
  readonly #options: MachineOptions;

  constructor(options: MachineOptions) {
    this.#options = options;
    this.name = options.name;
    this.ports = options.ports;
  }

  /** The file with Patroni's settings. */
  get settings(): string {
    return path.join(this.#options.folder, 'patroni.yml');
  }

  async make(): Promise<void> {
    const { folder, user, patroni } = this.#options;
    await mkdir(folder, { mode: 0o700 });
    await writeFile(this.settings, patroni, { mode: 0o600 });
    if (user === null) return;
    for (const file of [folder, this.settings]) await chown(file, user.uid, user.gid);
  }

  /** Starts etcd and Patroni, which starts PostgreSQL, as a machine does that is switched on. Waits for nothing. */
  start(): void {
    this.#spawn('etcd', this.#options.etcd);
    this.#spawn('patroni', [this.settings]);
  }

  /** The power goes: all is killed (-9) at once. */
  async die(): Promise<void> {
    // Until the last of them is seen dead another one may just be made.
    while (this.signal('SIGKILL') > 0) await wait(5);
  }

  /** Sends a signal to all that runs; returns to how many. */
  signal(signal: NodeJS.Signals): number {
    const { folder } = this.#options;
    const data = path.join(folder, 'data');
    const running = [folder, data].flatMap((one) => (existsSync(one) ? (processesIn(one) ?? []) : []));
    for (const pid of running) endProcess(pid, signal);
    return running.length;
  }

  /** Whether it is the primary and has the word of etcd for it. */
  async isLeader(): Promise<boolean> {
    const url = `http://127.0.0.1:${this.ports.rest}/primary`;
    return fetch(url, { signal: AbortSignal.timeout(1_000) }).then(
      async (answer) => {
        await answer.body?.cancel();
        return answer.status === 200;
      },
      () => false,
    );
  }

  /** All that etcd, Patroni and PostgreSQL wrote. */
  log(): string {
    return readFileSync(path.join(this.#options.folder, 'log'), 'utf8');
  }

  #spawn(program: string, args: readonly string[]): void {
    const { folder, user, env } = this.#options;
    const log = openSync(path.join(folder, 'log'), 'a', 0o600);
    const child = spawn(program, args, {
      ...(user ?? {}),
      cwd: folder,
      env,
      // Ctrl-C is for the benchmark, which ends them.
      detached: true,
      stdio: ['ignore', log, log],
    });
    closeSync(log);
    // It is missed when nobody becomes the leader.
    child.on('error', () => undefined);
    child.unref();
  }
}

/** Sends files piece by piece. What the server has said it has is never sent again. */

export interface NamedFile {
  /** With the folders below what was dropped. */
  name: string;
  file: File;
}

/** The server's word about a file that it waits for. */
interface WantedFile {
  n: number;
  name: string;
  size: number;
  received: number;
}

export interface SendingEvents {
  /** Bytes that the server has, of all; and files that are whole, of all. */
  moved(bytes: number, ofBytes: number, files: number, ofFiles: number): void;
  /** The connection is away; it is tried again. */
  waiting(): void;
}

/** The server refused; trying again would change nothing. */
export class Refused extends Error {
  readonly status: number;

  constructor(status: number, detail: string) {
    super(detail);
    this.status = status;
  }
}

const SMALLEST = 256 * 1024;
const LARGEST = 8 * 1024 * 1024;
/** Several small files travel together; more connections would only wait for each other. */
const AT_ONCE = 3;
const LONGEST_WAIT = 15_000;

export class Sending {
  readonly #address: string;
  readonly #files: ReadonlyMap<string, File>;
  readonly #wanted: WantedFile[];
  readonly #events: SendingEvents;
  /** Grows while pieces are quick, so that slow lines hear often and fast ones aren't held up. */
  #piece = SMALLEST;

  constructor(address: string, wanted: WantedFile[], files: readonly NamedFile[], events: SendingEvents) {
    this.#address = address;
    this.#wanted = wanted;
    this.#files = new Map(files.map(({ name, file }) => [name, file]));
    this.#events = events;
  }

  /** Ends when the server has everything. */
  async run(): Promise<void> {
    const waiting = this.#wanted.filter(({ received, size }) => received < size);
    const next = async (): Promise<void> => {
      for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) await this.#sendFile(one);
    };
    this.#tell();
    await Promise.all(Array.from({ length: AT_ONCE }, next));
  }

  async #sendFile(wanted: WantedFile): Promise<void> {
    const file = this.#files.get(wanted.name);
    if (file === undefined) throw new Refused(0, wanted.name);
    while (wanted.received < wanted.size) {
      const piece = file.slice(wanted.received, wanted.received + this.#piece);
      const began = performance.now();
      const answer = await persistently(() => this.#sendPiece(wanted, piece), this.#events);
      wanted.received = answer;
      const took = performance.now() - began;
      if (took < 1_000) this.#piece = Math.min(LARGEST, this.#piece * 2);
      else if (took > 4_000) this.#piece = Math.max(SMALLEST, this.#piece / 2);
      this.#tell();
    }
  }

  /** Where the server wants to go on: behind this piece, or elsewhere when it has less or more than we thought. */
  async #sendPiece({ n, received }: WantedFile, piece: Blob): Promise<number> {
    const response = await ask(`${this.#address}/${n}`, {
      method: 'PATCH',
      headers: { 'Content-Type': 'application/octet-stream', 'Upload-Offset': String(received) },
      body: piece,
    });
    if (response.status !== 409) await check(response);
    const { received: now } = (await response.json()) as { received?: number };
    if (typeof now !== 'number') throw new Refused(response.status, '');
    return now;
  }

  #tell(): void {
    const bytes = this.#wanted.reduce((sum, { received }) => sum + received, 0);
    const all = this.#wanted.reduce((sum, { size }) => sum + size, 0);
    const whole = this.#wanted.filter(({ received, size }) => received >= size).length;
    this.#events.moved(bytes, all, whole, this.#wanted.length);
  }
}

/** A request with JSON back; sign-in pages and other detours are not followed. */
export function ask(address: string, init: RequestInit): Promise<Response> {
  const headers = { Accept: 'application/json', ...init.headers };
  return fetch(address, { ...init, headers, credentials: 'same-origin', redirect: 'manual' });
}

/** Throws what trying again may mend as it is, and everything else as `Refused`. */
export async function check(response: Response): Promise<void> {
  if (response.ok) return;
  if (response.type === 'opaqueredirect') throw new Refused(401, '');
  if (response.status >= 500 || response.status === 429 || response.status === 408) throw new Error('again');
  const problem = (await response.json().catch(() => ({}))) as { detail?: string; title?: string };
  throw new Refused(response.status, problem.detail ?? problem.title ?? '');
}

/** Tries again, with growing pauses, for as long as the page is open; a refusal ends it. */
export async function persistently<Result>(
  work: () => Promise<Result>,
  events: Pick<SendingEvents, 'waiting'>,
): Promise<Result> {
  for (let pause = 500; ; pause = Math.min(LONGEST_WAIT, pause * 2)) {
    try {
      return await work();
    } catch (error) {
      if (error instanceof Refused) throw error;
      events.waiting();
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}

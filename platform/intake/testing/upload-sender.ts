/** Sends files as the page's script does, through cuts and restarts, and remembers what it was told. */
import { createHash } from 'node:crypto';
import { seededRandom } from '../../testing/index.ts';

/** What the server has said that it has. */
export interface Promised {
  /** Bytes, by drop and number of the file. */
  received: Map<string, number>;
  /** Hashes of the files of what was staged, by its id. */
  staged: Map<string, string[]>;
  /** How often a connection was cut on the way. */
  cuts: number;
}

const PIECE = 200_000;

export class UploadSender {
  readonly promised: Promised = { received: new Map(), staged: new Map(), cuts: 0 };
  readonly #origin: string;
  readonly #random;
  #stopping = false;

  constructor(port: number, seed: number) {
    this.#origin = `http://127.0.0.1:${port}`;
    this.#random = seededRandom(seed);
  }

  stop(): void {
    this.#stopping = true;
  }

  /** Drop after drop, every third as one form, until it is stopped; the one that is on its way is finished. */
  async run(): Promise<void> {
    for (let n = 0; !this.#stopping; n += 1) {
      const files = [
        this.#file('notes.txt', 1_000),
        this.#file('a.bin', 1_500_000),
        this.#file('b.bin', 700_000),
      ];
      if (n % 3 === 2) await this.#sendForm(files);
      else await this.#sendPieces(files);
    }
  }

  #file(name: string, about: number): { name: string; bytes: Buffer } {
    const bytes = Buffer.alloc(about + Math.floor(this.#random.next() * about));
    for (let at = 0; at + 4 <= bytes.length; at += 4)
      bytes.writeUInt32LE(Math.floor(this.#random.next() * 2 ** 32), at);
    return { name, bytes };
  }

  async #sendPieces(files: readonly { name: string; bytes: Buffer }[]): Promise<void> {
    const list = files.map(({ name, bytes }) => ({ name, size: bytes.length }));
    const drop = await this.#json<{ id: string }>('/100001/notes/drops', { files: list });
    for (const [n, { bytes }] of files.entries()) await this.#sendFile(drop.id, n, bytes);
    const { staged } = await this.#json<{ staged: string }>(`/100001/notes/drops/${drop.id}/read`, {});
    this.promised.staged.set(staged, files.map(hashOf));
  }

  async #sendFile(drop: string, n: number, bytes: Buffer): Promise<void> {
    const key = `${drop}/${n}`;
    for (let at = 0; at < bytes.length; ) {
      const answer = await this.#persistently(async () => {
        const response = await fetch(`${this.#origin}/100001/notes/drops/${key}`, {
          method: 'PATCH',
          headers: { 'Content-Type': 'application/octet-stream', 'Upload-Offset': String(at) },
          body: new Uint8Array(bytes.subarray(at, at + PIECE)),
        });
        if (response.status !== 200 && response.status !== 409) throw new Error(`status ${response.status}`);
        return (await response.json()) as { received: number };
      });
      const before = this.promised.received.get(key) ?? 0;
      if (answer.received < before) throw new Error(`${key}: had ${before}, has ${answer.received}`);
      this.promised.received.set(key, answer.received);
      at = answer.received;
    }
  }

  /** A form that is cut is sent anew, as a person would; only an answer is a promise. */
  async #sendForm(files: readonly { name: string; bytes: Buffer }[]): Promise<void> {
    const where = await this.#persistently(async () => {
      const body = new FormData();
      for (const { name, bytes } of files) body.append('files', new Blob([new Uint8Array(bytes)]), name);
      const init = { method: 'POST', headers: { Origin: this.#origin }, body, redirect: 'manual' } as const;
      const response = await fetch(`${this.#origin}/100001/notes`, init);
      if (response.status !== 303) throw new Error(`status ${response.status}`);
      return response.headers.get('Location') ?? '';
    });
    this.promised.staged.set(where.split('/').at(-1) ?? '', files.map(hashOf));
  }

  #json<Answer>(path: string, body: unknown): Promise<Answer> {
    return this.#persistently(async () => {
      const response = await fetch(this.#origin + path, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      });
      if (!response.ok) throw new Error(`status ${response.status}`);
      return (await response.json()) as Answer;
    });
  }

  async #persistently<Result>(work: () => Promise<Result>): Promise<Result> {
    while (true) {
      try {
        return await work();
      } catch {
        this.promised.cuts += 1;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    }
  }
}

function hashOf({ bytes }: { bytes: Buffer }): string {
  return createHash('sha256').update(bytes).digest('hex');
}

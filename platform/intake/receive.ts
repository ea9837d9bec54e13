/** Receiving the bytes of a file, from where the last time ended. */
import { sql } from 'kysely';
import { type Db, type Trx, transaction } from '../storage/index.ts';
import { addPiece, PIECE } from './pieces.ts';

export type Receipt =
  /** Stored: so many bytes are here now. `cut`: the sender went away before it had sent all. */
  | { ok: true; received: number; cut: boolean }
  /** Not from there: the next byte that is wanted, or null when there is no such file. */
  | { ok: false; received: number | null };

export interface Destination {
  drop: string;
  /** Number of the file in its drop. */
  n: number;
  /** The bytes begin here; it has to be what is stored already. */
  offset: number;
  /** No more than this, for files that didn't say how large they are. */
  most?: number;
}

/**
 * Stores a stream piece by piece. Each piece is one transaction that also moves `received` on from where this
 * sender believes it is, so two senders of one file can't mix: the slower one is told where to go on.
 * What is acknowledged or counted is stored; when the connection is cut, what has arrived is kept.
 */
export async function receive(db: Db, to: Destination, stream: AsyncIterable<Uint8Array>): Promise<Receipt> {
  const pieces = new Pieces();
  let received = to.offset;
  let cut = false;
  const store = async (bytes: Uint8Array) => {
    const moved = await transaction(db, (trx) => storePiece(trx, { ...to, offset: received }, bytes));
    if (moved) received += bytes.length;
    return moved;
  };
  for await (const part of untilCut(stream, () => {
    cut = true;
  })) {
    for (const piece of pieces.add(part)) if (!(await store(piece))) return whereNow(db, to);
  }
  const rest = pieces.rest();
  if (rest.length > 0 && !(await store(rest))) return whereNow(db, to);
  if (received === to.offset && (await receivedOf(db, to)) !== received) return whereNow(db, to);
  return { ok: true, received, cut };
}

/** Says how large a file is that came without a size. */
export async function finishFile(db: Db, { drop, n }: Pick<Destination, 'drop' | 'n'>): Promise<void> {
  await sql`update intake.drop_files set size = received where drop_id = ${drop} and n = ${n}`.execute(db);
}

async function storePiece(trx: Trx, { drop, n, offset, most }: Destination, bytes: Uint8Array) {
  const { rows } = await sql<{ blob: string }>`
    update intake.drop_files set received = received + ${bytes.length}
    where drop_id = ${drop} and n = ${n} and received = ${offset}
      and received + ${bytes.length} <= coalesce(size, ${most ?? 0}) returning blob`.execute(trx);
  if (rows[0] === undefined) return false;
  await addPiece(trx, rows[0].blob, offset, bytes);
  return true;
}

async function whereNow(db: Db, to: Destination): Promise<Receipt> {
  return { ok: false, received: await receivedOf(db, to) };
}

async function receivedOf(db: Db, { drop, n }: Destination): Promise<number | null> {
  const { rows } = await sql<{ received: number }>`
    select received from intake.drop_files where drop_id = ${drop} and n = ${n}`.execute(db);
  return rows[0] === undefined ? null : rows[0].received;
}

/** Cuts what streams in into pieces of one size, without copying more than once. */
class Pieces {
  #held: Uint8Array[] = [];
  #size = 0;

  *add(part: Uint8Array): Generator<Uint8Array> {
    let left = part;
    while (this.#size + left.length >= PIECE) {
      const taken = left.subarray(0, PIECE - this.#size);
      left = left.subarray(taken.length);
      this.#held.push(taken);
      yield this.rest();
    }
    if (left.length === 0) return;
    this.#held.push(left);
    this.#size += left.length;
  }

  rest(): Uint8Array {
    const all = this.#held.length === 1 ? (this.#held[0] as Uint8Array) : Buffer.concat(this.#held);
    this.#held = [];
    this.#size = 0;
    return all;
  }
}

/** Ends where the sender's connection does; that is no fault of ours. */
async function* untilCut(stream: AsyncIterable<Uint8Array>, onCut: () => void): AsyncGenerator<Uint8Array> {
  try {
    yield* stream;
  } catch {
    onCut();
  }
}

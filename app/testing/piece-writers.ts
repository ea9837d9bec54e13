/** Officials who send files piece by piece, as the form for files does, and keep account of what was acknowledged. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Db } from '@tomoni/platform/storage';
import { sql } from 'kysely';
import { TOWN } from './replicated-site.ts';
import type { Answer, SeveralSite } from './several-processes.ts';

/** Bytes of a piece, which is a line with its number. */
const SIZE = 32;
const MOST_PIECES = 1_000_000;
const PAUSE_MS = 25;
const BASE = `/${TOWN}/office/garbage/upload/drops`;

export interface Writing {
  /** Pieces that were acknowledged until now, by all together. */
  acknowledged(): number;
  /** Pieces that were refused or cut off. */
  failed(): number;
  /** When pieces were acknowledged, by `performance.now()`. */
  times: readonly number[];
  /** Lets each finish what it is about. */
  stop(): Promise<void>;
  /** Pieces that were acknowledged and aren't in the database, one by one. Also says when something else is there. */
  missing(db: Db): Promise<string[]>;
}

interface Writer {
  drop: string;
  acknowledged: number;
}

/** Begins to send. */
export async function startWriting(
  site: SeveralSite,
  { cookie, writers }: { cookie: string; writers: number },
): Promise<Writing> {
  const headers = { Cookie: cookie, Origin: `http://127.0.0.1:${site.port}` };
  const times: number[] = [];
  let going = true;
  let failed = 0;
  const open = async (n: number): Promise<Writer> => {
    const body = JSON.stringify({ files: [{ name: `${n}.txt`, size: SIZE * MOST_PIECES }] });
    const answer = await site.ask(BASE, {
      ...{ method: 'POST', headers: { ...headers, 'Content-Type': 'application/json' }, body },
    });
    if (answer.status !== 201) throw new Error(`No drop was opened: ${answer.status} ${answer.body}`);
    return { drop: (JSON.parse(answer.body.toString()) as { id: string }).id, acknowledged: 0 };
  };
  const all: Writer[] = [];
  for (let n = 0; n < writers; n += 1) all.push(await open(n));
  const send = (writer: Writer, piece: number) =>
    site.ask(`${BASE}/${writer.drop}/0`, {
      method: 'PATCH',
      headers: {
        ...headers,
        'Content-Type': 'application/octet-stream',
        'Upload-Offset': String(piece * SIZE),
      },
      body: pieceOf(writer, piece),
    });
  const whereNow = async ({ drop }: Writer) => {
    const answer = await site.ask(`${BASE}/${drop}`, { headers });
    if (answer.status !== 200) return null;
    return (
      (JSON.parse(answer.body.toString()) as { files: { received: number }[] }).files[0]?.received ?? null
    );
  };
  const work = async (writer: Writer) => {
    for (let piece = 0; going; ) {
      const answer = await send(writer, piece).catch((): Answer | null => null);
      if (answer?.status === 200) {
        piece += 1;
        writer.acknowledged = piece;
        times.push(performance.now());
        continue;
      }
      failed += 1;
      await wait(PAUSE_MS);
      // Whether it was stored before the answer was lost, the site knows. What was acknowledged it may not ask for again.
      const received = await whereNow(writer).catch(() => null);
      if (received !== null) piece = Math.max(received / SIZE, writer.acknowledged);
    }
  };
  const works = all.map(work);
  return {
    acknowledged: () => all.reduce((sum, writer) => sum + writer.acknowledged, 0),
    failed: () => failed,
    times,
    async stop() {
      going = false;
      await Promise.all(works);
    },
    async missing(db) {
      return (await Promise.all(all.map((writer) => missingOf(db, writer)))).flat();
    },
  };
}

function pieceOf({ drop }: Pick<Writer, 'drop'>, piece: number): string {
  return `${drop.slice(0, 18)} ${String(piece).padStart(SIZE - 20, '0')}\n`;
}

async function missingOf(db: Db, writer: Writer): Promise<string[]> {
  const { rows } = await sql<{ text: string | null }>`
    select convert_from(string_agg(bytes, '' order by start), 'UTF8') as text
    from intake.drop_files join intake.chunks using (blob) where drop_id = ${writer.drop}`.execute(db);
  const text = rows[0]?.text ?? '';
  const found = text.match(new RegExp(`[^]{${SIZE}}`, 'g')) ?? [];
  const wrong = found.flatMap((piece, n) => (piece === pieceOf(writer, n) ? [] : [`other: ${piece}`]));
  const lost = Array.from({ length: Math.max(0, writer.acknowledged - found.length) }, (_, n) =>
    pieceOf(writer, found.length + n),
  );
  return [...wrong, ...lost];
}

/** What is collected when, by a way that passes neither the database nor a page: `tomoni collection` on the files. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

export interface Calendar {
  validThrough: string | null;
  areas: { id: string; name: string; collections: { date: string; category: string }[] }[];
}

/** The collections of ともに市, both days included. Its files hold deliberate mistakes, hence exit code 1. */
export function collectionsOfTomoni(from: string, to: string): Promise<Calendar> {
  return collectionsIn('demo/tomoni-shi', from, to);
}

const answered = new Map<string, Promise<Calendar>>();

/** The same for any folder, whose files stay as they are while stories run: the same question is asked once. */
export function collectionsIn(folder: string, from: string, to: string): Promise<Calendar> {
  const question = [folder, from, to].join('\n');
  const answer = answered.get(question) ?? askCollections(folder, from, to);
  answered.set(question, answer);
  return answer;
}

function askCollections(folder: string, from: string, to: string): Promise<Calendar> {
  const args = ['app/bin/tomoni.mjs', 'collection', folder, '--from', from, '--to', to, '--json'];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, { cwd: ROOT, maxBuffer: 2 ** 26 }, (error, stdout, stderr) => {
      if (error !== null && error.code !== 1) reject(new Error(stderr, { cause: error }));
      else resolve(JSON.parse(stdout) as Calendar);
    });
  });
}

/** Today in Japan as 2026-04-01. */
export function todayInJapan(): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo' }).format(new Date());
}

export function daysAfter(date: string, days: number): string {
  return new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Runs a comparison with today's answers again when midnight in Japan fell into it. */
export async function onOneDay(check: (today: string) => Promise<void>): Promise<void> {
  const today = todayInJapan();
  try {
    await check(today);
  } catch (error) {
    const now = todayInJapan();
    if (now === today) throw error;
    await check(now);
  }
}

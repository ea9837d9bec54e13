/** Visitors who read one page again and again, and keep account of what they got. */
import { TOWN } from './replicated-site.ts';
import type { SeveralSite } from './several-processes.ts';

export interface ReadingFigures {
  answers: number;
  /** Other answers than the page, or none. */
  failed: number;
  longestMs: number;
}

/** Begins to read; `stop` waits for the answers that are under way. */
export function startReading(site: SeveralSite, count: number): { stop(): Promise<ReadingFigures> } {
  const figures: ReadingFigures = { answers: 0, failed: 0, longestMs: 0 };
  let going = true;
  const readers = Array.from({ length: count }, async () => {
    while (going) {
      const began = performance.now();
      const status = await site.ask(`/${TOWN}/garbage`).then(
        (answer) => answer.status,
        () => 0,
      );
      figures.answers += 1;
      if (status !== 200) figures.failed += 1;
      figures.longestMs = Math.max(figures.longestMs, performance.now() - began);
    }
  });
  return {
    async stop() {
      going = false;
      await Promise.all(readers);
      return figures;
    },
  };
}

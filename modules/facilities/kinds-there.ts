/** Which kinds there is something of, in a town or anywhere. */
import { publishedStandards } from '@tomoni/catalogue/contract';
import type { Db } from '@tomoni/platform/storage';
import type { Kind } from './kind.ts';
import { kinds } from './kinds/index.ts';

export interface KindsThere {
  kinds: Kind[];
  /** How many records of a kind's datasets an owner has. */
  counts: (kind: Kind) => { owner: string; count: number }[];
}

export async function kindsThere(db: Db, owner?: string): Promise<KindsThere> {
  const published = (await publishedStandards(db, owner)).filter(({ records }) => records > 0);
  const there = new Set(published.map(({ standard }) => standard));
  return {
    kinds: kinds.filter(({ standards }) => standards.some((standard) => there.has(standard))),
    counts: ({ standards }) => {
      const counts = new Map<string, number>();
      for (const { owner: of, standard, records } of published) {
        if (standards.includes(standard)) counts.set(of, (counts.get(of) ?? 0) + records);
      }
      return [...counts].map(([of, count]) => ({ owner: of, count }));
    },
  };
}

/** Names of prefectures. */
import { prefectureOf, prefectures } from '@tomoni/japanese';
import { ask, type Outcome, repaired } from './ledger.ts';
import { plain } from './text.ts';

export function repairPrefecture(text: string): Outcome {
  if (/\D/u.test(text) && prefectureOf(text) !== null) return null;
  const read = plain(text);
  const named = prefectures.find(({ name }) => name === read || name.slice(0, -1) === read);
  return named === undefined
    ? ask('datasets.unknown-prefecture')
    : repaired(named.name, 'datasets.prefecture-name');
}

/**
 * A town so large that importing it takes a while, in two versions that have not one cell in common. Its names have no
 * kanji, so that no process loads the dictionary of readings before it comes to the work.
 */
import type { Upload } from '@tomoni/platform/intake';
import { PLACE } from './testing-town.ts';

export { PLACE };

export type KillVersion = 'A' | 'B';

export const KILL_AREAS = 1000;
export const KILL_ITEMS = 200;

/** What every area of a version has in its two cells. */
export const KILL_CELLS: Record<KillVersion, [string, string]> = { A: ['月 木', '水1'], B: ['火 金', '土2'] };

/** The town's files in a version; also the names of its items carry it. */
export function killTownFiles(version: KillVersion, count = KILL_AREAS): Upload[] {
  const cells = KILL_CELLS[version].join(',');
  const areas = Array.from({ length: count }, (_, n) => `みどり${n + 1},北,${cells}`);
  const items = Array.from({ length: KILL_ITEMS }, (_, n) => `燃やすごみ,しなもの${version}${n},,`);
  const files = {
    'area_days.csv': ['地名,センター,燃やすごみ,古紙', ...areas],
    'center.csv': ['名称,休止開始日,休止終了日', '北,2026/12/31,2027/1/3'],
    'target.csv': ['label,name,notice,furigana', ...items],
  };
  return Object.entries(files).map(([name, lines]) => ({
    name,
    bytes: new TextEncoder().encode(lines.join('\n')),
  }));
}

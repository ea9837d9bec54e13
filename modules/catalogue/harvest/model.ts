/** The words of harvesting: where from, how far a run is, what became of each file. */

export interface Harvest {
  owner: string;
  id: string;
  kind: 'file' | 'ckan';
  url: string;
  filter: string;
  /** Answers that hold for all its files: licence, rhythm, department, contact. */
  answers: Readonly<Record<string, string>>;
  madeAt: Date;
  madeBy: string;
  paused: boolean;
  /** Number of the last run; 0 before the first. */
  run: number;
  state: 'listing' | 'fetching' | 'done';
  nextStart: number;
  startedAt: Date | null;
  endedAt: Date | null;
  /** Why the last run ended early: a code, or null. */
  fault: string | null;
}

export interface HarvestItem {
  url: string;
  name: string;
  /** As the catalogue names it; '' when it says nothing. */
  licence: string;
  seenRun: number;
  doneRun: number;
  /** `waiting`: staged, and something has to be decided before it becomes a draft. */
  state: 'wanted' | 'drafted' | 'waiting' | 'unchanged' | 'failed';
  etag: string | null;
  lastModified: string | null;
  sha256: string | null;
  staged: string | null;
  fault: string | null;
  takenAt: Date | null;
}

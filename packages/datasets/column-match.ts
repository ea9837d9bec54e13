/** A column of a file, and which column of the standard it was found to be. */
import type { Column } from './standard/dataset.ts';
import type { ValueProfile } from './value-profile.ts';

/** A column of a file: its header as written and what its values look like. */
export interface SourceColumn {
  header: string;
  profile: ValueProfile;
}

/** `exact`: the name in one of the editions; `correction`: a person of that owner said so before. */
export type MatchedBy = 'exact' | 'alias' | 'similar' | 'values' | 'correction';

export interface ColumnMatch {
  column: Column;
  by: MatchedBy;
  /** Of `exact`: whose name it is. */
  edition: 'new' | 'old' | null;
  /** 0 to 1. Above 0.9 only for names of the standard whose values don't speak against them. */
  confidence: number;
}

/** Corrections of an owner: headers as written → name of a column, or null for "none of them". */
export type Corrections = ReadonlyMap<string, string | null>;

/**
 * Bounds that keep memory and time finite on any input. What goes beyond them is refused with a finding
 * that says where; nothing is cut in silence.
 */

/** Longest cell, in UTF-16 units. Excel's own limit is 32,767. */
export const MAX_CELL_LENGTH = 1_048_576;

/** Longest record of a text file, in UTF-16 units. */
export const MAX_RECORD_LENGTH = 8 * 1_048_576;

/** Most columns of a record: what Excel can show. */
export const MAX_COLUMNS = 16_384;

/** Quotes that were opened and never closed, after which quotes are no longer looked at in this file. */
export const MAX_UNCLOSED_QUOTES = 100;

/** Findings of one code that are listed one by one; the rest are counted in one closing finding. */
export const MAX_FINDINGS_PER_CODE = 100;

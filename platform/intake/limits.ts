/** What one upload may be. Large enough for a town's year of data, small enough for a small server's memory. */
const MEBIBYTE = 1024 * 1024;

export const limits = {
  /** Files dropped at once. */
  uploads: 500,
  /** Bytes of all of them together. */
  uploadBytes: 300 * MEBIBYTE,
  /** Files, after zips are opened. */
  files: 5000,
  /** Bytes of all files, after zips are opened. */
  expandedBytes: 500 * MEBIBYTE,
  /** Bytes of one file inside a zip. */
  entryBytes: 200 * MEBIBYTE,
} as const;

export type IntakeLimits = { readonly [Name in keyof typeof limits]: number };

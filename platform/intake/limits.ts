/** What one upload may be. Bytes are read piece by piece, so these bound disk and time, not memory. */
const MEBIBYTE = 1024 * 1024;

export const limits = {
  /** Files dropped at once. */
  uploads: 500,
  /** Bytes of all of them together. */
  uploadBytes: 1024 * MEBIBYTE,
  /** Bytes of one of them. */
  fileBytes: 512 * MEBIBYTE,
  /** Files, after zips are opened. */
  files: 5000,
  /** Bytes of all files, after zips are opened. */
  expandedBytes: 2048 * MEBIBYTE,
  /** Bytes of one file inside a zip. */
  entryBytes: 200 * MEBIBYTE,
} as const;

export type IntakeLimits = { readonly [Name in keyof typeof limits]: number };

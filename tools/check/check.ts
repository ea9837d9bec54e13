/** The shape of a check: it looks at a root folder and says what is wrong where. */

/** One thing that is wrong, with what to do. */
export interface Fault {
  /** Relative to the root; null when the fault is of the whole. */
  file: string | null;
  /** From 1. */
  line?: number;
  message: string;
}

export interface CheckResult {
  faults: Fault[];
  /** How many files were read: a check that read none has proved nothing, and fails. */
  read: number;
  /** Lines worth seeing also when all is well, e.g. the largest files. */
  notes?: string[];
}

export interface Check {
  name: string;
  /** What holds when it passes, in a few words. */
  holds: string;
  run(root: string): Promise<CheckResult>;
}

/** Runs one check. A check that breaks, or reads nothing, is a failed check. */
export async function runCheck(check: Check, root: string): Promise<CheckResult> {
  try {
    const result = await check.run(root);
    if (result.read > 0) return result;
    return {
      ...result,
      faults: [...result.faults, { file: null, message: 'read no files, so it proves nothing' }],
    };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { faults: [{ file: null, message: `could not run: ${message}` }], read: 0 };
  }
}

/** `folder/file.ts:12 what is wrong`, as editors and terminals make it clickable. */
export function faultLine({ file, line, message }: Fault): string {
  return `${file === null ? '' : `${file}${line === undefined ? '' : `:${line}`} `}${message}`;
}

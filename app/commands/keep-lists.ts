/** Lists of what was removed for good, written where a restore looks for them. */
import path from 'node:path';
import { BackupFault, keepRemovals, REMOVALS_FILE, type Removal } from '@tomoni/platform/backup';
import type { BaseLang } from '@tomoni/platform/messages';
import { EnvironmentProblem } from '@tomoni/platform/storage';
import { say } from '../terminal.ts';

interface Warning {
  code: string;
  severity: 'warning';
  message: string;
  where: { file: string };
}

/** Adds to the list in each folder. What goes wrong is told and given back: what was to be done before is done all the same. */
export async function keepLists(
  folders: readonly string[],
  removals: readonly Removal[],
  lang: BaseLang,
): Promise<Warning[]> {
  const warnings: Warning[] = [];
  for (const folder of folders) {
    try {
      await keepRemovals(folder, removals);
    } catch (error) {
      if (!(error instanceof BackupFault || error instanceof EnvironmentProblem)) throw error;
      say(lang, error.text);
      const { code, text } = error;
      warnings.push({
        code,
        severity: 'warning',
        message: text[lang],
        where: { file: path.join(folder, REMOVALS_FILE) },
      });
    }
  }
  return warnings;
}

/** Codes of municipalities with six digits; what the whole column lost decides where one cell could be read in two ways. */
import {
  type CodeRepair,
  hasValidCheckDigit,
  municipalityByCode,
  municipalityCodeReadings,
  normaliseMunicipalityCode,
  withCheckDigit,
} from '@tomoni/japanese';
import { ask, type Outcome, repaired } from './ledger.ts';
import type { RepairRule } from './rules.ts';
import { plain } from './text.ts';

type Lost = 'check-digit' | 'leading-zero';

/** What the codes of a column have lost, from those that can be read in one way only. */
export class CodeSurvey {
  readonly #votes: Record<Lost, number> = { 'check-digit': 0, 'leading-zero': 0 };
  readonly #seen = new Set<string>();
  #whole = 0;

  add(text: string): void {
    if (this.#seen.has(text) || this.#seen.size >= 3000) return;
    this.#seen.add(text);
    const readings = municipalityCodeReadings(text);
    const [only] = readings;
    if (only === undefined || readings.length > 1) return;
    if (only.repairs.length === 0) this.#whole += 1;
    for (const lost of ['check-digit', 'leading-zero'] as const)
      if (only.repairs.includes(lost)) this.#votes[lost] += 1;
  }

  /** Only where every code that tells says the same; whole codes of six digits lost nothing but zeros. */
  get lost(): Lost | undefined {
    const { 'check-digit': digit, 'leading-zero': zero } = this.#votes;
    if (digit > 0 && zero === 0 && this.#whole === 0) return 'check-digit';
    if (digit === 0 && (zero > 0 || this.#whole > 0)) return 'leading-zero';
    return undefined;
  }
}

const RULE: Record<CodeRepair, RepairRule> = {
  'leading-zero': 'datasets.lost-zero',
  'check-digit': 'datasets.check-digit',
  'decimal-point': 'datasets.decimal-zero',
};

export function repairMunicipalityCode(text: string, { lost }: { lost?: Lost | undefined }): Outcome {
  if (/^\d{6}$/u.test(text) && hasValidCheckDigit(text)) return null;
  const found = normaliseMunicipalityCode(text, lost === undefined ? {} : { lost });
  if (found === null) return ask('datasets.unknown-code', ...suggested(text));
  if (found.code === text) return null;
  const [last] = found.repairs.slice(-1);
  const zero = found.repairs.includes('leading-zero') ? 'datasets.lost-zero' : undefined;
  return repaired(found.code, zero ?? (last === undefined ? 'datasets.width' : RULE[last]));
}

function suggested(text: string): string[] {
  const readings = municipalityCodeReadings(text).map(({ code }) => code);
  if (readings.length > 0) return readings;
  const digits = plain(text);
  const right = /^\d{6}$/u.test(digits) ? withCheckDigit(digits.slice(0, 5)) : null;
  return right !== null && municipalityByCode(right) !== null ? [right] : [];
}

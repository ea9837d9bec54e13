/**
 * The check of what Tomoni says about data and its surroundings: codes are public, so they are unique, dotted and
 * begin with their owner; each text stands in both languages with the same values.
 */
import {
  type Catalogue,
  cataloguesIn,
  type Entry,
  hasJapanese,
  type Literal,
  placeholders,
} from './catalogues.ts';
import type { Check, Fault } from './check.ts';
import { isTestCode, readSources } from './sources.ts';

const CODE = /^[a-z][a-z-]*\.[a-z0-9]+(-[a-z0-9]+)*$/;
const SEVERITIES = ['error', 'warning', 'info'];

export const findingsCheck: Check = {
  name: 'findings',
  holds: 'codes are unique and dotted, texts stand in both languages with the same values',
  async run(root) {
    const sources = (await readSources(root)).filter(({ path }) => !isTestCode(path));
    const catalogues = cataloguesIn(sources, ['defineFindings', 'defineProblems']);
    const faults = catalogues.flatMap((catalogue) =>
      catalogue.entries.flatMap((entry) => judge(catalogue, entry)),
    );
    return { faults: [...faults, ...doubles(catalogues)], read: catalogues.length };
  },
};

function judge({ file, kind }: Catalogue, { key, value, line }: Entry): Fault[] {
  const fault = (message: string): Fault => ({ file, line, message: `${key} ${message}` });
  const faults: Fault[] = [];
  const owner = file.split('/')[1] ?? file;
  if (!CODE.test(key)) faults.push(fault('is not a code like owner.what-is-odd'));
  else if (!key.startsWith(`${owner}.`)) faults.push(fault(`does not begin with its owner, ${owner}`));
  const ja = textIn(value, 'ja');
  const en = textIn(value, 'en');
  if (ja === null || en === null) return [...faults, fault('has no text written out in both languages')];
  if (!hasJapanese(ja)) faults.push(fault('has no Japanese in its Japanese text'));
  if (!/[a-z]{2}/i.test(en)) faults.push(fault('has no English in its English text'));
  if (placeholders(ja).join() !== placeholders(en).join())
    faults.push(fault('has other values in ja than in en'));
  const severity = textIn(value, 'severity') ?? '';
  if (kind === 'defineFindings' && !SEVERITIES.includes(severity)) faults.push(fault('has no severity'));
  return faults;
}

function textIn(value: Literal, field: string): string | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const text = value[field];
  return typeof text === 'string' && text.trim() !== '' ? text : null;
}

function doubles(catalogues: Catalogue[]): Fault[] {
  const first = new Map<string, string>();
  return catalogues.flatMap(({ file, entries }) =>
    entries.flatMap(({ key, line }) => {
      const other = first.get(key);
      if (other === undefined) first.set(key, file);
      return other === undefined ? [] : [{ file, line, message: `${key} is a code of ${other} too` }];
    }),
  );
}

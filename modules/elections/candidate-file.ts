/** A list of candidates from a file. One row that can't be read means that nothing counts: half a list is worse than none. */
import type { Finding } from '@tomoni/findings';
import { nfkc } from '@tomoni/japanese';
import { csv, type FeedDocument } from '@tomoni/platform/feeds';
import { inOfficialOrder, LONGEST, MOST_CANDIDATES, readAge, readNumber } from './candidate-form.ts';
import { type Candidate, type Contest, TERMS, type Term } from './election.ts';
import { type ColumnRules, type FileRow, rowsOf, type SentFile } from './file-rows.ts';
import { finding } from './findings.ts';

const COLUMNS = {
  district: { title: '選挙区', rule: /^(?:選挙区名?|選挙区分)$/u },
  number: { title: '届出番号', rule: /^(?:届出?(?:番号|順位?)|届け?出(?:番号|順位?)|番号|no\.?)$/iu },
  name: { title: '氏名', rule: /^(?:候補者?の?)?(?:氏名|名前|氏名等|候補者名?|候補者氏名)$/u },
  kana: { title: 'ふりがな', rule: /^(?:氏名)?の?(?:ふりがな|フリガナ|かな|カナ|よみ|読み)(?:がな)?$/u },
  party: { title: '党派', rule: /^(?:所属)?(?:党派|政党)名?(?:等)?$/u },
  age: { title: '年齢', rule: /^(?:満)?年[齢令]$/u },
  term: { title: '新旧', rule: /^(?:新旧|現元新|新現元|新旧の?別|現新|現職新人)(?:の?別)?$/u },
  occupation: { title: '職業', rule: /^職業$/u },
} satisfies ColumnRules<string>;
type Column = keyof typeof COLUMNS;

/** Everything that was read; null when something has to be put right first. */
export interface ReadList {
  candidates: Candidate[] | null;
  findings: Finding[];
}

export async function readCandidateFile(file: SentFile, contests: readonly Contest[]): Promise<ReadList> {
  const required: Column[] = contests.length > 1 ? ['district', 'number', 'name'] : ['number', 'name'];
  const { rows, findings } = await rowsOf<Column>(file, COLUMNS, required);
  const candidates: Candidate[] = [];
  const seen = new Set<string>();
  for (const row of rows) {
    const { candidate, wrong } = candidateOf(row, contests);
    const key = `${candidate.district}/${candidate.number}`;
    if (seen.has(key))
      wrong.push(finding('elections.number-twice', row.where('number'), { number: candidate.number }));
    seen.add(key);
    findings.push(...wrong);
    candidates.push(candidate);
  }
  if (candidates.length > MOST_CANDIDATES)
    findings.push(finding('elections.too-many-rows', {}, { limit: MOST_CANDIDATES }));
  if (candidates.length === 0 && findings.every(({ severity }) => severity !== 'error'))
    findings.push(finding('elections.nothing'));
  const good = findings.every(({ severity }) => severity !== 'error');
  return { candidates: good ? inOfficialOrder(candidates, contests) : null, findings };
}

function candidateOf(
  row: FileRow<Column>,
  contests: readonly Contest[],
): { candidate: Candidate; wrong: Finding[] } {
  const wrong: Finding[] = [];
  const number = readNumber(row.stored('number'));
  if (number === null)
    wrong.push(finding('elections.bad-number', row.where('number'), { value: row.text('number') }));
  const name = row.text('name');
  if (name === '') wrong.push(finding('elections.no-name', row.where('name')));
  for (const one of ['name', 'kana', 'party', 'occupation'] as const)
    if (row.text(one).length > LONGEST)
      wrong.push(finding('elections.too-long', row.where(one), { value: row.text(one), limit: LONGEST }));
  const age = readAge(row.stored('age'));
  if (age === null && row.text('age') !== '')
    wrong.push(finding('elections.bad-age', row.where('age'), { value: row.text('age') }));
  const term = termOf(row.text('term'));
  if (term === null)
    wrong.push(finding('elections.bad-term', row.where('term'), { value: row.text('term') }));
  const district = districtOf(row, contests, wrong);
  const [kana, party, occupation] = [row.text('kana'), row.text('party'), row.text('occupation')];
  return {
    candidate: {
      ...{ district, number: number ?? 0, name, kana, party, age, term: term ?? '', occupation },
      ...{ standing: 'stands', since: null },
    },
    wrong,
  };
}

/** 「現職」「新人」 are said for 現 and 新, too. */
function termOf(text: string): Term | null {
  const plain = nfkc(text)
    .replace(/\s/gu, '')
    .replace(/[職人]$/u, '');
  return TERMS.find((one) => one === plain) ?? null;
}

function districtOf(row: FileRow<Column>, contests: readonly Contest[], wrong: Finding[]): string {
  const [first] = contests;
  if (contests.length === 1 && first !== undefined) return first.district;
  const plain = (text: string) => nfkc(text).replace(/\s/gu, '');
  const value = row.text('district');
  const found = contests.find(({ district }) => plain(district) === plain(value));
  if (found !== undefined) return found.district;
  const districts = contests.map(({ district }) => district).join('、');
  wrong.push(finding('elections.no-district', row.where('district'), { value, districts }));
  return '';
}

/** The sample: what is known already, or one empty line for each seat and one more. */
export function candidateTemplate(owner: string, candidates: readonly Candidate[]): FeedDocument {
  const value = (name: Column) => (one: Candidate) => one[name];
  const names = Object.keys(COLUMNS) as Column[];
  return csv(
    `${owner}_candidates_sample`,
    names.map((name) => ({ header: COLUMNS[name].title, value: value(name) })),
    candidates,
  );
}

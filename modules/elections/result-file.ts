/** Votes from a file, by number and name of the candidates. One row that can't be read means that nothing counts. */
import type { Finding } from '@tomoni/findings';
import { nfkc } from '@tomoni/japanese';
import { csv, type FeedDocument } from '@tomoni/platform/feeds';
import { readNumber } from './candidate-form.ts';
import type { About, Candidate, Count, Result, Votes } from './election.ts';
import { type ColumnRules, type FileRow, rowsOf, type SentFile } from './file-rows.ts';
import { finding } from './findings.ts';
import { standing } from './result-form.ts';
import { readVotes } from './votes.ts';

const COLUMNS = {
  district: { title: '選挙区', rule: /^(?:選挙区名?|選挙区分)$/u },
  number: { title: '届出番号', rule: /^(?:届出?(?:番号|順位?)|届け?出(?:番号|順位?)|番号|no\.?)$/iu },
  name: { title: '氏名', rule: /^(?:候補者?の?)?(?:氏名|名前|候補者名?|候補者氏名)$/u },
  votes: { title: '得票数', rule: /^(?:候補者別)?(?:得票(?:数|計)?|票数|得票総数)$/u },
  elected: { title: '当選', rule: /^(?:当選|当落|当選人|当選の?別)$/u },
} satisfies ColumnRules<string>;
type Column = keyof typeof COLUMNS;

export interface ReadVotes {
  counts: Count[] | null;
  findings: Finding[];
}

/** The figures of the turnout stay as they are: a table of votes has none. */
export async function readResultFile(
  file: SentFile,
  { about, candidates, result }: { about: About; candidates: readonly Candidate[]; result: Result },
): Promise<ReadVotes> {
  const { rows, findings } = await rowsOf<Column>(file, COLUMNS, ['name', 'votes']);
  const found = new Map<Candidate, Votes>();
  for (const row of rows) findings.push(...readRow(row, candidates, found));
  if (found.size === 0 && findings.every(({ severity }) => severity !== 'error'))
    findings.push(finding('elections.nothing'));
  if (findings.some(({ severity }) => severity === 'error')) return { counts: null, findings };
  const none = { electors: null, voters: null, valid: null, invalid: null };
  const counts = about.contests.map(
    ({ district }): Count => ({
      ...(result.counts.find((one) => one.district === district) ?? { district, ...none }),
      votes: standing(candidates, district).map(
        (one) => found.get(one) ?? { number: one.number, name: one.name, votes: null, elected: false },
      ),
    }),
  );
  return { counts, findings };
}

function readRow(
  row: FileRow<Column>,
  candidates: readonly Candidate[],
  found: Map<Candidate, Votes>,
): Finding[] {
  const candidate = candidateOf(row, candidates);
  const value = row.text('name') || row.text('number');
  if (candidate === null) return [finding('elections.no-such-candidate', row.where('name'), { value })];
  if (found.has(candidate)) return [finding('elections.row-twice', row.where('name'), { value })];
  const votes = readVotes(row.stored('votes'));
  if (votes === 'odd')
    return [finding('elections.bad-votes', row.where('votes'), { value: row.text('votes') })];
  const { number, name } = candidate;
  const elected = /^(?:当選?|○|◯|〇|1|有|yes)$/iu.test(nfkc(row.text('elected')).trim());
  found.set(candidate, { number, name, votes, elected });
  return [];
}

const plain = (text: string) => nfkc(text).replace(/\s/gu, '');

/** By name, and by number and district where the row has them: all that it says must fit one candidate. */
function candidateOf(row: FileRow<Column>, candidates: readonly Candidate[]): Candidate | null {
  const [name, number, district] = [row.text('name'), row.stored('number'), row.text('district')];
  const fitting = candidates.filter(
    (one) =>
      one.standing === 'stands' &&
      plain(one.name) === plain(name) &&
      (number === '' || readNumber(number) === one.number) &&
      (district === '' || plain(one.district) === plain(district)),
  );
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}

/** The sample: all candidates in official order, with what is known of their votes. */
export function resultTemplate(
  owner: string,
  { about, candidates, result }: { about: About; candidates: readonly Candidate[]; result: Result },
): FeedDocument {
  const rows = about.contests.flatMap(({ district }) =>
    standing(candidates, district).map(({ number, name }) => {
      const counted = result.counts.find((one) => one.district === district)?.votes;
      const known = counted?.find((one) => one.number === number && one.name === name);
      return { district, number, name, votes: known?.votes ?? '', elected: known?.elected ? '当選' : '' };
    }),
  );
  const names = Object.keys(COLUMNS) as Column[];
  const value = (name: Column) => (row: (typeof rows)[number]) => row[name];
  return csv(
    `${owner}_votes_sample`,
    names.map((name) => ({ header: COLUMNS[name].title, value: value(name) })),
    rows,
  );
}

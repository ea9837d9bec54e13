/** What programs can read of elections, for `/openapi.json`. */
import type { InterfaceParameter, JsonSchema, PublicRead } from '@tomoni/platform/openapi';
import { electionSchema, listSchema } from './election-schemas.ts';

const TOWN = '/:code{[0-9]{6}}/elections';
const ELECTION = `${TOWN}/:election{[1-9][0-9]{0,14}}`;

const code: InterfaceParameter = {
  name: 'code',
  in: 'path',
  text: { ja: '全国地方公共団体コード（6桁）', en: 'Code of the municipality, six digits' },
  schema: { type: 'string', pattern: '^[0-9]{6}$' },
};
const election: InterfaceParameter = {
  name: 'election',
  in: 'path',
  text: {
    ja: '選挙の番号。選挙のページのアドレスにあります',
    en: 'The election, as in the address of its page',
  },
  schema: { type: 'string', pattern: '^[1-9][0-9]{0,14}$' },
};

function ofTown(
  file: string,
  id: string,
  type: string,
  text: PublicRead['text'],
  schema?: JsonSchema,
): PublicRead {
  return {
    path: `/{code}/elections/${file}`,
    route: `${TOWN}/${file}`,
    ...{ id, text, parameters: [code], conditional: true },
    answers: [{ status: 200, type, text, ...(schema === undefined ? {} : { schema }) }],
  };
}

function ofElection(
  file: string,
  id: string,
  type: string,
  text: PublicRead['text'],
  schema?: JsonSchema,
): PublicRead {
  return {
    path: `/{code}/elections/{election}/${file}`,
    route: `${ELECTION}/${file}`,
    ...{ id, text, parameters: [code, election], conditional: true },
    answers: [{ status: 200, type, text, ...(schema === undefined ? {} : { schema }) }],
  };
}

export const publicReads: readonly PublicRead[] = [
  ofTown(
    'list.json',
    'elections',
    'application/json',
    { ja: '町の選挙の一覧（JSON）', en: 'Elections of a town as JSON' },
    listSchema,
  ),
  ofTown('days.ics', 'pollingDays', 'text/calendar', {
    ja: '町の投票日（カレンダー）',
    en: 'Polling days of a town as iCalendar',
  }),
  ofElection(
    'election.json',
    'election',
    'application/json',
    {
      ja: 'ひとつの選挙。候補者は告示日から、結果は発表のあとだけ（JSON）',
      en: 'One election; candidates from the announcement on, results once released, else null (JSON)',
    },
    electionSchema,
  ),
  ofElection('candidates.csv', 'electionCandidates', 'text/csv', {
    ja: '候補者、届出の順（CSV）。告示日の前は404',
    en: 'Candidates in official order as CSV; 404 before the announcement',
  }),
  ofElection('results.csv', 'electionResults', 'text/csv', {
    ja: '開票の結果、届出の順（CSV）。発表の前は404',
    en: 'Votes in official order as CSV; 404 before the release',
  }),
  ofElection('turnout.csv', 'electionTurnout', 'text/csv', {
    ja: '投票率と投票数（CSV）。発表の前は404',
    en: 'Turnout as CSV; 404 before the release',
  }),
];

/** What came of an election: votes as bars in official order, who is elected, and the turnout with both its figures. */
import { formatDate, formatNumber, formatTime, type Lang } from '@tomoni/platform/messages';
import { Badge, BarChart, Cluster, Facts, Nb, Notice, OwnWords } from '@tomoni/platform/pages';
import type { About, Candidate, Count, Result, Votes } from '../election.ts';
import { messages } from '../messages.ts';
import { turnoutOf, votesText } from '../votes.ts';

interface ResultProps {
  lang: Lang;
  about: About;
  candidates: readonly Candidate[];
  result: Result;
}

export function ResultPart({ lang, about, candidates, result }: ResultProps) {
  const t = messages(lang);
  const date = formatDate(result.asOf.slice(0, 10), lang, 'long');
  const time = formatTime(result.asOf.slice(11), lang);
  return (
    <>
      <Notice
        kind={result.kind === 'final' ? 'good' : 'info'}
        title={t(`result.${result.kind}`, { date, time })}
      >
        <p>{t(`result.${result.kind}.text`)}</p>
      </Notice>
      {result.counts.map((count) => (
        <Contest
          {...{ lang, count }}
          seats={about.contests.find(({ district }) => district === count.district)?.seats ?? 0}
          candidates={candidates.filter(({ district }) => district === count.district)}
        />
      ))}
    </>
  );
}

function Contest({
  lang,
  count,
  seats,
  candidates,
}: {
  lang: Lang;
  count: Count;
  seats: number;
  candidates: readonly Candidate[];
}) {
  const t = messages(lang);
  const partyOf = (votes: Votes) =>
    candidates.find(({ number, name }) => number === votes.number && name === votes.name)?.party ?? '';
  // For the length of a bar only; the figure beside it is the decimal itself.
  const length = ({ votes }: Votes) => Number(votes ?? 0);
  return (
    <>
      <BarChart
        title={count.district === '' ? t('result.votes') : <OwnWords of={count.district} lang={lang} />}
        bars={count.votes.map((one) => ({
          label: <Label votes={one} party={partyOf(one)} lang={lang} />,
          total: length(one),
          part: length(one),
          figure:
            one.votes === null ? t('result.unknown') : t('result.figure', { votes: votesText(one.votes) }),
        }))}
      >
        {t('result.order', { count: seats })}
      </BarChart>
      <Turnout lang={lang} count={count} />
    </>
  );
}

function Label({ votes, party, lang }: { votes: Votes; party: string; lang: Lang }) {
  const t = messages(lang);
  return (
    <>
      <Nb>
        <OwnWords of={votes.name} lang={lang} />
      </Nb>
      <Cluster>
        {party === '' ? null : (
          <span class="small sub">
            <OwnWords of={party} lang={lang} />
          </span>
        )}
        {votes.elected ? <Badge kind="good">{t('result.elected')}</Badge> : null}
      </Cluster>
    </>
  );
}

/** 投票率 with its numerator and denominator, and which votes counted. */
function Turnout({ lang, count }: { lang: Lang; count: Count }) {
  const t = messages(lang);
  const { electors, voters, valid, invalid } = count;
  const percent = turnoutOf(voters, electors);
  const figure = (value: number | null) => (value === null ? null : formatNumber(value, lang));
  return (
    <Facts
      items={[
        {
          name: t('count.turnout'),
          value:
            percent === null || voters === null || electors === null
              ? null
              : t('count.turnout.of', { percent, voters, electors }),
        },
        // Where one of the two is missing, the other says what it can.
        { name: t('count.electors'), value: percent === null ? figure(electors) : null },
        { name: t('count.voters'), value: percent === null ? figure(voters) : null },
        { name: t('count.valid'), value: figure(valid) },
        { name: t('count.invalid'), value: figure(invalid) },
      ]}
    />
  );
}

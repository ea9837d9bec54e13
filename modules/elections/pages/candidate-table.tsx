/** Those who stand, in official order and in the words of the announcement: a table, on a phone one row each. */
import { formatDate, type Lang } from '@tomoni/platform/messages';
import { Badge, Cluster, type Column, OwnWords, Small, Table } from '@tomoni/platform/pages';
import type { Candidate } from '../election.ts';
import { messages } from '../messages.ts';
import { termText } from './vote-words.ts';

export function CandidateTable({
  lang,
  caption,
  candidates,
}: {
  lang: Lang;
  caption: string;
  candidates: readonly Candidate[];
}) {
  const t = messages(lang);
  const own = (value: (one: Candidate) => string) => (one: Candidate) => (
    <OwnWords of={value(one)} lang={lang} />
  );
  const columns: Column<Candidate>[] = [
    { head: t('candidate.name'), cell: (one) => <Who candidate={one} lang={lang} /> },
    { head: t('candidate.party'), cell: own(({ party }) => party) },
    {
      head: t('candidate.age.head'),
      cell: ({ age }) => (age === null ? '' : t('candidate.age', { age: String(age) })),
    },
    { head: t('candidate.term'), cell: (one) => termText(one, lang) },
  ];
  if (candidates.some(({ occupation }) => occupation !== ''))
    columns.push({ head: t('candidate.occupation'), cell: own(({ occupation }) => occupation) });
  return <Table caption={caption} columns={columns} records={candidates} />;
}

/** 届出番号, name, reading; and that somebody no longer stands. */
function Who({ candidate, lang }: { candidate: Candidate; lang: Lang }) {
  const t = messages(lang);
  const { number, name, kana, standing, since } = candidate;
  return (
    <>
      <Cluster>
        <span class="nb">{t('candidate.number', { number: String(number) })}</span>
        <b>
          <OwnWords of={name} lang={lang} />
        </b>
        {standing === 'stands' ? null : (
          <Badge kind="warn">{`${t(`standing.${standing}`)}${
            since === null ? '' : t('standing.since', { date: formatDate(since, lang, 'monthDay') })
          }`}</Badge>
        )}
      </Cluster>
      {kana === '' ? null : (
        <Small>
          <OwnWords of={kana} lang={lang} />
        </Small>
      )}
    </>
  );
}

/** An edition on its way: what it says, what it changes for the public, what comes next, what happened so far. */
import type { Finding } from '@tomoni/findings';
import { type OfficeView, officePage } from '@tomoni/places/contract';
import { type Entry, HistoryTimeline } from '@tomoni/platform/history';
import { textIn } from '@tomoni/platform/messages';
import {
  AnswerColumns,
  Badge,
  Cluster,
  ErrorSummary,
  FindingList,
  Notice,
  PageTitle,
  Panel,
  Part,
  Phrases,
  Stack,
} from '@tomoni/platform/pages';
import {
  type ApprovalMove,
  approvalDone,
  approvalState,
  type Item,
  NextMoves,
  type OfferedMove,
  Returned,
} from '@tomoni/platform/workflow';
import { differences } from '../describe-change.ts';
import type { Edition } from '../editions.ts';
import type { About, Bodies, Candidate, Part as PartName, Result } from '../election.ts';
import { electionFlow } from '../flow.ts';
import { messages } from '../messages.ts';
import type { TwoReason } from '../release.ts';
import { doubtsOf } from '../result-form.ts';
import { deskHref } from './desk-frame.ts';
import { DifferenceList } from './difference-list.tsx';
import { EditionContent } from './edition-content.tsx';

export interface EditionView extends OfficeView {
  edition: Edition;
  item: Item;
  /** It has been public, so it can be published again but not written anew. */
  frozen: boolean;
  /** What is public of this part now, and what the election is about. */
  current: Bodies[PartName] | null;
  about: About | null;
  candidates: readonly Candidate[];
  moves: readonly OfferedMove<ApprovalMove>[];
  /** Why two officials are needed whatever the town has chosen; null where the setting decides. */
  two: TwoReason | null;
  entries: readonly Entry[];
  nameOf: (actor: string) => string | null;
  note: string;
  errors: readonly { name: string; message: string }[];
  /** Somebody else was faster, or it can't be done: said above the page. */
  refused: string | null;
  /** Of a file that was just read; `read` is how many rows were taken from it. */
  findings: readonly Finding[];
  read: number | null;
}

export function editionPage(view: EditionView): string {
  const { lang, edition, item, errors, refused, two } = view;
  const t = messages(lang);
  const part = t(`part.${edition.part}`);
  const title = edition.body === null ? 'edition.removal' : 'edition.title';
  return officePage(
    view,
    { title: t(title, { part }).replaceAll('|', '') },
    <>
      {refused === null ? null : <Notice kind="warn" role="alert" title={refused} />}
      <ErrorSummary lang={lang} errors={errors} />
      <FileRead view={view} />
      <Returned lang={lang} item={item} last={view.entries[0]} nameOf={view.nameOf} />
      <AnswerColumns
        split="8+4"
        answer={
          <>
            <PageTitle title={<Phrases of={t.phrases(title, { part })} />} />
            <Stack>
              <Cluster>
                <Badge kind={item.state === 'published' ? 'good' : 'info'}>{approvalState(item, lang)}</Badge>
              </Cluster>
              {view.frozen && item.state === 'draft' ? <Notice title={t('flow.was-public')} /> : null}
              {two === null || item.state === 'withdrawn' ? null : (
                <Notice icon="users" title={t(`two.${two}`)}>
                  <p>{t('two.what')}</p>
                </Notice>
              )}
            </Stack>
          </>
        }
        beside={
          <Panel>
            <NextMoves
              lang={lang}
              workflow={electionFlow}
              item={item}
              moves={view.moves}
              action={deskHref(view, `/editions/${edition.id}`)}
              note={{ value: view.note, error: errors.find(({ name }) => name === 'note')?.message }}
              consequences={{ undo: t('edition.undo.what'), withdraw: t('edition.withdraw.what') }}
              back={{ href: deskHref(view, `/${edition.election}`), label: t('edition.back') }}
            />
          </Panel>
        }
        below={
          <>
            <Doubts view={view} />
            <EditionContent view={view} />
            {item.state === 'published' || item.state === 'withdrawn' ? null : <Changes view={view} />}
            <Part id="history" title={t('edition.history')}>
              <HistoryTimeline
                lang={lang}
                entries={view.entries}
                nameOf={view.nameOf}
                describe={({ action }) => ({
                  title: action.endsWith('.edit')
                    ? textIn(electionFlow.moves.edit.label, lang)
                    : approvalDone(action, lang),
                })}
              />
            </Part>
          </>
        }
      />
    </>,
  );
}

/** What of a file was read, and what to do about the rest of it. */
function FileRead({ view: { lang, findings, read } }: { view: EditionView }) {
  const t = messages(lang);
  if (read === null && findings.length === 0) return null;
  return (
    <Stack>
      {read === null ? (
        <Notice kind="bad" role="alert" title={t('file.refused')} />
      ) : (
        <Notice kind="good" role="status" title={t('file.read', { count: read })} />
      )}
      {findings.length === 0 ? null : (
        <Part id="findings" title={t('file.findings', { count: findings.length })}>
          <FindingList lang={lang} findings={findings} />
        </Part>
      )}
    </Stack>
  );
}

/** Figures that don't fit each other. */
function Doubts({ view: { lang, edition } }: { view: EditionView }) {
  const t = messages(lang);
  if (edition.part !== 'result' || edition.body === null) return null;
  const doubts = doubtsOf(edition.body as Result, t);
  if (doubts.length === 0) return null;
  return (
    <Notice kind="warn" title={t('doubt.title')} level={2}>
      <ul class="bullets">
        {doubts.map((doubt) => (
          <li>{doubt}</li>
        ))}
      </ul>
    </Notice>
  );
}

function Changes({ view: { lang, edition, current } }: { view: EditionView }) {
  const t = messages(lang);
  if (current === null) return null;
  return (
    <Part id="changes" title={t('edition.changes')}>
      <DifferenceList lang={lang} all={differences(edition.part, current, edition.body, lang)} />
    </Part>
  );
}

/** A version of the calendar on its way: what it changes for whom, what comes next, what happened so far. */

import { type Entry, HistoryTimeline } from '@tomoni/platform/history';
import { formatDate, isWide } from '@tomoni/platform/messages';
import {
  AnswerColumns,
  Badge,
  ErrorSummary,
  Field,
  Fold,
  Folds,
  Notice,
  PageTitle,
  Panel,
  Part,
  Phrases,
  Row,
  Rows,
  Stepper,
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
import type { CalendarChanges } from '../changes.ts';
import { calendarFlow } from '../flow.ts';
import { type CollectionTexts, messages } from '../messages.ts';
import type { TownCalendar } from '../model.ts';
import { Changes } from './draft-changes.tsx';
import { type OfficeView, officeHref, officePage } from './office-frame.tsx';

export interface DraftView extends OfficeView {
  calendar: TownCalendar;
  item: Item;
  /** First area, for the preview. */
  sampleArea: string | null;
  changes: CalendarChanges | null;
  /** From which day it holds, when it is published. */
  from: string | null;
  moves: readonly OfferedMove<ApprovalMove>[];
  entries: readonly Entry[];
  nameOf: (actor: string) => string | null;
  /** What was typed, and what is wrong with it. */
  typed: { from: string; note: string };
  errors: readonly { name: string; message: string }[];
  /** Somebody else was faster, or it can't be done: said above the page. */
  refused: string | null;
}

const STEP: Record<string, number> = { draft: 1, approval: 1, approved: 2, published: 3, withdrawn: 3 };

export function draftPage(view: DraftView): string {
  const { lang, calendar, item, errors, refused } = view;
  const t = messages(lang);
  return officePage(
    view,
    { title: t('office.version', { count: calendar.areaCount }) },
    <>
      <Stepper
        lang={lang}
        steps={[{ label: t('step.file') }, { label: t('step.check') }, { label: t('step.publish') }]}
        current={STEP[item.state] ?? 1}
      />
      {refused === null ? null : <Notice kind="warn" role="alert" title={refused} />}
      <ErrorSummary lang={lang} errors={errors} />
      <Returned lang={lang} item={item} last={view.entries[0]} nameOf={view.nameOf} />
      <AnswerColumns
        split="8+4"
        answer={
          <>
            <PageTitle title={<Phrases of={t.phrases('draft.title', { count: calendar.areaCount })} />} />
            <State view={view} t={t} />
            <Changes {...view} calendarId={calendar.id} published={item.state === 'published'} />
          </>
        }
        beside={
          <Panel>
            <NextSteps view={view} t={t} />
          </Panel>
        }
        below={
          <>
            <Downloads view={view} t={t} />
            <Part id="history" title={t('draft.history')}>
              <HistoryTimeline
                lang={lang}
                entries={view.entries}
                nameOf={view.nameOf}
                describe={(entry) => ({ title: approvalDone(entry.action, lang) })}
              />
            </Part>
          </>
        }
      />
    </>,
  );
}

/** How it stands, and for which days it is: 「公開予定　2027年4月1日から2028年3月31日まで」. */
function State({ view, t }: { view: DraftView; t: CollectionTexts }) {
  const { lang, item, from, today, calendar } = view;
  const waits = item.state === 'published' && from !== null && from > today;
  const word = waits ? t('office.version.waits') : approvalState(item, lang);
  const end = calendar.validThrough;
  const days = [
    from === null ? '' : t('draft.from-day', { date: formatDate(from, lang, 'date') }),
    end === null ? '' : t('draft.through-day', { date: formatDate(end, lang, 'date') }),
  ].filter((part) => part !== '');
  return (
    <p class="cluster">
      <Badge kind={item.state === 'published' && !waits ? 'good' : 'info'}>{word}</Badge>
      <span>{days.length === 0 ? t('draft.no-days') : days.join(isWide(lang) ? '' : ' ')}</span>
    </p>
  );
}

function Downloads({ view, t }: { view: DraftView; t: CollectionTexts }) {
  const at = (rest: string) => officeHref(view, `drafts/${view.calendar.id}/${rest}`);
  const { sources } = view.calendar;
  return (
    <Part id="downloads" title={t('draft.downloads')}>
      <Rows>
        <Row
          icon="file-spreadsheet"
          title={t('draft.download.repaired')}
          sub={t('draft.download.repaired.what')}
          href={at('repaired.csv')}
        />
        <Row
          icon="package"
          title={t('draft.download.folder')}
          sub={t('draft.download.folder.what')}
          href={at('5374.zip')}
        />
      </Rows>
      {sources.length === 0 ? null : (
        <Folds>
          <Fold title={t('draft.download.original')} count={sources.length}>
            <Rows close>
              {sources.map(({ name, sha256 }) => (
                <Row icon="file-text" title={name} href={at(`original/${sha256}`)} />
              ))}
            </Rows>
          </Fold>
        </Folds>
      )}
    </Part>
  );
}

function NextSteps({ view, t }: { view: DraftView; t: CollectionTexts }) {
  const { item, calendar, moves, lang } = view;
  return (
    <NextMoves
      lang={lang}
      workflow={calendarFlow}
      item={item}
      moves={moves}
      action={officeHref(view, `drafts/${calendar.id}`)}
      note={{ value: view.typed.note, error: view.errors.find(({ name }) => name === 'note')?.message }}
      beforePublishing={<From view={view} t={t} />}
      consequences={{ undo: t('draft.undo.what'), withdraw: t('draft.withdraw.what') }}
      back={{ href: officeHref(view), label: t('office.back') }}
    />
  );
}

function From({ view, t }: { view: DraftView; t: CollectionTexts }) {
  const error = view.errors.find(({ name }) => name === 'from');
  return (
    <Field
      lang={view.lang}
      name="from"
      type="date"
      label={t('draft.from')}
      hint={t('draft.from.hint')}
      unmarked
      value={view.typed.from}
      {...(error === undefined ? {} : { error: error.message })}
    />
  );
}

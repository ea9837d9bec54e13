/** A version of the calendar on its way: what it changes for whom, what comes next, what happened so far. */

import { type Entry, HistoryTimeline } from '@tomoni/platform/history';
import { formatDate, isWide, textIn } from '@tomoni/platform/messages';
import {
  AnswerColumns,
  Badge,
  Button,
  ErrorSummary,
  Field,
  Fold,
  Folds,
  LinkButton,
  Notice,
  PageTitle,
  Panel,
  Part,
  Phrases,
  Row,
  Rows,
  Small,
  Stack,
  Stepper,
} from '@tomoni/platform/pages';
import type { Item, OfferedMove } from '@tomoni/platform/workflow';
import type { CalendarChanges } from '../changes.ts';
import { type CalendarMove, calendarFlow, isCalendarMove } from '../flow.ts';
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
  moves: readonly OfferedMove<CalendarMove>[];
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
      <Returned view={view} t={t} />
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
                describe={(entry) => ({ title: actionText(entry.action, t) })}
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
  const state = calendarFlow.states[item.state as keyof typeof calendarFlow.states];
  const waits = item.state === 'published' && from !== null && from > today;
  const word = waits ? t('office.version.waits') : state === undefined ? item.state : textIn(state, lang);
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

/** Why a draft is back: the first thing its author has to read. */
function Returned({ view, t }: { view: DraftView; t: CollectionTexts }) {
  const [last] = view.entries;
  if (view.item.state !== 'draft' || last === undefined || last.action.split('.').at(-1) !== 'return')
    return null;
  const name = view.nameOf(last.actor);
  return (
    <Notice kind="warn" title={name === null ? t('draft.returned') : t('draft.returned.by', { name })}>
      <p>{last.note ?? ''}</p>
    </Notice>
  );
}

function actionText(action: string, t: CollectionTexts): string {
  const name = action.split('.').at(-1) ?? '';
  if (name === 'start') return t('flow.start');
  return isCalendarMove(name) ? t(`flow.done.${name}`) : action;
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

/** Moves towards the public; the others lead back. */
const LEADS_ON: ReadonlySet<CalendarMove> = new Set([
  'submit',
  'approve',
  'publish',
  'publish-now',
  'reopen',
]);

/** What a move that leads back does, where its name doesn't say it all. */
const CONSEQUENCES = {
  return: null,
  drop: null,
  undo: 'draft.undo.what',
  withdraw: 'draft.withdraw.what',
} as const;

/** Those that can't do without a reason. */
const NEEDS_REASON: ReadonlySet<CalendarMove> = new Set(['return', 'withdraw']);

/** First the move that leads on, with the one filled button; below a line those that lead back, with their reason. */
function NextSteps({ view, t }: { view: DraftView; t: CollectionTexts }) {
  const { item, calendar, moves } = view;
  const allowed = moves.filter((move) => move.allowed).map(({ move }) => move);
  const onwards = allowed.filter((move) => LEADS_ON.has(move));
  const back = allowed.filter((move) => move in CONSEQUENCES);
  const waits = item.state === 'approval' && onwards.length === 0;
  const own = moves.find(({ move, allowed: may }) => move === 'approve' && !may);
  return (
    <form action={officeHref(view, `drafts/${calendar.id}`)} method="post">
      <input type="hidden" name="version" value={String(item.version)} />
      <Stack gap={16}>
        <h2>{t(allowed.length > 0 ? 'draft.next.title' : 'draft.next.none')}</h2>
        {waits ? <p>{t('draft.waits')}</p> : null}
        {own === undefined || !waits ? null : (
          <Small>{own.reason ? textIn(own.reason, t.lang) : t('draft.own')}</Small>
        )}
        {onwards.some((move) => move === 'publish' || move === 'publish-now') ? (
          <From view={view} t={t} />
        ) : null}
        {onwards.map((move) => (
          <MoveButton move={move} look="main" t={t} />
        ))}
        {onwards.includes('submit') ? <Small>{t('draft.submit.what')}</Small> : null}
        {back.length === 0 ? null : <Back view={view} back={back} first={onwards.length === 0} t={t} />}
        <LinkButton look="quiet" full href={officeHref(view)} icon="arrow-left">
          {t('office.back')}
        </LinkButton>
      </Stack>
    </form>
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

interface BackProps {
  view: DraftView;
  back: readonly CalendarMove[];
  /** Nothing stands above it. */
  first: boolean;
  t: CollectionTexts;
}

function Back({ view, back, first, t }: BackProps) {
  return (
    <div class={first ? 'stack stack-12' : 'apart stack stack-12'}>
      {back.map((move) => {
        const what = CONSEQUENCES[move as keyof typeof CONSEQUENCES];
        return (
          <>
            {NEEDS_REASON.has(move) ? <Reason view={view} returns={move === 'return'} t={t} /> : null}
            <MoveButton move={move} look={move === 'drop' ? 'quiet' : 'outlined'} t={t} />
            {what === null ? null : <Small>{t(what)}</Small>}
          </>
        );
      })}
    </div>
  );
}

function Reason({ view, returns, t }: { view: DraftView; returns: boolean; t: CollectionTexts }) {
  const error = view.errors.find(({ name }) => name === 'note');
  return (
    <Field
      lang={view.lang}
      name="note"
      unmarked
      label={t(returns ? 'draft.note.return' : 'draft.note.withdraw')}
      hint={t(returns ? 'draft.note.return.hint' : 'draft.note.withdraw.hint')}
      value={view.typed.note}
      maxlength={300}
      {...(error === undefined ? {} : { error: error.message })}
    />
  );
}

function MoveButton({
  move,
  look,
  t,
}: {
  move: CalendarMove;
  look: 'main' | 'outlined' | 'quiet';
  t: CollectionTexts;
}) {
  return (
    <Button name="move" value={move} full look={look}>
      {textIn(calendarFlow.moves[move].label, t.lang)}
    </Button>
  );
}

/** A version of the calendar on its way: what it changes for whom, what comes next, what happened so far. */

import { type Entry, HistoryTimeline } from '@tomoni/platform/history';
import { formatDate } from '@tomoni/platform/messages';
import {
  Badge,
  Button,
  Columns,
  ErrorSummary,
  Field,
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
  const state = calendarFlow.states[item.state as keyof typeof calendarFlow.states];
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
      <Columns split="8+4">
        <div>
          <PageTitle title={<Phrases of={t.phrases('draft.title', { count: calendar.areaCount })} />} />
          <p>
            {t('draft.state')}{' '}
            <Badge kind={item.state === 'published' ? 'good' : 'info'}>{state?.[lang] ?? item.state}</Badge>
            {view.from === null
              ? null
              : ` ${t('draft.published.from', { date: formatDate(view.from, lang, 'date') })}`}
          </p>
          <Changes {...view} calendarId={calendar.id} published={item.state === 'published'} />
          <Downloads view={view} t={t} />
          <Part id="history" title={t('draft.history')}>
            <HistoryTimeline
              lang={lang}
              entries={view.entries}
              nameOf={view.nameOf}
              describe={(entry) => ({ title: actionText(entry.action, t) })}
            />
          </Part>
        </div>
        <Panel>
          <NextSteps view={view} t={t} />
        </Panel>
      </Columns>
    </>,
  );
}

function actionText(action: string, t: CollectionTexts): string {
  const name = action.split('.').at(-1) ?? '';
  if (name === 'start') return t('flow.start');
  return isCalendarMove(name) ? calendarFlow.moves[name].label[t.lang] : action;
}

function Downloads({ view, t }: { view: DraftView; t: CollectionTexts }) {
  const at = (rest: string) => officeHref(view, `drafts/${view.calendar.id}/${rest}`);
  return (
    <Part id="downloads" title={t('draft.downloads')}>
      <Rows>
        <Row icon="file-spreadsheet" title={t('draft.download.repaired')} href={at('repaired.csv')} />
        <Row icon="package" title={t('draft.download.folder')} href={at('5374.zip')} />
        {view.calendar.sources.map(({ name, sha256 }) => (
          <Row
            icon="file-text"
            title={name}
            sub={t('draft.download.original')}
            href={at(`original/${sha256}`)}
          />
        ))}
      </Rows>
    </Part>
  );
}

/** Moves towards the public; the others lead back. */
const LEADS_ON: ReadonlySet<CalendarMove> = new Set(['submit', 'approve', 'publish', 'publish-now']);

/** One filled button: the move that leads on. Moves that lead back, or that need a reason, stand below. */
function NextSteps({ view, t }: { view: DraftView; t: CollectionTexts }) {
  const { item, calendar, moves, lang, typed, errors } = view;
  const allowed = moves.filter((move) => move.allowed);
  const waits = item.state === 'approval' && !allowed.some(({ move }) => move === 'approve');
  const own = moves.find(({ move, allowed: may }) => move === 'approve' && !may);
  const publishes = allowed.some(({ move }) => move === 'publish' || move === 'publish-now');
  const fromError = errors.find(({ name }) => name === 'from');
  return (
    <form action={officeHref(view, `drafts/${calendar.id}`)} method="post">
      <input type="hidden" name="version" value={String(item.version)} />
      <Stack gap={12}>
        <h2>{t('draft.next.title')}</h2>
        {waits ? <p>{t('draft.waits')}</p> : null}
        {own === undefined ? null : <Small>{own.reason?.[lang] ?? t('draft.own')}</Small>}
        {publishes ? (
          <Field
            lang={lang}
            name="from"
            type="date"
            label={t('draft.from')}
            hint={t('draft.from.hint')}
            value={typed.from}
            required
            {...(fromError === undefined ? {} : { error: fromError.message })}
          />
        ) : null}
        {allowed.length > 0 ? (
          <Field lang={lang} name="note" label={t('draft.note')} value={typed.note} maxlength={300} />
        ) : null}
        {allowed.map(({ move, label }, index) => (
          <Button
            name="move"
            value={move}
            full
            look={index === 0 && LEADS_ON.has(move) ? 'main' : 'outlined'}
          >
            {label[lang]}
          </Button>
        ))}
        <LinkButton look="quiet" full href={officeHref(view)} icon="arrow-left">
          {t('office.back')}
        </LinkButton>
      </Stack>
    </form>
  );
}

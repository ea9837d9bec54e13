/** One notice on its way: as citizens will see it, what comes next, what happened so far. */
import { type OfficeView, officePage } from '@tomoni/places/contract';
import { type Entry, HistoryTimeline } from '@tomoni/platform/history';
import {
  AnswerColumns,
  Badge,
  Button,
  Field,
  LinkButton,
  Notice,
  PageTitle,
  Panel,
  Part,
  Small,
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
import { alertFlow } from '../alerts-flow.ts';
import { type Alert, changesIn } from '../alerts-model.ts';
import { messages } from '../messages.ts';
import { alertsHref } from './alerts-office-frame.tsx';
import { AlertNotice } from './alerts-part.tsx';
import { electionsHref } from './frame.tsx';

export interface AlertDraftView extends OfficeView {
  alert: Alert;
  item: Item;
  /** It is polling day. */
  two: boolean;
  /** What it takes back; null for a notice of its own. */
  target: Alert | null;
  entries: readonly Entry[];
  moves: readonly OfferedMove<ApprovalMove>[];
  nameOf: (id: string) => string | null;
  /** Somebody else was faster, or it can't be done. */
  refused: string | null;
  /** The reason of a return or a withdrawal as typed. */
  note: string;
  noteError: string | null;
  proposalError: string | null;
}

export function alertDraftPage(view: AlertDraftView): string {
  const { lang, item, refused, two, target } = view;
  const t = messages(lang);
  const title = t(target === null ? 'alert.draft.title' : 'alert.draft.withdrawal');
  return officePage(
    view,
    { title },
    <>
      {refused === null ? null : <Notice kind="warn" role="alert" title={refused} />}
      <Returned lang={lang} item={item} last={view.entries[0]} nameOf={view.nameOf} />
      <AnswerColumns
        split="8+4"
        answer={
          <>
            <PageTitle title={title} />
            <Stack>
              <p>
                <Badge kind={item.state === 'published' ? 'good' : 'info'}>{approvalState(item, lang)}</Badge>
              </p>
              {two ? <Notice kind="warn" icon="users" title={t('alert.draft.two')} /> : null}
              <Preview view={view} />
            </Stack>
          </>
        }
        beside={
          <Panel>
            <Next view={view} />
          </Panel>
        }
        below={
          <Part id="history" title={t('alert.draft.history')}>
            <HistoryTimeline
              lang={lang}
              entries={view.entries}
              nameOf={view.nameOf}
              describe={(entry) => ({ title: approvalDone(entry.action, lang) })}
            />
          </Part>
        }
      />
    </>,
  );
}

function Preview({ view }: { view: AlertDraftView }) {
  const { lang, alert, target } = view;
  const t = messages(lang);
  const told = changesIn([target ?? alert]);
  return (
    <>
      {target === null ? (
        <Small>{t('alert.draft.preview')}</Small>
      ) : (
        <>
          <p>{t('alert.draft.withdrawal.text')}</p>
          <p>
            {t('alert.why')}: {alert.reason}
          </p>
        </>
      )}
      {told.map((one) => (
        <AlertNotice told={one} view={view} />
      ))}
    </>
  );
}

function Next({ view }: { view: AlertDraftView }) {
  const { lang, alert, item, moves, note, noteError, two } = view;
  const t = messages(lang);
  const own = alert.origin === 'office' && item.state === 'draft' && alert.withdraws === null;
  return (
    <Stack gap={24}>
      <NextMoves
        lang={lang}
        workflow={alertFlow}
        item={item}
        moves={moves}
        action={alertsHref(view, `/${alert.id}`)}
        note={{ value: note, error: noteError ?? undefined }}
        consequences={{ withdraw: t('alert.draft.withdraw.what'), drop: t('alert.draft.drop.what') }}
        back={{ href: alertsHref(view), label: t('alert.form.back') }}
      />
      {item.state === 'approval' ? <Small>{t('alert.draft.approve.what')}</Small> : null}
      {own ? (
        <LinkButton full href={alertsHref(view, `/new?instead=${alert.id}`)}>
          {t('alert.draft.rewrite')}
        </LinkButton>
      ) : null}
      {item.state === 'published' && alert.withdraws === null ? (
        <>
          {two ? <Proposal view={view} /> : null}
          <Small>
            <a href={electionsHref(view, `/changes#a${alert.id}`)}>{t('alert.draft.look')}</a>
          </Small>
        </>
      ) : null}
    </Stack>
  );
}

/** On polling day: another official has to agree that it is taken back. */
function Proposal({ view }: { view: AlertDraftView }) {
  const { lang, alert, proposalError } = view;
  const t = messages(lang);
  return (
    <form action={alertsHref(view, `/${alert.id}/withdrawal`)} method="post">
      <Stack gap={16}>
        <Field
          lang={lang}
          name="why"
          required
          label={t('alert.draft.propose.why')}
          maxlength={300}
          {...(proposalError === null ? {} : { error: proposalError })}
        />
        <Button full>{t('alert.draft.propose')}</Button>
      </Stack>
    </form>
  );
}

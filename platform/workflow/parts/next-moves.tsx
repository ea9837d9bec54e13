/** What a person may do next with a thing that goes by approval: buttons, reasons, why not. */
import type { Child } from 'hono/jsx';
import { type Lang, textIn } from '../../messages/index.ts';
import { Button, Field, LinkButton, Notice, Small, Stack } from '../../pages/index.ts';
import type { ApprovalMove, ApprovalState } from '../approval-flow.ts';
import type { Item, Workflow } from '../contract.ts';
import { messages } from '../messages.ts';
import type { OfferedMove } from '../todos.ts';

export interface NextMovesProps {
  lang: Lang;
  workflow: Workflow<ApprovalState, ApprovalMove>;
  item: Item;
  moves: readonly OfferedMove<ApprovalMove>[];
  /** Where the form posts `move`, `version` and `note` to. */
  action: string;
  /** The reason as typed, and what is wrong with it. */
  note: { value: string; error?: string | undefined };
  /** Asked before publishing, e.g. from which day on. */
  beforePublishing?: Child;
  /** What a move that leads back does, where its name doesn't say it all. */
  consequences?: Partial<Record<ApprovalMove, string>>;
  back: { href: string; label: string };
}

/** Moves towards the public; the others lead back. */
const LEADS_ON: ReadonlySet<ApprovalMove> = new Set([
  'submit',
  'approve',
  'publish',
  'publish-now',
  'reopen',
]);

/** First the move that leads on, with the one filled button; below a line those that lead back, with their reason. */
export function NextMoves(props: NextMovesProps) {
  const { lang, item, moves, action, beforePublishing, back } = props;
  const t = messages(lang);
  const allowed = moves.filter((move) => move.allowed).map(({ move }) => move);
  const onwards = allowed.filter((move) => LEADS_ON.has(move));
  const backwards = allowed.filter((move) => !LEADS_ON.has(move));
  const waits = item.state === 'approval' && onwards.length === 0;
  const own = moves.find(({ move, allowed: may }) => move === 'approve' && !may);
  return (
    <form action={action} method="post">
      <input type="hidden" name="version" value={String(item.version)} />
      <Stack gap={16}>
        <h2>{t(allowed.length > 0 ? 'next.title' : 'next.none')}</h2>
        {waits ? <p>{t('next.waits')}</p> : null}
        {own === undefined || !waits ? null : (
          <Small>{own.reason ? textIn(own.reason, lang) : t('next.own')}</Small>
        )}
        {onwards.some((move) => move === 'publish' || move === 'publish-now')
          ? (beforePublishing ?? null)
          : null}
        {onwards.map((move) => (
          <MoveButton {...props} move={move} look="main" />
        ))}
        {onwards.includes('submit') ? <Small>{t('next.submit.what')}</Small> : null}
        {backwards.length === 0 ? null : (
          <div class={onwards.length === 0 ? 'stack stack-12' : 'apart stack stack-12'}>
            {backwards.map((move) => (
              <Backwards {...props} move={move} />
            ))}
          </div>
        )}
        <LinkButton look="quiet" full href={back.href} icon="arrow-left">
          {back.label}
        </LinkButton>
      </Stack>
    </form>
  );
}

function Backwards(props: NextMovesProps & { move: ApprovalMove }) {
  const { move, lang, note, consequences = {} } = props;
  const t = messages(lang);
  const what = consequences[move];
  const reason = move === 'return' || move === 'withdraw' ? move : null;
  return (
    <>
      {reason === null ? null : (
        <Field
          lang={lang}
          name="note"
          unmarked
          label={t(`next.${reason}`)}
          hint={t(`next.${reason}.hint`)}
          value={note.value}
          maxlength={300}
          {...(note.error === undefined ? {} : { error: note.error })}
        />
      )}
      <MoveButton {...props} look={move === 'drop' ? 'quiet' : 'outlined'} />
      {what === undefined ? null : <Small>{what}</Small>}
    </>
  );
}

function MoveButton({
  lang,
  workflow,
  move,
  look,
}: Pick<NextMovesProps, 'lang' | 'workflow'> & { move: ApprovalMove; look: 'main' | 'outlined' | 'quiet' }) {
  return (
    <Button name="move" value={move} full look={look}>
      {textIn(workflow.moves[move].label, lang)}
    </Button>
  );
}

/** Why a draft is back: the first thing its author has to read. `last`: the newest entry of its history. */
export function Returned({
  lang,
  item,
  last,
  nameOf,
}: {
  lang: Lang;
  item: Item;
  last: { action: string; actor: string; note: string | null } | undefined;
  nameOf: (actor: string) => string | null;
}) {
  if (item.state !== 'draft' || last === undefined || last.action.split('.').at(-1) !== 'return') return null;
  const t = messages(lang);
  const name = nameOf(last.actor);
  return (
    <Notice kind="warn" title={name === null ? t('next.returned') : t('next.returned.by', { name })}>
      <p>{last.note ?? ''}</p>
    </Notice>
  );
}

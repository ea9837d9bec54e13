/** A version on its way: what it changes, how it is described, what comes next, what happened so far. */
import { type OfficeView, officePage } from '@tomoni/places/contract';
import { type Entry, HistoryTimeline } from '@tomoni/platform/history';
import { pathIn, textIn } from '@tomoni/platform/messages';
import {
  AnswerColumns,
  Badge,
  Button,
  ErrorSummary,
  Field,
  LinkButton,
  Notice,
  PageTitle,
  Panel,
  Part,
  Row,
  Rows,
  Small,
  Stack,
  Stepper,
} from '@tomoni/platform/pages';
import type { Item, OfferedMove } from '@tomoni/platform/workflow';
import { isVersionMove, type VersionMove, versionFlow } from '../flow.ts';
import { type CatalogueTexts, messages } from '../messages.ts';
import type { Description, Version } from '../model.ts';
import { officeHref } from '../office-requests.ts';
import { changesText } from './changes-text.ts';
import { OwnWordsFields, SharedFields } from './describe-fields.tsx';
import { stateText } from './office-page.tsx';
import { ruleText } from './review-item.tsx';

export interface VersionView extends OfficeView {
  version: Version;
  item: Item;
  /** No newer version of its dataset is there. */
  isNewest: boolean;
  moves: readonly OfferedMove<VersionMove>[];
  entries: readonly Entry[];
  nameOf: (actor: string) => string | null;
  /** What was typed, and what is wrong with it. */
  typed: { note: string; about: Description };
  errors: readonly { name: string; message: string }[];
  /** Somebody else was faster, or it can't be done: said above the page. */
  refused: string | null;
}

const STEP: Record<string, number> = { draft: 2, approval: 2, approved: 2, published: 3, withdrawn: 3 };

export function versionPage(view: VersionView): string {
  const { lang, version, item, errors, refused } = view;
  const t = messages(lang);
  return officePage(
    view,
    { title: version.about.title },
    <>
      <Stepper
        lang={lang}
        steps={[{ label: t('step.file') }, { label: t('step.check') }, { label: t('step.publish') }]}
        current={STEP[item.state] ?? 2}
      />
      {refused === null ? null : <Notice kind="warn" role="alert" title={refused} />}
      <ErrorSummary lang={lang} errors={errors} />
      <Returned view={view} t={t} />
      <AnswerColumns
        split="8+4"
        answer={
          <>
            <PageTitle title={version.about.title} lead={changesText(version, t)} />
            <p class="cluster">
              <Badge kind={item.state === 'published' ? 'good' : 'info'}>{stateText(item, t)}</Badge>
              <span>{t('version.number', { number: version.number })}</span>
            </p>
            {view.isNewest ? null : <Notice kind="info" title={t('version.older')} />}
            <Odd view={view} t={t} />
          </>
        }
        beside={
          <Panel>
            <NextSteps view={view} t={t} />
          </Panel>
        }
        below={
          <>
            <About view={view} t={t} />
            <Files view={view} t={t} />
            <Part id="history" title={t('version.history')}>
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

/** Why a draft is back: the first thing its author has to read. */
function Returned({ view, t }: { view: VersionView; t: CatalogueTexts }) {
  const [last] = view.entries;
  if (view.item.state !== 'draft' || last === undefined || last.action.split('.').at(-1) !== 'return')
    return null;
  const name = view.nameOf(last.actor);
  return (
    <Notice kind="warn" title={name === null ? t('version.returned') : t('version.returned.by', { name })}>
      <p>{last.note ?? ''}</p>
    </Notice>
  );
}

/** What was put right, what is open, what is kept back. */
function Odd({ view, t }: { view: VersionView; t: CatalogueTexts }) {
  const { repairCounts, openCount, withheld } = view.version;
  const rules = Object.entries(repairCounts).sort(([, a], [, b]) => b - a);
  return (
    <>
      {openCount > 0 ? <p>{t('version.open', { count: openCount })}</p> : null}
      {withheld > 0 ? <p>{t('version.withheld', { count: withheld })}</p> : null}
      {rules.length === 0 ? null : (
        <ul class="rule-counts">
          {rules.map(([rule, count]) => (
            <li>
              {ruleText(rule, t)} <b class="nb">{t('review.cells', { count })}</b>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** The description; once public it is part of the version, and the next version brings the next words. */
function About({ view, t }: { view: VersionView; t: CatalogueTexts }) {
  const { version, item, typed, errors } = view;
  const editable = version.publishedAt === null && item.state === 'draft';
  return (
    <Part id="about" title={t('describe.heading')}>
      {editable ? (
        <form class="form-narrow" action={officeHref(view, `versions/${version.id}/about`)} method="post">
          <Stack gap={24}>
            <OwnWordsFields about={typed.about} errors={errors} t={t} />
            <SharedFields about={typed.about} t={t} />
            <Button full>{t('describe.save')}</Button>
          </Stack>
        </form>
      ) : (
        <Described about={version.about} t={t} />
      )}
    </Part>
  );
}

function Described({ about, t }: { about: Description; t: CatalogueTexts }) {
  const facts = [
    [t('describe.description'), about.description],
    [t('describe.title-en'), about.titleEn],
    [t('describe.licence'), about.licence],
    [t('describe.rhythm'), t(`rhythm.${about.rhythm}`)],
    [t('describe.department'), about.department],
    [t('describe.contact'), about.contact],
  ].filter(([, text]) => text !== '');
  return (
    <dl class="facts">
      {facts.map(([name, text]) => (
        <div>
          <dt>{name}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}

function Files({ view, t }: { view: VersionView; t: CatalogueTexts }) {
  const { version, lang, place } = view;
  const { source } = version;
  return (
    <Part id="files" title={t('version.files')}>
      <Rows>
        {source.barred ? null : (
          <Row
            icon="file-text"
            title={source.name}
            sub={t('version.original')}
            href={officeHref(view, `versions/${version.id}/original`)}
          />
        )}
        {version.publishedAt === null ? null : (
          <Row
            icon="file-spreadsheet"
            title={t('version.public-page')}
            sub={t('version.public-page.what')}
            href={pathIn(lang, `/${place.code}/data/${version.dataset}`)}
          />
        )}
      </Rows>
      {source.barred ? <Small>{t('version.barred')}</Small> : null}
    </Part>
  );
}

function actionText(action: string, t: CatalogueTexts): string {
  const name = action.split('.').at(-1) ?? '';
  if (name === 'start') return t('flow.start');
  return isVersionMove(name) ? t(`flow.done.${name}`) : action;
}

/** Moves towards the public; the others lead back. */
const LEADS_ON: ReadonlySet<VersionMove> = new Set(['submit', 'approve', 'publish', 'publish-now', 'reopen']);
/** Those that can't do without a reason. */
const NEEDS_REASON: ReadonlySet<VersionMove> = new Set(['return', 'withdraw']);

/** First the move that leads on, with the one filled button; below a line those that lead back, with their reason. */
function NextSteps({ view, t }: { view: VersionView; t: CatalogueTexts }) {
  const { item, version, moves } = view;
  const allowed = moves.filter((move) => move.allowed).map(({ move }) => move);
  const onwards = allowed.filter((move) => LEADS_ON.has(move));
  const back = allowed.filter((move) => !LEADS_ON.has(move));
  const waits = item.state === 'approval' && onwards.length === 0;
  const own = moves.find(({ move, allowed: may }) => move === 'approve' && !may);
  return (
    <form action={officeHref(view, `versions/${version.id}`)} method="post">
      <input type="hidden" name="version" value={String(item.version)} />
      <Stack gap={16}>
        <h2>{t(allowed.length > 0 ? 'version.next' : 'version.next.none')}</h2>
        {waits ? <p>{t('version.waits')}</p> : null}
        {waits && own?.reason ? <Small>{textIn(own.reason, t.lang)}</Small> : null}
        {onwards.map((move) => (
          <MoveButton move={move} look="main" t={t} />
        ))}
        {onwards.includes('submit') ? <Small>{t('version.submit.what')}</Small> : null}
        {back.length === 0 ? null : (
          <div class={onwards.length === 0 ? 'stack stack-12' : 'apart stack stack-12'}>
            {back.map((move) => (
              <>
                {NEEDS_REASON.has(move) ? <Reason view={view} returns={move === 'return'} t={t} /> : null}
                <MoveButton move={move} look={move === 'drop' ? 'quiet' : 'outlined'} t={t} />
              </>
            ))}
          </div>
        )}
        <LinkButton look="quiet" full href={officeHref(view)} icon="arrow-left">
          {t('office.back')}
        </LinkButton>
      </Stack>
    </form>
  );
}

function Reason({ view, returns, t }: { view: VersionView; returns: boolean; t: CatalogueTexts }) {
  const error = view.errors.find(({ name }) => name === 'note');
  return (
    <Field
      lang={view.lang}
      name="note"
      unmarked
      label={t(returns ? 'version.note.return' : 'version.note.withdraw')}
      hint={t(returns ? 'version.note.return.hint' : 'version.note.withdraw.hint')}
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
  move: VersionMove;
  look: 'main' | 'outlined' | 'quiet';
  t: CatalogueTexts;
}) {
  return (
    <Button name="move" value={move} full look={look}>
      {textIn(versionFlow.moves[move].label, t.lang)}
    </Button>
  );
}

/** A version on its way: what it changes, how it is described, what comes next, what happened so far. */
import { type OfficeView, officePage } from '@tomoni/places/contract';
import { type Entry, HistoryTimeline } from '@tomoni/platform/history';
import { pathIn } from '@tomoni/platform/messages';
import {
  AnswerColumns,
  Badge,
  Button,
  ErrorSummary,
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
import {
  type ApprovalMove,
  approvalDone,
  approvalState,
  type Item,
  NextMoves,
  type OfferedMove,
  Returned,
} from '@tomoni/platform/workflow';
import { versionFlow } from '../flow.ts';
import { type CatalogueTexts, messages } from '../messages.ts';
import type { Description, Version } from '../model.ts';
import { officeHref } from '../office-requests.ts';
import { changesText } from './changes-text.ts';
import { OwnWordsFields, SharedFields } from './describe-fields.tsx';
import { ruleText } from './review-item.tsx';

export interface VersionView extends OfficeView {
  version: Version;
  item: Item;
  /** No newer version of its dataset is there. */
  isNewest: boolean;
  moves: readonly OfferedMove<ApprovalMove>[];
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
      <Returned lang={lang} item={item} last={view.entries[0]} nameOf={view.nameOf} />
      <AnswerColumns
        split="8+4"
        answer={
          <>
            <PageTitle title={version.about.title} lead={changesText(version, t)} />
            <p class="cluster">
              <Badge kind={item.state === 'published' ? 'good' : 'info'}>{approvalState(item, lang)}</Badge>
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
                describe={(entry) => ({ title: approvalDone(entry.action, lang) })}
              />
            </Part>
          </>
        }
      />
    </>,
  );
}

/** What was put right, what is open, what is kept back. */
function Odd({ view, t }: { view: VersionView; t: CatalogueTexts }) {
  const { repairCounts, openCount, withheld, rough } = view.version;
  const rules = Object.entries(repairCounts).sort(([, a], [, b]) => b - a);
  return (
    <>
      {openCount > 0 ? <p>{t('version.open', { count: openCount })}</p> : null}
      {withheld > 0 ? <p>{t('version.withheld', { count: withheld })}</p> : null}
      {rough > 0 ? <p>{t('version.rough', { count: rough })}</p> : null}
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

function NextSteps({ view, t }: { view: VersionView; t: CatalogueTexts }) {
  const { item, version, moves, lang } = view;
  return (
    <NextMoves
      lang={lang}
      workflow={versionFlow}
      item={item}
      moves={moves}
      action={officeHref(view, `versions/${version.id}`)}
      note={{ value: view.typed.note, error: view.errors.find(({ name }) => name === 'note')?.message }}
      back={{ href: officeHref(view), label: t('office.back') }}
    />
  );
}

/** Everything that came together: described once, moved together. */
import { type OfficeView, officePage } from '@tomoni/places/contract';
import { textIn } from '@tomoni/platform/messages';
import {
  AnswerColumns,
  Badge,
  Button,
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
import { type ApprovalMove, approvalState, type Item } from '@tomoni/platform/workflow';
import { versionFlow } from '../flow.ts';
import { type CatalogueTexts, messages } from '../messages.ts';
import type { Version } from '../model.ts';
import { officeHref } from '../office-requests.ts';
import { changesText } from './changes-text.ts';
import { SharedFields } from './describe-fields.tsx';

export interface BatchView extends OfficeView {
  staged: string;
  rows: readonly { version: Version; item: Item; moves: readonly ApprovalMove[] }[];
  moved: number;
  refused: readonly { title: string; reason: string }[];
}

/** Moves that are offered for all at once; what needs a reason is done one by one. */
const TOGETHER: readonly ApprovalMove[] = ['submit', 'approve', 'publish', 'publish-now', 'undo'];

export function batchPage(view: BatchView): string {
  const { lang, rows, moved, refused } = view;
  const t = messages(lang);
  const done = rows.every(({ item }) => item.state === 'published');
  return officePage(
    view,
    { title: t('office.title') },
    <>
      <Stepper
        lang={lang}
        steps={[{ label: t('step.file') }, { label: t('step.check') }, { label: t('step.publish') }]}
        current={done ? 3 : 2}
      />
      {moved > 0 ? <Notice kind="good" role="status" title={t('batch.moved', { count: moved })} /> : null}
      {refused.length === 0 ? null : (
        <Notice kind="warn" role="alert" title={t('batch.refused', { count: refused.length })}>
          <ul>
            {refused.map(({ title, reason }) => (
              <li>
                {title}
                {t('colon')}
                {reason}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <AnswerColumns
        split="8+4"
        answer={
          <PageTitle
            title={<Phrases of={t.phrases(done ? 'batch.done' : 'batch.title', { count: rows.length })} />}
            lead={t(done ? 'batch.done.lead' : 'batch.lead')}
          />
        }
        beside={
          <Panel>
            <NextSteps view={view} t={t} />
          </Panel>
        }
        below={
          <>
            <Part id="versions" title={t('batch.versions')}>
              <Rows>
                {rows.map(({ version, item }) => (
                  <Row
                    icon={version.kind === 'file' ? 'file-text' : 'file-spreadsheet'}
                    title={version.about.title}
                    sub={changesText(version, t)}
                    end={
                      <Badge kind={item.state === 'published' ? 'good' : 'info'}>
                        {approvalState(item, t.lang)}
                      </Badge>
                    }
                    href={officeHref(view, `versions/${version.id}`)}
                  />
                ))}
              </Rows>
            </Part>
            <Shared view={view} t={t} />
          </>
        }
      />
    </>,
  );
}

/** The one filled button is the first move that leads on. */
function NextSteps({ view, t }: { view: BatchView; t: CatalogueTexts }) {
  const { rows, staged } = view;
  const offered = TOGETHER.flatMap((move) => {
    const able = rows.filter(({ moves }) => moves.includes(move));
    return able.length === 0 ? [] : [{ move, able }];
  });
  return (
    <Stack gap={16}>
      <h2>{t(offered.length > 0 ? 'batch.next' : 'batch.next.none')}</h2>
      {offered.map(({ move, able }, index) => (
        <form action={officeHref(view, `batch/${staged}`)} method="post">
          {able.map(({ version, item }) => (
            <input type="hidden" name="seen" value={`${version.id}:${item.version}`} />
          ))}
          <Button name="move" value={move} full look={index === 0 && move !== 'undo' ? 'main' : 'outlined'}>
            {t('batch.move', { count: able.length, move: textIn(versionFlow.moves[move].label, t.lang) })}
          </Button>
        </form>
      ))}
      {offered.some(({ move }) => move === 'submit') ? <Small>{t('batch.submit.what')}</Small> : null}
      <LinkButton look="quiet" full href={officeHref(view)} icon="arrow-left">
        {t('office.back')}
      </LinkButton>
    </Stack>
  );
}

function Shared({ view, t }: { view: BatchView; t: CatalogueTexts }) {
  const drafts = view.rows.filter(
    ({ version, item }) => version.publishedAt === null && item.state === 'draft',
  );
  const [first] = drafts;
  if (first === undefined) return null;
  return (
    <Part id="about" title={t('batch.about')}>
      <form class="form-narrow" action={officeHref(view, `batch/${view.staged}/about`)} method="post">
        <Stack gap={24}>
          <SharedFields about={first.version.about} t={t} />
          <Button full>{t('batch.about.save', { count: drafts.length })}</Button>
        </Stack>
      </form>
    </Part>
  );
}

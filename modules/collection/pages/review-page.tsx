/** What was understood of the files, beside the cells it came from, and what only a person can tell. */
import { type IntakeText, openIn, type Staged, StagedTodo } from '@tomoni/platform/intake';
import { formatDate } from '@tomoni/platform/messages';
import {
  Button,
  Columns,
  Figures,
  FindingList,
  Icon,
  LinkButton,
  Notice,
  PageTitle,
  Panel,
  Part,
  Phrases,
  RepairCell,
  Small,
  Stack,
  Stepper,
  WideTable,
} from '@tomoni/platform/pages';
import { type CollectionTexts, messages } from '../messages.ts';
import type { CalendarPreview, PreviewCell } from '../reader.ts';
import { type OfficeView, officeHref, officePage } from './office-frame.tsx';

export interface ReviewView extends OfficeView {
  staged: Staged;
  preview: CalendarPreview | null;
  /** Somebody else was faster; the page shows how it stands now. */
  refused: IntakeText | null;
}

export function reviewPage(view: ReviewView): string {
  const { lang, staged, preview, refused } = view;
  const t = messages(lang);
  return officePage(
    view,
    { title: t('office.title') },
    <>
      <Stepper
        lang={lang}
        steps={[
          { label: t('step.file'), href: officeHref(view, 'upload') },
          { label: t('step.check') },
          { label: t('step.publish') },
        ]}
        current={1}
      />
      {refused === null ? null : (
        <Notice kind="warn" role="alert" title={t('review.changed.title')}>
          <p>{t('review.changed.text')}</p>
        </Notice>
      )}
      <Columns split="8+4">
        <div>
          <p class="small sub">
            <Icon name="file-text" size="s" />{' '}
            {staged.files
              .map(({ path }) => path)
              .slice(0, SHOWN_FILES)
              .join(lang === 'ja' ? '、' : ', ')}
          </p>
          <PageTitle
            title={<Phrases of={t.phrases(preview === null ? 'review.unread.title' : 'review.title')} />}
            {...(preview === null ? {} : { lead: t('review.lead', { count: preview.areas }) })}
          />
          {preview === null ? null : <Read view={view} preview={preview} t={t} />}
          <Part id="findings" title={t('review.findings.title')}>
            {staged.findings.length === 0 ? (
              <p>{t('review.findings.none')}</p>
            ) : (
              <FindingList lang={lang} findings={staged.findings} />
            )}
          </Part>
        </div>
        <div>
          <Panel>
            <StagedTodo lang={lang} staged={staged} action={officeHref(view, `staged/${staged.id}/answer`)} />
          </Panel>
          <Ways view={view} t={t} />
        </div>
      </Columns>
    </>,
  );
}

const SHOWN_FILES = 5;

function Read({ view, preview, t }: { view: ReviewView; preview: CalendarPreview; t: CollectionTexts }) {
  const open = openIn(view.staged);
  return (
    <>
      <Figures
        items={[
          { value: String(preview.areas), unit: t('review.areas.unit'), label: t('review.areas') },
          {
            value: String(preview.categories.length),
            unit: t('review.kinds.unit'),
            label: t('review.kinds'),
          },
          { value: String(preview.items), unit: t('review.items.unit'), label: t('review.items') },
          { value: String(open), unit: t('review.open.unit'), label: t('review.open'), warn: open > 0 },
        ]}
      />
      <Part id="calendar" title={t('review.calendar')}>
        <p>
          {preview.validThrough === null
            ? t('validity.unknown.title')
            : t('validity.through', { date: formatDate(preview.validThrough, t.lang, 'date') })}
        </p>
        <WideTable label={t('review.calendar')}>
          <thead>
            <tr>
              <th scope="col">{t('review.calendar.row')}</th>
              <th scope="col">{t('review.calendar.area')}</th>
              {preview.categories.map((name) => (
                <th scope="col">{name}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {preview.sample.map(({ row, name, cells }) => (
              <tr>
                <td class="figure">{String(row)}</td>
                <th scope="row">{name}</th>
                {cells.map((cell) => (
                  <Understood cell={cell} t={t} />
                ))}
              </tr>
            ))}
          </tbody>
        </WideTable>
        {preview.areas > preview.sample.length ? (
          <Small>{t('review.calendar.more', { count: preview.areas - preview.sample.length })}</Small>
        ) : null}
      </Part>
    </>
  );
}

/** The cell as written, and what it means; the two are shown apart only where they differ. */
function Understood({ cell, t }: { cell: PreviewCell; t: CollectionTexts }) {
  const meaning = cell[t.lang];
  if (cell.odd)
    return (
      <RepairCell
        state="ask"
        {...(meaning === '' ? {} : { before: meaning })}
        after={cell.text}
        why={t('review.calendar.odd')}
      />
    );
  if (cell.text === meaning || cell.text === '') return <RepairCell state="plain" after={meaning} />;
  return (
    <td>
      <b>{meaning}</b>
      <br />
      <span class="small sub">{cell.text}</span>
    </td>
  );
}

function Ways({ view, t }: { view: ReviewView; t: CollectionTexts }) {
  const { staged } = view;
  const left = staged.questions.filter(({ id }) => staged.answers[id] === undefined).length;
  return (
    <Stack gap={12}>
      {staged.committable ? (
        <form action={officeHref(view, `staged/${staged.id}/commit`)} method="post">
          <input type="hidden" name="hash" value={staged.hash} />
          <Button look="main" full iconAfter="arrow-right">
            {left > 0 ? t('review.commit.left', { count: left }) : t('review.commit')}
          </Button>
        </form>
      ) : null}
      <Small>
        {staged.undecided > 0 ? t('review.ask.left', { count: staged.undecided }) : t('review.commit.note')}
      </Small>
      <form action={officeHref(view, `staged/${staged.id}/discard`)} method="post">
        <Button look="quiet" full>
          {t('review.discard')}
        </Button>
      </form>
      <LinkButton look="quiet" full icon="arrow-left" href={officeHref(view)}>
        {t('office.back')}
      </LinkButton>
    </Stack>
  );
}

/** What was understood of the files, beside the cells it came from, and what only a person can tell. */
import { type IntakeText, openIn, type Staged, StagedTodo } from '@tomoni/platform/intake';
import { baseLang, formatDate, isWide } from '@tomoni/platform/messages';
import {
  AfterList,
  AnswerColumns,
  Button,
  Figures,
  FindingGroups,
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
      <AnswerColumns
        split="8+4"
        answer={
          <>
            <p class="files small sub">
              <Icon name="file-text" size="s" />
              <span>{fileNames(staged, t)}</span>
            </p>
            <PageTitle
              title={<Phrases of={t.phrases(preview === null ? 'review.unread.title' : 'review.title')} />}
              {...(preview === null ? {} : { lead: t('review.lead', { count: preview.areas }) })}
            />
            {preview === null ? null : <Counted view={view} preview={preview} t={t} />}
          </>
        }
        beside={
          <>
            <Panel>
              <StagedTodo
                lang={lang}
                staged={staged}
                action={officeHref(view, `staged/${staged.id}/answer`)}
              />
            </Panel>
            <AfterList>
              <Ways view={view} t={t} />
            </AfterList>
          </>
        }
        below={
          <>
            {preview === null ? null : <Read preview={preview} today={view.today} t={t} />}
            <Part id="findings" title={t('review.findings.title')}>
              {staged.findings.length === 0 ? (
                <p>{t('review.findings.none')}</p>
              ) : (
                <FindingGroups lang={lang} findings={staged.findings} />
              )}
            </Part>
          </>
        }
      />
    </>,
  );
}

const SHOWN_FILES = 3;

function fileNames({ files }: Staged, t: CollectionTexts): string {
  const names = files.slice(0, SHOWN_FILES).map(({ path }) => path);
  const rest = files.length - names.length;
  const shown = names.join(isWide(t.lang) ? '、' : ', ');
  return rest > 0 ? t('office.staged.name', { files: shown, count: rest }) : shown;
}

function Counted({ view, preview, t }: { view: ReviewView; preview: CalendarPreview; t: CollectionTexts }) {
  const open = openIn(view.staged);
  return (
    <Figures
      items={[
        { value: String(preview.areas), unit: t('review.areas.unit'), label: t('review.areas') },
        { value: String(preview.categories.length), unit: t('review.kinds.unit'), label: t('review.kinds') },
        { value: String(preview.items), unit: t('review.items.unit'), label: t('review.items') },
        { value: String(open), unit: t('review.open.unit'), label: t('review.open'), warn: open > 0 },
      ]}
    />
  );
}

/** More kinds than this have no room beside each other; then the table scrolls by itself. */
const KINDS_BESIDE = 7;

/** The calendar beside the cells it came from; on a phone each area is a row of its own. */
function Read({ preview, today, t }: { preview: CalendarPreview; today: string; t: CollectionTexts }) {
  const odd = preview.sample.some(({ cells }) => cells.some((cell) => cell.odd !== null));
  const title = t('review.calendar');
  const table = <Sample preview={preview} t={t} />;
  return (
    <Part id="calendar" title={title}>
      <Reach through={preview.validThrough} today={today} t={t} />
      <div class="list-note">
        <Small>{t(odd ? 'review.calendar.odd-first' : 'review.calendar.how')}</Small>
      </div>
      {preview.categories.length > KINDS_BESIDE ? (
        <section class="wide-table" tabindex={0} aria-label={title}>
          {table}
        </section>
      ) : (
        table
      )}
      {preview.areas > preview.sample.length ? (
        <AfterList>
          <Small>{t('review.calendar.more', { count: preview.areas - preview.sample.length })}</Small>
        </AfterList>
      ) : null}
    </Part>
  );
}

/** Until when it holds; one that is over already would be seen by nobody. */
function Reach({ through, today, t }: { through: string | null; today: string; t: CollectionTexts }) {
  if (through === null) return <p>{t('validity.unknown.title')}</p>;
  const date = formatDate(through, t.lang, 'date');
  if (through >= today) return <p>{t('validity.through', { date })}</p>;
  return (
    <Notice kind="warn" title={t('review.over.title', { date })}>
      <p>{t('review.over.text')}</p>
    </Notice>
  );
}

function Sample({ preview, t }: { preview: CalendarPreview; t: CollectionTexts }) {
  return (
    <table class="table table-records table-fit">
      <caption class="unseen">{t('review.calendar')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('review.calendar.area')}</th>
          {preview.categories.map((name) => (
            <th scope="col">{name}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {preview.sample.map(({ row, name, cells }) => (
          <tr>
            <th scope="row">
              {name} <span class="small sub nb">{t('review.calendar.row', { row })}</span>
            </th>
            {cells.map((cell, index) => (
              <Understood cell={cell} label={preview.categories[index] ?? ''} t={t} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What the cell means, and below it what stands there, where the two differ. */
function Understood({ cell, label, t }: { cell: PreviewCell; label: string; t: CollectionTexts }) {
  const meaning = cell[baseLang(t.lang)];
  if (cell.odd !== null)
    return (
      <RepairCell
        state="ask"
        label={label}
        after={<Days text={meaning} />}
        why={t('review.calendar.odd', { text: cell.odd })}
      />
    );
  if (cell.text === '' && meaning === '') return <td />;
  return (
    <td data-label={label}>
      <b>
        <Days text={meaning} />
      </b>{' '}
      {cell.text === meaning || cell.text === '' ? null : <span class="small sub">{cell.text}</span>}
    </td>
  );
}

/** 「第2・第4木」 breaks after ・ only, English after a comma; a long word may break anywhere. */
function Days({ text }: { text: string }) {
  return text.split(/(?<=[・、])|(?<=, )/).map((part) => {
    const word = part.trimEnd();
    return (
      <>
        {word.length > LONGEST_WHOLE ? word : <span class="nb">{word}</span>}
        {part.slice(word.length)}
      </>
    );
  });
}

/** A column of a table has room for so many characters. */
const LONGEST_WHOLE = 6;

function Ways({ view, t }: { view: ReviewView; t: CollectionTexts }) {
  const { staged } = view;
  const left = openIn(staged) - staged.undecided;
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
      {staged.undecided > 0 ? (
        <p>{t('review.ask.left', { count: staged.undecided })}</p>
      ) : (
        <Small>{t(staged.committable ? 'review.commit.note' : 'review.cannot')}</Small>
      )}
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

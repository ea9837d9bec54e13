/** What was understood of the files, beside the cells it came from, and what only a person can tell. */
import type { IntakeText, Question, Staged } from '@tomoni/platform/intake';
import { formatDate } from '@tomoni/platform/messages';
import {
  Badge,
  Button,
  Columns,
  Field,
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
  whereText,
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
            <Asks view={view} t={t} />
          </Panel>
          <Ways view={view} t={t} />
        </div>
      </Columns>
    </>,
  );
}

const SHOWN_FILES = 5;

function openCount({ questions, undecided, answers }: Staged): number {
  return undecided + questions.filter(({ id }) => answers[id] === undefined).length;
}

function Read({ view, preview, t }: { view: ReviewView; preview: CalendarPreview; t: CollectionTexts }) {
  const open = openCount(view.staged);
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

/** A to-do list: each question with the buttons that answer it; answered ones become one line that can be undone. */
function Asks({ view, t }: { view: ReviewView; t: CollectionTexts }) {
  const { staged, lang } = view;
  const open = openCount(staged);
  const asked = staged.questions.filter(({ id }) => staged.answers[id] === undefined);
  return (
    <Stack gap={16}>
      <h2>
        {t('review.ask.title')}{' '}
        <Badge kind={open > 0 ? 'warn' : 'good'}>
          {open > 0 ? t('review.ask.left', { count: open }) : t('review.ask.done')}
        </Badge>
      </h2>
      {staged.personal.map((find) => (
        <Personal view={view} find={find} t={t} />
      ))}
      {asked.map((question) => (
        <Ask view={view} question={question} t={t} />
      ))}
      {staged.answered.map(({ question, value }) => (
        <form action={officeHref(view, `staged/${staged.id}/answer`)} method="post">
          <input type="hidden" name="hash" value={staged.hash} />
          <input type="hidden" name={`answer-${question.id}`} value="" />
          <p>
            <Icon name="circle-check" size="s" /> {question.text[lang]}{' '}
            <b>{question.choices.find((choice) => choice.value === value)?.label[lang] ?? value}</b>
          </p>
          <Button look="quiet" slim>
            {t('office.undo')}
          </Button>
        </form>
      ))}
    </Stack>
  );
}

function Ask({ view, question, t }: { view: ReviewView; question: Question; t: CollectionTexts }) {
  const { staged, lang } = view;
  const name = `answer-${question.id}`;
  return (
    <form action={officeHref(view, `staged/${staged.id}/answer`)} method="post">
      <input type="hidden" name="hash" value={staged.hash} />
      <Stack gap={8}>
        {question.choices.length > 0 ? (
          <>
            <b>{question.text[lang]}</b>
            <div class="cluster">
              {question.choices.map(({ value, label }) => (
                <Button name={name} value={value} slim>
                  {label[lang]}
                </Button>
              ))}
            </div>
          </>
        ) : (
          <>
            <Field lang={lang} name={name} label={question.text[lang]} maxlength={200} />
            <Button slim>{t('review.ask.answer')}</Button>
          </>
        )}
        {question.assumed === null ? null : (
          <Small>{t('review.ask.assumed', { value: assumedText(question, lang) })}</Small>
        )}
      </Stack>
    </form>
  );
}

function assumedText(question: Question, lang: 'ja' | 'en'): string {
  return (
    question.choices.find(({ value }) => value === question.assumed)?.label[lang] ?? question.assumed ?? ''
  );
}

function Personal({
  view,
  find,
  t,
}: {
  view: ReviewView;
  find: Staged['personal'][number];
  t: CollectionTexts;
}) {
  const { staged, lang } = view;
  const samples = find.samples.map(({ text }) => text).join(lang === 'ja' ? '、' : ', ');
  return (
    <form action={officeHref(view, `staged/${staged.id}/answer`)} method="post">
      <input type="hidden" name="hash" value={staged.hash} />
      <Stack gap={8}>
        <b>{t(`personal.${find.what}`)}</b>
        <Small>
          {whereText(find.where, lang)} {samples}
        </Small>
        {find.decision === null ? (
          <div class="cluster">
            <Button name={`decide-${find.id}`} value="leave-out" slim>
              {t('personal.leave-out')}
            </Button>
            <Button name={`decide-${find.id}`} value="keep" look="quiet" slim>
              {t('personal.keep')}
            </Button>
          </div>
        ) : (
          <div class="cluster">
            <span>
              <Icon name="circle-check" size="s" />{' '}
              {t(find.decision === 'keep' ? 'personal.kept' : 'personal.left-out')}
            </span>
            <Button name={`decide-${find.id}`} value="undecided" look="quiet" slim>
              {t('office.undo')}
            </Button>
          </div>
        )}
      </Stack>
    </form>
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

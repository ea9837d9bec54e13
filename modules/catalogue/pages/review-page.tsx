/** What was understood of the files, beside the cells it came from, and what only a person can tell. */
import { type OfficeView, officePage } from '@tomoni/places/contract';
import { openIn, type Staged, StagedTodo } from '@tomoni/platform/intake';
import { textIn } from '@tomoni/platform/messages';
import {
  AfterList,
  AnswerColumns,
  Badge,
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
  Row,
  Rows,
  Small,
  Stack,
  Stepper,
} from '@tomoni/platform/pages';
import type { ItemPreview } from '../item.ts';
import { type CatalogueTexts, messages } from '../messages.ts';
import { officeHref, type Refusal } from '../office-requests.ts';
import { DoubtfulPlace } from './doubtful-place.tsx';
import { ItemRead } from './review-item.tsx';

export interface ReviewView extends OfficeView {
  staged: Staged;
  items: readonly ItemPreview[];
  /** The one that is looked at; null for the list of all. */
  shown: ItemPreview | null;
  refused: Refusal;
}

export function reviewPage(view: ReviewView): string {
  const { lang, refused, shown } = view;
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
        <Notice kind="warn" role="alert" title={textIn(refused, lang)}>
          <p>{t('review.changed.text')}</p>
        </Notice>
      )}
      <AnswerColumns
        split="8+4"
        answer={shown === null ? <All view={view} t={t} /> : <One view={view} item={shown} t={t} />}
        beside={
          <>
            <Panel>
              <StagedTodo
                lang={lang}
                staged={view.staged}
                action={hrefOf(view, '/answer', shown)}
                beside={({ id }) => <DoubtfulPlace items={view.items} question={id} t={t} />}
              />
            </Panel>
            <AfterList>
              <Ways view={view} t={t} />
            </AfterList>
          </>
        }
        below={
          <>
            {shown === null ? (
              <List view={view} t={t} />
            ) : (
              <ItemRead item={shown} columnsHref={hrefOf(view, '/columns', shown)} t={t} />
            )}
            <Part id="findings" title={t('review.findings')}>
              <Found view={view} t={t} />
            </Part>
          </>
        }
      />
    </>,
  );
}

function hrefOf(view: ReviewView, rest: string, item: ItemPreview | null): string {
  const query = item === null ? '' : `?item=${encodeURIComponent(item.key)}`;
  return `${officeHref(view, `staged/${view.staged.id}`)}${rest}${query}`;
}

/** Several files: what they are, counted. */
function All({ view, t }: { view: ReviewView; t: CatalogueTexts }) {
  const { items } = view;
  const tables = items.filter(({ kind }) => kind === 'table');
  const standard = tables.filter(({ dataset }) => dataset !== null).length;
  const sum = (of: (item: ItemPreview) => number) => items.reduce((all, item) => all + of(item), 0);
  const open = openIn(view.staged);
  if (items.length === 0)
    return <PageTitle title={<Phrases of={t.phrases('review.unread')} />} lead={t('review.unread.lead')} />;
  return (
    <>
      <PageTitle
        title={<Phrases of={t.phrases('review.all', { count: items.length })} />}
        lead={t('review.all.lead', { standard, other: items.length - standard })}
      />
      <Figures
        items={[
          { value: String(sum((one) => one.records)), unit: t('unit.records'), label: t('review.records') },
          { value: String(sum((one) => one.repairs)), unit: t('unit.cells'), label: t('review.repairs') },
          { value: String(open), unit: t('unit.records'), label: t('review.open'), warn: open > 0 },
        ]}
      />
    </>
  );
}

/** One file, as its own page. */
function One({ view, item, t }: { view: ReviewView; item: ItemPreview; t: CatalogueTexts }) {
  const { lang } = t;
  const open = openIn(view.staged);
  const name = item.dataset === null ? item.title : textIn(item.dataset, lang);
  return (
    <>
      <p class="files small sub">
        <Icon name="file-spreadsheet" size="s" />
        <span>{item.sheet === '' ? item.path : `${item.path} ${item.sheet}`}</span>
      </p>
      {view.items.length > 1 ? (
        <Small>
          <a href={hrefOf(view, '', null)}>{t('review.back', { count: view.items.length })}</a>
        </Small>
      ) : null}
      <PageTitle title={<Phrases of={t.phrases(titleKey(item), { name })} />} lead={leadOf(item, t)} />
      {item.kind === 'file' ? null : (
        <Figures
          items={[
            { value: String(item.records), unit: t('unit.records'), label: t('review.records') },
            { value: String(item.repairs), unit: t('unit.cells'), label: t('review.repairs') },
            { value: String(open), unit: t('unit.records'), label: t('review.open'), warn: open > 0 },
            ...(item.of === 0
              ? []
              : [{ value: String(item.filled), unit: `/ ${item.of}`, label: t('review.columns-of') }]),
          ]}
        />
      )}
    </>
  );
}

function titleKey({ kind, dataset }: ItemPreview) {
  if (kind === 'file') return 'review.one.file';
  return dataset === null ? 'review.one.other' : 'review.one.standard';
}

/** Which rows were taken for what, as the person sees them in the spreadsheet. */
function leadOf({ kind, headerRow, firstRow, lastRow, notes }: ItemPreview, t: CatalogueTexts): string {
  if (kind === 'file') return t('review.lead.file');
  const rows = { header: String(headerRow ?? 0), first: String(firstRow), last: String(lastRow) };
  return notes > 0 ? t('review.lead.notes', { ...rows, count: notes }) : t('review.lead', rows);
}

function List({ view, t }: { view: ReviewView; t: CatalogueTexts }) {
  if (view.items.length === 0) return null;
  return (
    <Part id="files" title={t('review.files')}>
      <Rows>
        {view.items.map((item) => (
          <Row
            icon={item.kind === 'file' ? 'file-text' : 'file-spreadsheet'}
            title={item.dataset === null ? item.title : textIn(item.dataset, t.lang)}
            sub={factsOf(item, t)}
            end={<Standing item={item} t={t} />}
            href={hrefOf(view, '', item)}
          />
        ))}
      </Rows>
    </Part>
  );
}

function factsOf(item: ItemPreview, t: CatalogueTexts): string {
  const file = item.sheet === '' ? item.path : `${item.path} ${item.sheet}`;
  if (item.kind === 'file') return file;
  return t('review.facts', { file, records: item.records, repairs: item.repairs });
}

function Standing({ item, t }: { item: ItemPreview; t: CatalogueTexts }) {
  if (item.skipped) return <Badge kind="plain">{t('review.skipped')}</Badge>;
  if (item.open > 0)
    return (
      <Badge kind="warn" icon="circle-help">
        {t('review.item-open', { count: item.open })}
      </Badge>
    );
  return item.kind === 'table' && item.dataset !== null ? (
    <Badge kind="good" icon="check">
      {t('review.item-standard')}
    </Badge>
  ) : (
    <Badge kind="plain">{t('review.item-as-is')}</Badge>
  );
}

/** Of the file that is looked at, or of all. */
function Found({ view, t }: { view: ReviewView; t: CatalogueTexts }) {
  const { staged, shown, lang } = view;
  const findings = staged.findings.filter(
    ({ where }) =>
      shown === null ||
      where.file === undefined ||
      (where.file === shown.path && (shown.sheet === '' || where.sheet === shown.sheet)),
  );
  return findings.length === 0 ? (
    <p>{t('review.findings.none')}</p>
  ) : (
    <FindingGroups lang={lang} findings={findings} />
  );
}

function Ways({ view, t }: { view: ReviewView; t: CatalogueTexts }) {
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
      ) : (
        <Notice kind="info" title={t('review.not-yet')}>
          <p>{t(staged.undecided > 0 ? 'review.not-yet.personal' : 'review.not-yet.findings')}</p>
        </Notice>
      )}
      {staged.committable ? <Small>{t('review.commit.what')}</Small> : null}
      <LinkButton full icon="file-spreadsheet" href={officeHref(view, 'upload')}>
        {t('review.other')}
      </LinkButton>
      <form action={officeHref(view, `staged/${staged.id}/discard`)} method="post">
        <Button look="quiet" full>
          {t('review.discard')}
        </Button>
      </form>
    </Stack>
  );
}

/** Behind the counter: what visitors wish for and report, and the stories that officials tell. */
import { todayIn } from '@tomoni/japanese';
import { type OfficeView, officePage } from '@tomoni/places/contract';
import { formatDate, joinFacts, pathIn } from '@tomoni/platform/messages';
import {
  Badge,
  Button,
  Choice,
  ChoiceGroup,
  EmptyState,
  ErrorSummary,
  Field,
  LinkButton,
  Notice,
  PageTitle,
  Row,
  Rows,
  Stack,
  Tile,
} from '@tomoni/platform/pages';
import type { SlotCard } from '@tomoni/platform/slots';
import type { CaseStory, CaseText } from '../cases.ts';
import { messages } from '../messages.ts';
import type { Dataset } from '../model.ts';
import { officeHref } from '../office-requests.ts';
import { openReports, type Report } from '../reports.ts';
import { type FormError, MOST_TEXT, MOST_TITLE } from '../visitor-forms.ts';
import { type Wish, waitingWishes } from '../wishes.ts';
import { recordHref } from './table-view.tsx';

export interface WishDeskView extends OfficeView {
  wishes: readonly Wish[];
  datasets: readonly Dataset[];
  done: boolean;
}

export function wishDeskPage(view: WishDeskView): string {
  const { lang, wishes, done } = view;
  const t = messages(lang);
  const held = wishes.filter(({ state }) => state === 'held').length;
  return officePage(
    view,
    { title: t('visit.desk.wishes') },
    <>
      <PageTitle title={t('visit.desk.wishes')} lead={t('visit.desk.wishes.lead', { count: held })} />
      {done ? <Notice kind="good" role="status" title={t('visit.desk.done')} /> : null}
      {wishes.length === 0 ? (
        <EmptyState>{t('visit.desk.wishes.none')}</EmptyState>
      ) : (
        <ul class="rows">
          {wishes.map((wish) => (
            <WishForm view={view} wish={wish} />
          ))}
        </ul>
      )}
    </>,
  );
}

const WISH_BADGES = { held: 'warn', shown: 'info', answered: 'good', declined: 'plain' } as const;

function WishForm({ view, wish }: { view: WishDeskView; wish: Wish }) {
  const { lang, datasets } = view;
  const t = messages(lang);
  const date = formatDate(todayIn('Asia/Tokyo', wish.at), lang, 'date');
  return (
    <li class="said">
      <h2>{wish.title}</h2>
      <p class="prose">{wish.why}</p>
      <div class="cluster">
        <Badge kind={WISH_BADGES[wish.state]}>{t(`visit.desk.wish.${wish.state}`)}</Badge>
        <span class="small sub">{joinFacts([date, t('visit.desk.too', { count: wish.too })], lang)}</span>
        {wish.email === null ? null : <a href={`mailto:${wish.email}`}>{wish.email}</a>}
      </div>
      <form class="form-narrow" action={officeHref(view, `wishes/${wish.id}`)} method="post">
        <Stack>
          <Field
            {...{ lang, name: 'answer', id: `answer-${wish.id}`, value: wish.answer, type: 'textarea' }}
            maxlength={MOST_TEXT}
            label={t('visit.desk.answer')}
            hint={t('visit.desk.answer.hint')}
          />
          <Field
            {...{
              lang,
              name: 'dataset',
              id: `dataset-${wish.id}`,
              value: wish.dataset ?? '',
              type: 'select',
            }}
            label={t('visit.desk.dataset')}
            options={[
              { value: '', label: t('visit.desk.dataset.none') },
              ...datasets.map(({ id, title }) => ({ value: id, label: title })),
            ]}
          />
          <div class="cluster">
            <Button name="state" value="answered">
              {t('visit.desk.do.answer')}
            </Button>
            <Button look="quiet" name="state" value="shown">
              {t('visit.desk.do.show')}
            </Button>
            <Button look="quiet" name="state" value="declined">
              {t('visit.desk.do.decline')}
            </Button>
          </div>
        </Stack>
      </form>
    </li>
  );
}

export interface ReportDeskView extends OfficeView {
  reports: readonly Report[];
  /** Titles by id of the dataset. */
  titles: ReadonlyMap<string, string>;
  done: boolean;
}

export function reportDeskPage(view: ReportDeskView): string {
  const { lang, reports, done } = view;
  const t = messages(lang);
  const open = reports.filter(({ state }) => state === 'open').length;
  return officePage(
    view,
    { title: t('visit.desk.reports') },
    <>
      <PageTitle title={t('visit.desk.reports')} lead={t('visit.desk.reports.lead', { count: open })} />
      {done ? <Notice kind="good" role="status" title={t('visit.desk.done')} /> : null}
      {reports.length === 0 ? (
        <EmptyState>{t('visit.desk.reports.none')}</EmptyState>
      ) : (
        <ul class="rows">
          {reports.map((report) => (
            <ReportForm view={view} report={report} />
          ))}
        </ul>
      )}
    </>,
  );
}

const REPORT_BADGES = { open: 'warn', fixed: 'good', right: 'info', dropped: 'plain' } as const;

function ReportForm({ view, report }: { view: ReportDeskView; report: Report }) {
  const { lang, titles, place } = view;
  const t = messages(lang);
  const title = titles.get(report.dataset) ?? report.dataset;
  const where = joinFacts(
    [
      title,
      report.row === null ? '' : t('visit.desk.row', { row: String(report.row) }),
      report.field,
      formatDate(todayIn('Asia/Tokyo', report.at), lang, 'date'),
    ],
    lang,
  );
  return (
    <li class="said">
      <h2>
        {report.n === null ? (
          title
        ) : (
          <a href={recordHref({ lang, place }, report.dataset, report.n)}>
            {report.name === '' ? t('visit.record.number', { n: String(report.n + 1) }) : report.name}
          </a>
        )}
      </h2>
      <p class="prose">{report.message}</p>
      <div class="cluster">
        <Badge kind={REPORT_BADGES[report.state]}>{t(`visit.desk.report.${report.state}`)}</Badge>
        <span class="small sub">{where}</span>
        {report.email === null ? null : <a href={`mailto:${report.email}`}>{report.email}</a>}
      </div>
      {report.state === 'open' ? (
        <form class="form-narrow" action={officeHref(view, `reports/${report.id}`)} method="post">
          <Stack>
            <Field
              {...{ lang, name: 'note', id: `note-${report.id}`, value: report.note, maxlength: 300 }}
              label={t('visit.desk.note')}
            />
            <div class="cluster">
              {(['fixed', 'right', 'dropped'] as const).map((state) => (
                <Button slim name="state" value={state}>
                  {t(`visit.desk.settle.${state}`)}
                </Button>
              ))}
            </div>
          </Stack>
        </form>
      ) : report.note === '' ? null : (
        <p class="small sub">{report.note}</p>
      )}
    </li>
  );
}

export function caseDeskPage(view: OfficeView, cases: readonly CaseStory[]): string {
  const { lang } = view;
  const t = messages(lang);
  return officePage(
    view,
    { title: t('visit.cases') },
    <>
      <PageTitle title={t('visit.cases')} lead={t('visit.desk.cases.lead')} />
      <LinkButton href={officeHref(view, 'cases/new')} look="main">
        {t('visit.desk.case.new')}
      </LinkButton>
      <div class="after-list">
        {cases.length === 0 ? (
          <EmptyState>{t('visit.cases.none')}</EmptyState>
        ) : (
          <Rows>
            {cases.map(({ id, title, shown, place }) => (
              <Row
                href={officeHref(view, `cases/${id}`)}
                title={title}
                sub={place}
                end={shown ? undefined : <Badge kind="resting">{t('visit.desk.case.hidden')}</Badge>}
              />
            ))}
          </Rows>
        )}
      </div>
    </>,
  );
}

export interface CaseFormView extends OfficeView {
  /** Null for a new one. */
  id: string | null;
  text: CaseText;
  datasets: readonly Dataset[];
  errors: readonly FormError[];
}

const LONG = ['what', 'effect', 'repeat'] as const;

export function caseFormPage(view: CaseFormView): string {
  const { lang, id, text, datasets, errors } = view;
  const t = messages(lang);
  const title = t(id === null ? 'visit.desk.case.new' : 'visit.desk.case.edit');
  const field = (name: 'title' | 'place' | 'people' | 'cost' | 'link' | (typeof LONG)[number]) => {
    const error = errors.find((one) => one.name === name);
    const long = LONG.some((one) => one === name);
    return (
      <Field
        {...{ lang, name, value: text[name], required: name === 'title' || name === 'what' }}
        type={long ? 'textarea' : name === 'link' ? 'url' : 'text'}
        maxlength={long ? MOST_TEXT : MOST_TITLE * 2}
        label={t(`visit.case.field.${name}`)}
        hint={t(`visit.case.hint.${name}`)}
        {...(error === undefined ? {} : { error: error.message })}
      />
    );
  };
  return officePage(
    view,
    { title },
    <>
      <PageTitle title={title} lead={t('visit.desk.cases.lead')} />
      <ErrorSummary lang={lang} errors={errors} />
      <form class="form-narrow" action={officeHref(view, `cases/${id ?? 'new'}`)} method="post">
        <Stack>
          {(['title', 'what', 'effect', 'place', 'people', 'cost', 'repeat', 'link'] as const).map(field)}
          {datasets.length === 0 ? null : (
            <ChoiceGroup legend={t('visit.case.data')}>
              {datasets.map((dataset) => (
                <Choice
                  {...{ type: 'checkbox', name: 'datasets', value: dataset.id, title: dataset.title }}
                  checked={text.datasets.includes(dataset.id)}
                />
              ))}
            </ChoiceGroup>
          )}
          <Choice
            {...{ type: 'checkbox', name: 'shown', value: '1', checked: text.shown }}
            title={t('visit.desk.case.show')}
          />
          <Button look="main" full>
            {t('visit.desk.case.save')}
          </Button>
        </Stack>
      </form>
    </>,
  );
}

/** In the town's office: what people say about its data, and how much of it waits. */
export const voicesTile: SlotCard = {
  slot: 'place.office',
  order: 21,
  async render(site, { lang, place }) {
    if (place === undefined) return null;
    const t = messages(lang);
    const [wishes, reports] = await Promise.all([waitingWishes(site.db, place), openReports(site.db, place)]);
    const waiting = wishes.count + reports.count;
    const to = reports.count > 0 && wishes.count === 0 ? 'reports' : 'wishes';
    return (
      <Tile
        href={pathIn(lang, `/${place}/office/data/${to}`)}
        icon="message-square"
        title={t('visit.desk.voices')}
        fact={waiting === 0 ? t('visit.desk.voices.none') : t('visit.desk.voices.count', { count: waiting })}
      />
    );
  },
};

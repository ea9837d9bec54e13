/** 「きょうの収集は中止」 in thirty seconds from a phone: what is usual stands chosen already. */
import { addDays, type IsoDate } from '@tomoni/japanese';
import { formatDate, joinList } from '@tomoni/platform/messages';
import {
  Asked,
  Button,
  Choice,
  ChoiceGroup,
  ErrorSummary,
  Field,
  PageTitle,
  Phrases,
  Small,
  Stack,
} from '@tomoni/platform/pages';
import { type CollectionTexts, messages } from '../messages.ts';
import type { Area, TownCalendar } from '../model.ts';
import { areaName, shownCategories } from '../presentation.ts';
import { planOf } from '../rules.ts';
import { type OfficeView, officeHref, officePage } from './office-frame.tsx';

/** The form as it was typed; it comes back like this when something is missing. */
export interface AnnounceForm {
  day: string;
  otherDay: string;
  kind: string;
  to: string;
  /** `all`, or `some`: then `kinds` says which. */
  which: string;
  kinds: readonly string[];
  where: string;
  areas: readonly string[];
  note: string;
}

export const emptyAnnouncement: AnnounceForm = {
  day: 'today',
  otherDay: '',
  kind: 'cancelled',
  to: '',
  which: 'all',
  kinds: [],
  where: 'all',
  areas: [],
  note: '',
};

export interface AnnounceView extends OfficeView {
  calendar: TownCalendar;
  areas: readonly Area[];
  form: AnnounceForm;
  errors: readonly { name: string; message: string }[];
}

export function announcePage(view: AnnounceView): string {
  const { lang, form, errors } = view;
  const t = messages(lang);
  return officePage(
    view,
    { title: t('announce.title') },
    <>
      <PageTitle title={<Phrases of={t.phrases('announce.title')} />} lead={t('announce.lead')} />
      <ErrorSummary lang={lang} errors={errors} />
      <form class="form-narrow" action={officeHref(view, 'today')} method="post">
        <Stack gap={24}>
          <When view={view} t={t} />
          <What view={view} t={t} />
          <Kinds view={view} t={t} />
          <Where view={view} t={t} />
          <Field
            lang={lang}
            name="note"
            label={t('announce.note')}
            hint={t('announce.note.hint')}
            value={form.note}
            maxlength={100}
          />
          <Button look="main" full>
            {t('announce.button')}
          </Button>
          <Small>
            <a href={officeHref(view)}>{t('office.back')}</a>
          </Small>
        </Stack>
      </form>
    </>,
  );
}

interface PartProps {
  view: AnnounceView;
  t: CollectionTexts;
}

function errorOf({ errors }: AnnounceView, name: string): { error?: string } {
  const found = errors.find((one) => one.name === name);
  return found === undefined ? {} : { error: found.message };
}

function When({ view, t }: PartProps) {
  const { form, today, lang } = view;
  const days = [
    ['today', today],
    ['tomorrow', addDays(today, 1)],
  ] as const;
  return (
    <div id="f-day">
      <Asked
        question={
          <ChoiceGroup legend={t('announce.date')} {...errorOf(view, 'day')}>
            {days.map(([value, date]) => (
              <Choice
                name="day"
                value={value}
                title={`${t(value)} ${formatDate(date, lang, 'short')}`}
                sub={collectedOn(view, date, t)}
                checked={form.day === value}
              />
            ))}
            <Choice
              name="day"
              value="other"
              title={t('announce.date.other')}
              checked={form.day === 'other'}
              asks
            />
          </ChoiceGroup>
        }
      >
        <Field
          lang={lang}
          name="otherDay"
          unmarked
          type="date"
          label={t('announce.date.which')}
          value={form.otherDay}
          {...errorOf(view, 'otherDay')}
        />
      </Asked>
    </div>
  );
}

/** What is collected somewhere in the town on a day: a slip of the day is seen before it is sent. */
function collectedOn({ calendar, areas, lang }: AnnounceView, date: IsoDate, t: CollectionTexts): string {
  const found = new Set(
    areas
      .flatMap((area) => planOf(calendar, area, date, date).flatMap(({ entries }) => entries))
      .map(({ category }) => category),
  );
  const names = shownCategories(calendar, lang).filter(({ index }) => found.has(index));
  if (names.length === 0) return t('announce.date.nothing');
  return joinList(
    names.map(({ name }) => name),
    lang,
  );
}

const KINDS_OF_CHANGE = [
  ['cancelled', 'announce.cancel'],
  ['moved', 'announce.move'],
  ['added', 'announce.add'],
] as const;

function What({ view, t }: PartProps) {
  const { form, lang } = view;
  return (
    <Asked
      question={
        <ChoiceGroup legend={t('announce.what')}>
          {KINDS_OF_CHANGE.map(([value, key]) => (
            <Choice
              name="kind"
              value={value}
              title={t(key)}
              checked={form.kind === value}
              asks={value === 'moved'}
            />
          ))}
        </ChoiceGroup>
      }
    >
      <Field
        lang={lang}
        name="to"
        unmarked
        type="date"
        label={t('announce.to')}
        value={form.to}
        {...errorOf(view, 'to')}
      />
    </Asked>
  );
}

function Kinds({ view, t }: PartProps) {
  const { form, calendar, lang } = view;
  return (
    <AllOrSome
      name="kinds"
      which={{ name: 'which', value: form.which }}
      legend={t('announce.kinds')}
      all={t('announce.kinds.all')}
      some={t('announce.kinds.some')}
      options={shownCategories(calendar, lang).map(({ key, name }) => ({ value: key, title: name }))}
      chosen={form.kinds}
      error={errorOf(view, 'kinds')}
    />
  );
}

function Where({ view, t }: PartProps) {
  const { form, areas, calendar, lang } = view;
  return (
    <AllOrSome
      name="areas"
      which={{ name: 'where', value: form.where }}
      legend={t('announce.areas')}
      all={t('announce.areas.all')}
      some={t('announce.areas.some')}
      options={areas.map((area) => ({ value: area.id, title: areaName(calendar, area, lang) }))}
      chosen={form.areas}
      error={errorOf(view, 'areas')}
    />
  );
}

interface AllOrSomeProps {
  /** Of the boxes, and of the place that an error leads to. */
  name: string;
  /** Of the question before them; `some` is the answer that asks which. */
  which: { name: string; value: string };
  legend: string;
  all: string;
  some: string;
  options: readonly { value: string; title: string }[];
  chosen: readonly string[];
  error: ReturnType<typeof errorOf>;
}

/** All of them, or those that are ticked. */
function AllOrSome({ name, which, legend, all, some, options, chosen, error }: AllOrSomeProps) {
  return (
    <div id={`f-${name}`}>
      <Asked
        question={
          <ChoiceGroup legend={legend} {...error}>
            <Choice name={which.name} value="all" title={all} checked={which.value !== 'some'} />
            <Choice name={which.name} value="some" title={some} checked={which.value === 'some'} asks />
          </ChoiceGroup>
        }
      >
        <ChoiceGroup legend={some}>
          {options.map(({ value, title }) => (
            <Choice
              type="checkbox"
              name={name}
              value={value}
              title={title}
              checked={chosen.includes(value)}
            />
          ))}
        </ChoiceGroup>
      </Asked>
    </div>
  );
}

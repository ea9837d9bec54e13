/** 「きょうの収集は中止」 in thirty seconds from a phone: what is usual stands chosen already. */
import { addDays } from '@tomoni/japanese';
import { formatDate } from '@tomoni/platform/messages';
import {
  Button,
  Choice,
  ChoiceGroup,
  ErrorSummary,
  Field,
  Fold,
  Folds,
  PageTitle,
  Phrases,
  Small,
  Stack,
} from '@tomoni/platform/pages';
import { type CollectionTexts, messages } from '../messages.ts';
import type { Area, TownCalendar } from '../model.ts';
import { areaName, shownCategories } from '../presentation.ts';
import { type OfficeView, officeHref, officePage } from './office-frame.tsx';

/** The form as it was typed; it comes back like this when something is missing. */
export interface AnnounceForm {
  day: string;
  otherDay: string;
  kind: string;
  to: string;
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
  const { lang, form, errors, today } = view;
  const t = messages(lang);
  const error = (name: string) => {
    const found = errors.find((one) => one.name === name);
    return found === undefined ? {} : { error: found.message };
  };
  return officePage(
    view,
    { title: t('announce.title') },
    <>
      <PageTitle title={<Phrases of={t.phrases('announce.title')} />} lead={t('announce.lead')} />
      <ErrorSummary lang={lang} errors={errors} />
      <form action={officeHref(view, 'today')} method="post">
        <Stack gap={24}>
          <ChoiceGroup legend={t('announce.date')}>
            <Day value="today" date={today} form={form} t={t} />
            <Day value="tomorrow" date={addDays(today, 1)} form={form} t={t} />
            <Choice
              name="day"
              value="other"
              title={t('announce.date.other')}
              checked={form.day === 'other'}
            />
          </ChoiceGroup>
          <Field
            lang={lang}
            name="otherDay"
            type="date"
            label={t('announce.date.other')}
            value={form.otherDay}
            {...error('otherDay')}
          />
          <ChoiceGroup legend={t('announce.what')}>
            {(
              [
                ['cancelled', 'announce.cancel'],
                ['moved', 'announce.move'],
                ['added', 'announce.add'],
              ] as const
            ).map(([value, key]) => (
              <Choice name="kind" value={value} title={t(key)} checked={form.kind === value} />
            ))}
          </ChoiceGroup>
          <Field
            lang={lang}
            name="to"
            type="date"
            label={t('announce.to')}
            value={form.to}
            {...error('to')}
          />
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
          <Button look="main" full icon="message-square">
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

function Day({
  value,
  date,
  form,
  t,
}: {
  value: 'today' | 'tomorrow';
  date: string;
  form: AnnounceForm;
  t: CollectionTexts;
}) {
  return (
    <Choice
      name="day"
      value={value}
      title={`${t(value)} ${formatDate(date, t.lang, 'short')}`}
      checked={form.day === value}
    />
  );
}

/** No kind ticked means all of them: the usual case needs no tap. */
function Kinds({ view, t }: { view: AnnounceView; t: CollectionTexts }) {
  return (
    <div id="f-kinds">
      <ChoiceGroup legend={`${t('announce.kinds')}（${t('announce.kinds.all')}）`}>
        {shownCategories(view.calendar, view.lang).map(({ key, name }) => (
          <Choice
            type="checkbox"
            name="kinds"
            value={key}
            title={name}
            checked={view.form.kinds.includes(key)}
          />
        ))}
      </ChoiceGroup>
    </div>
  );
}

function Where({ view, t }: { view: AnnounceView; t: CollectionTexts }) {
  const { form, areas, calendar, lang } = view;
  return (
    <div id="f-areas">
      <ChoiceGroup legend={t('announce.areas')}>
        <Choice name="where" value="all" title={t('announce.areas.all')} checked={form.where !== 'some'} />
        <Choice name="where" value="some" title={t('announce.areas.some')} checked={form.where === 'some'} />
      </ChoiceGroup>
      <Folds>
        <Fold title={t('announce.areas.some')} count={areas.length} open={form.where === 'some'}>
          <Stack gap={8}>
            {areas.map((area) => (
              <Choice
                type="checkbox"
                name="areas"
                value={area.id}
                title={areaName(calendar, area, lang)}
                checked={form.areas.includes(area.id)}
              />
            ))}
          </Stack>
        </Fold>
      </Folds>
    </div>
  );
}

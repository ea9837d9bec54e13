/** Announcing a changed polling place: which, what, why, for how long. What is asked depends on what changes. */
import { type OfficeView, officePage } from '@tomoni/places/contract';
import { joinFacts } from '@tomoni/platform/messages';
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
import { type AlertForm, type FormProblem, KINDS } from '../alerts-form.ts';
import { toldName } from '../alerts-words.ts';
import type { SeenTown } from '../changed-place-model.ts';
import { messages } from '../messages.ts';
import type { When } from '../model.ts';
import { precinctText } from '../words.ts';
import { alertsHref } from './alerts-office-frame.tsx';

export interface AlertFormView extends OfficeView {
  form: AlertForm;
  problems: readonly FormProblem[];
  seen: SeenTown;
}

export function alertFormPage(view: AlertFormView): string {
  const { lang, form, problems } = view;
  const t = messages(lang);
  return officePage(
    view,
    { title: t('alert.form.title').replaceAll('|', '') },
    <>
      <PageTitle title={<Phrases of={t.phrases('alert.form.title')} />} lead={t('alert.form.lead')} />
      <form class="form-narrow" action={alertsHref(view, '/new')} method="post" novalidate>
        <input type="hidden" name="instead" value={form.instead} />
        <Stack gap={24}>
          <ErrorSummary lang={lang} errors={problems} />
          <Field
            lang={lang}
            name="place"
            type="select"
            required
            label={t('alert.form.place')}
            value={form.place}
            options={[{ value: '', label: t('alert.form.choose') }, ...placesOf(view)]}
            {...wrong(view, 'place')}
          />
          <Kind view={view} />
          <Why view={view} />
          <Days view={view} />
          <Button look="main" full>
            {t('alert.form.next')}
          </Button>
          <Small>
            <a href={alertsHref(view)}>{t('alert.form.back')}</a>
          </Small>
        </Stack>
      </form>
    </>,
  );
}

function wrong({ problems }: AlertFormView, name: string): { error?: string } {
  const found = problems.find((one) => one.name === name);
  return found === undefined ? {} : { error: found.message };
}

function placesOf({ seen, lang }: AlertFormView): { value: string; label: string }[] {
  const t = messages(lang);
  const of = (when: When) =>
    seen[when].map((place) => ({
      value: `${when} ${place.key}`,
      label: joinFacts(
        [
          when === 'early' ? t('place.early') : precinctText(place.precinct, lang),
          toldName(place, lang),
        ].filter((part) => part !== ''),
        lang,
      ),
    }));
  return [...of('day'), ...of('early')];
}

/** What isn't asked for by the answer is hidden where the browser can, and of no effect anyway. */
function Kind({ view }: { view: AlertFormView }) {
  const { lang, form } = view;
  const t = messages(lang);
  const choice = (kind: (typeof KINDS)[number]) => (
    <Choice
      name="kind"
      value={kind}
      title={t(`alert.form.${kind}`)}
      {...(kind === 'closed' ? { sub: t('alert.form.closed.sub') } : {})}
      checked={form.kind === kind}
      asks={kind === 'moved' || kind === 'hours'}
    />
  );
  return (
    <Asked
      question={
        <ChoiceGroup legend={t('alert.form.kind')} id="kind" {...wrong(view, 'kind')}>
          {KINDS.map(choice)}
        </ChoiceGroup>
      }
    >
      <Stack>
        <Field
          lang={lang}
          name="name"
          unmarked
          label={t('alert.form.name')}
          value={form.name}
          maxlength={80}
          {...wrong(view, 'name')}
        />
        <Field
          lang={lang}
          name="address"
          unmarked
          label={t('alert.form.address')}
          value={form.address}
          maxlength={120}
        />
        <Field
          lang={lang}
          name="hours"
          unmarked
          label={t('alert.form.hours.new')}
          hint={t('alert.form.hours.hint')}
          value={form.hours}
          maxlength={60}
          {...wrong(view, 'hours')}
        />
      </Stack>
    </Asked>
  );
}

function Why({ view }: { view: AlertFormView }) {
  const { lang, form } = view;
  const t = messages(lang);
  return (
    <>
      <Field
        lang={lang}
        name="reason"
        type="textarea"
        required
        label={t('alert.form.reason')}
        hint={t('alert.form.reason.hint')}
        value={form.reason}
        maxlength={300}
        {...wrong(view, 'reason')}
      />
      <Field
        lang={lang}
        name="reasonEn"
        type="textarea"
        label={t('alert.form.reason-en')}
        hint={t('alert.form.reason-en.hint')}
        value={form.reasonEn}
        maxlength={300}
      />
    </>
  );
}

function Days({ view }: { view: AlertFormView }) {
  const { lang, form } = view;
  const t = messages(lang);
  return (
    <>
      <Field
        lang={lang}
        name="pollingDay"
        type="date"
        unmarked
        label={t('alert.form.day')}
        hint={t('alert.form.day.hint')}
        value={form.pollingDay}
        {...wrong(view, 'pollingDay')}
      />
      <Field
        lang={lang}
        name="until"
        type="date"
        unmarked
        label={t('alert.form.until')}
        hint={t('alert.form.until.hint')}
        value={form.until}
        {...wrong(view, 'until')}
      />
    </>
  );
}

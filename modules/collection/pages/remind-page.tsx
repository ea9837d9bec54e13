/** Asking for a reminder the evening before, without an account. */
import { hourName } from '@tomoni/platform/notices';
import {
  Button,
  Choice,
  ChoiceGroup,
  ContextLine,
  ErrorSummary,
  Field,
  LinkButton,
  Name,
  Notice,
  PageTitle,
  Phrases,
  Small,
  Stack,
} from '@tomoni/platform/pages';
import { type CollectionTexts, messages } from '../messages.ts';
import { areaName, shownCategories } from '../presentation.ts';
import { HOURS } from '../remind-rules.ts';
import { type AreaView, garbageHref, townPage } from './frame.tsx';

/** The form as it was typed. */
export interface RemindForm {
  email: string;
  hour: string;
  parts: readonly string[];
}

/** Nothing typed yet: the first evening hour, all kinds. */
export const emptyRemind: RemindForm = { email: '', hour: String(HOURS[0]), parts: ['all'] };

export interface RemindView extends AreaView {
  form: RemindForm;
  errors: readonly { name: string; message: string }[];
  /** Whether this site can send mail. */
  hasMail: boolean;
}

export function remindPage(view: RemindView): string {
  const { lang, calendar, area, errors, hasMail } = view;
  const t = messages(lang);
  return townPage(
    view,
    { title: `${t('remind.title')} ${areaName(calendar, area, lang)}`, islands: true },
    <>
      <AreaLine view={view} t={t} />
      <PageTitle title={<Phrases of={t.phrases('remind.title')} />} lead={t('remind.lead')} />
      <form class="form-narrow" action={garbageHref(view, `${area.id}/remind`)} method="post" novalidate>
        <Stack gap={24}>
          <ErrorSummary lang={lang} errors={errors} />
          {hasMail ? null : (
            <Notice kind="info" title={t('remind.mail.off.title')}>
              <p>{t('remind.mail.off.text')}</p>
            </Notice>
          )}
          {hasMail ? null : (
            <LinkButton href={garbageHref(view, `${area.id}/subscribe`)} look="main" full icon="calendar">
              {t('tell.calendar')}
            </LinkButton>
          )}
          {hasMail ? <Address view={view} t={t} /> : null}
          <Wishes view={view} t={t} />
          {hasMail ? (
            <Stack>
              <Small>{t('remind.consent')}</Small>
              <Button look="main" full icon="mail">
                {t('remind.button')}
              </Button>
            </Stack>
          ) : null}
          <Button
            full
            icon="bell"
            island="push"
            target={garbageHref(view, `${area.id}/remind/push`)}
            doneLabel={t('remind.push.failed')}
          >
            {t('remind.push.button')}
          </Button>
        </Stack>
      </form>
    </>,
  );
}

function AreaLine({ view, t }: { view: AreaView; t: CollectionTexts }) {
  const { lang, calendar, area } = view;
  return (
    <ContextLine icon="map-pin" link={{ href: garbageHref(view, area.id), label: t('remind.back') }}>
      <Name of={areaName(calendar, area, lang)} lang={lang} />
    </ContextLine>
  );
}

function Address({ view, t }: { view: RemindView; t: CollectionTexts }) {
  const fault = view.errors.find(({ name }) => name === 'email');
  return (
    <Field
      lang={view.lang}
      name="email"
      type="email"
      label={t('remind.mail')}
      value={view.form.email}
      required
      hint={t('remind.mail.hint')}
      autocomplete="email"
      inputmode="email"
      maxlength={254}
      {...(fault === undefined ? {} : { error: fault.message })}
    />
  );
}

function Wishes({ view, t }: { view: RemindView; t: CollectionTexts }) {
  const { lang, calendar, form, errors } = view;
  const fault = errors.find(({ name }) => name === 'parts');
  const isAll = form.parts.includes('all');
  return (
    <>
      <Field
        lang={lang}
        name="hour"
        type="select"
        label={t('remind.hour')}
        unmarked
        value={form.hour}
        options={HOURS.map((hour) => ({ value: String(hour), label: hourName(hour, lang) }))}
      />
      <ChoiceGroup
        legend={t('remind.parts')}
        id="parts"
        {...(fault === undefined ? {} : { error: fault.message })}
      >
        {shownCategories(calendar, lang).map(({ key, name }) => (
          <Choice
            type="checkbox"
            name="parts"
            value={key}
            title={name}
            checked={isAll || form.parts.includes(key)}
          />
        ))}
      </ChoiceGroup>
    </>
  );
}

/** The same for every address. */
export function remindSentPage(view: AreaView & { address: string }): string {
  const t = messages(view.lang);
  return townPage(
    view,
    { title: t('remind.sent.title'), noindex: true },
    <div class="form-narrow">
      <Stack gap={24}>
        <PageTitle title={<Phrases of={t.phrases('remind.sent.title')} />} />
        <p>{t('remind.sent.text', { address: view.address })}</p>
        <Small>{t('remind.sent.none')}</Small>
        <LinkButton href={garbageHref(view, view.area.id)} full>
          {t('remind.back')}
        </LinkButton>
      </Stack>
    </div>,
  );
}

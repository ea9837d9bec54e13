/** Programs of the town that are told of changes. */
import { hourName, type Webhook } from '@tomoni/platform/notices';
import {
  AfterList,
  Button,
  CopyField,
  EmptyState,
  Field,
  LinkButton,
  Notice,
  PageTitle,
  Part,
  Phrases,
  Row,
  Rows,
  Stack,
} from '@tomoni/platform/pages';
import { type CollectionTexts, messages } from '../messages.ts';
import type { Area, TownCalendar } from '../model.ts';
import { areaName } from '../presentation.ts';
import { HOURS } from '../remind-rules.ts';
import { type OfficeView, officeHref, officePage } from './office-frame.tsx';

/** The form as it was typed. */
export interface RelayForm {
  url: string;
  area: string;
  hour: string;
}

export const emptyRelay: RelayForm = { url: '', area: '', hour: String(HOURS[0]) };

export interface RelayView extends OfficeView {
  calendar: TownCalendar;
  areas: readonly Area[];
  webhooks: readonly Webhook[];
  form: RelayForm;
  fault: string | null;
  /** Of the one that was just added. */
  secret: string | null;
}

export function relayPage(view: RelayView): string {
  const { lang, secret, webhooks } = view;
  const t = messages(lang);
  return officePage(
    view,
    { title: t('relay.title'), islands: true },
    <>
      <PageTitle title={<Phrases of={t.phrases('relay.title')} />} lead={t('relay.lead')} />
      {secret === null ? null : (
        <Notice kind="good" role="status" title={<Phrases of={t.phrases('relay.secret.title')} />}>
          <CopyField
            id="secret"
            label={t('relay.secret')}
            value={secret}
            copy={t('relay.copy')}
            copied={t('relay.copied')}
          />
        </Notice>
      )}
      <AddForm view={view} t={t} />
      <Part id="now" title={t('relay.now')}>
        {webhooks.length === 0 ? <EmptyState>{t('relay.none')}</EmptyState> : null}
        {webhooks.map((webhook) => (
          <form action={officeHref(view, `relay/${webhook.id}/remove`)} method="post">
            <Stack gap={12}>
              <Rows>
                <Row title={hostOf(webhook.url)} sub={aboutOf(webhook, view, t)} />
              </Rows>
              <Button slim>{t('relay.remove')}</Button>
            </Stack>
          </form>
        ))}
      </Part>
      <AfterList>
        <LinkButton look="quiet" href={officeHref(view)} icon="arrow-left">
          {t('office.back')}
        </LinkButton>
      </AfterList>
    </>,
  );
}

function AddForm({ view, t }: { view: RelayView; t: CollectionTexts }) {
  const { lang, form, fault, calendar, areas } = view;
  const all = [{ value: '', label: t('relay.area.all') }];
  const each = areas.map((area) => ({ value: area.id, label: areaName(calendar, area, lang) }));
  return (
    <form class="form-narrow" action={officeHref(view, 'relay')} method="post" novalidate>
      <Stack gap={24}>
        <Field
          lang={lang}
          name="url"
          type="url"
          label={t('relay.url')}
          value={form.url}
          required
          hint={t('relay.url.hint')}
          maxlength={500}
          {...(fault === null ? {} : { error: fault })}
        />
        <Field
          lang={lang}
          name="area"
          type="select"
          label={t('relay.area')}
          value={form.area}
          unmarked
          options={[...all, ...each]}
        />
        <Field
          lang={lang}
          name="hour"
          type="select"
          label={t('relay.hour')}
          value={form.hour}
          unmarked
          options={HOURS.map((hour) => ({ value: String(hour), label: hourName(hour, lang) }))}
        />
        <Button look="main" full>
          {t('relay.add')}
        </Button>
      </Stack>
    </form>
  );
}

/** The host is enough to know it by; the rest may be a key. */
function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : '';
}

function aboutOf(
  { ref, state, hour }: Webhook,
  { calendar, areas, lang }: RelayView,
  t: CollectionTexts,
): string {
  if (state === 'paused') return t('relay.resting');
  const area = areas.find(({ id }) => id === ref);
  if (area === undefined) return t('relay.area.all');
  const name = areaName(calendar, area, lang);
  return hour === null ? name : `${name} ${hourName(hour, lang)}`;
}

/** Programs of the town that are told of changes. */
import { hourName, RelayDesk, type RelayState, type Webhook } from '@tomoni/platform/notices';
import { AfterList, Field, LinkButton, PageTitle, Phrases } from '@tomoni/platform/pages';
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

export interface RelayView extends OfficeView, Omit<RelayState, 'url'> {
  calendar: TownCalendar;
  areas: readonly Area[];
  form: RelayForm;
}

export function relayPage(view: RelayView): string {
  const { lang, secret, webhooks, form, fault } = view;
  const t = messages(lang);
  return officePage(
    view,
    { title: t('relay.title'), islands: true },
    <>
      <PageTitle title={<Phrases of={t.phrases('relay.title')} />} lead={t('relay.lead')} />
      <RelayDesk
        {...{ lang, webhooks, fault, secret }}
        url={form.url}
        action={officeHref(view, 'relay')}
        aboutOf={(webhook) => aboutOf(webhook, view, t)}
      >
        <Choices view={view} t={t} />
      </RelayDesk>
      <AfterList>
        <LinkButton look="quiet" href={officeHref(view)} icon="arrow-left">
          {t('office.back')}
        </LinkButton>
      </AfterList>
    </>,
  );
}

/** Of which area, and at what time of the day. */
function Choices({ view, t }: { view: RelayView; t: CollectionTexts }) {
  const { lang, form, calendar, areas } = view;
  const all = [{ value: '', label: t('relay.area.all') }];
  const each = areas.map((area) => ({ value: area.id, label: areaName(calendar, area, lang) }));
  return (
    <>
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
    </>
  );
}

function aboutOf({ ref, hour }: Webhook, { calendar, areas, lang }: RelayView, t: CollectionTexts): string {
  const area = areas.find(({ id }) => id === ref);
  if (area === undefined) return t('relay.area.all');
  const name = areaName(calendar, area, lang);
  return hour === null ? name : `${name} ${hourName(hour, lang)}`;
}

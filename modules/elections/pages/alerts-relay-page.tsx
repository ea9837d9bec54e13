/** Programs of the town that are told of changed polling places. */
import { type OfficeView, officePage } from '@tomoni/places/contract';
import { RelayDesk, type RelayState } from '@tomoni/platform/notices';
import { AfterList, LinkButton, PageTitle, Phrases } from '@tomoni/platform/pages';
import { messages } from '../messages.ts';
import { alertsHref } from './alerts-office-frame.tsx';

export function relayPage(view: OfficeView & RelayState): string {
  const { lang, webhooks, url, fault, secret } = view;
  const t = messages(lang);
  return officePage(
    view,
    { title: t('relay.title').replaceAll('|', ''), islands: true },
    <>
      <PageTitle title={<Phrases of={t.phrases('relay.title')} />} lead={t('relay.lead')} />
      <RelayDesk
        {...{ lang, webhooks, url, fault, secret }}
        action={alertsHref(view, '/relay')}
        aboutOf={() => t('relay.all')}
      />
      <AfterList>
        <LinkButton look="quiet" href={alertsHref(view)} icon="arrow-left">
          {t('alert.form.back')}
        </LinkButton>
      </AfterList>
    </>,
  );
}

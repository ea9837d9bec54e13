/** Programs of the town that are told of changed polling places. */
import { type OfficeView, officePage } from '@tomoni/places/contract';
import type { Webhook } from '@tomoni/platform/notices';
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
import { messages } from '../messages.ts';
import { alertsHref } from './alerts-office-frame.tsx';

export interface RelayView extends OfficeView {
  webhooks: readonly Webhook[];
  /** As it was typed, and what is wrong with it. */
  url: string;
  fault: string | null;
  /** Of the one that was just added. */
  secret: string | null;
}

export function relayPage(view: RelayView): string {
  const { lang, secret, webhooks, url, fault } = view;
  const t = messages(lang);
  return officePage(
    view,
    { title: t('relay.title').replaceAll('|', ''), islands: true },
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
      <form class="form-narrow" action={alertsHref(view, '/relay')} method="post" novalidate>
        <Stack gap={24}>
          <Field
            lang={lang}
            name="url"
            type="url"
            label={t('relay.url')}
            value={url}
            required
            hint={t('relay.url.hint')}
            maxlength={500}
            {...(fault === null ? {} : { error: fault })}
          />
          <Button look="main" full>
            {t('relay.add')}
          </Button>
        </Stack>
      </form>
      <Part id="now" title={t('relay.now')}>
        {webhooks.length === 0 ? <EmptyState>{t('relay.none')}</EmptyState> : null}
        {webhooks.map((webhook) => (
          <One webhook={webhook} view={view} />
        ))}
      </Part>
      <AfterList>
        <LinkButton look="quiet" href={alertsHref(view)} icon="arrow-left">
          {t('alert.form.back')}
        </LinkButton>
      </AfterList>
    </>,
  );
}

/** The host is enough to know it by; the rest may be a key. */
function One({ webhook: { id, url, state }, view }: { webhook: Webhook; view: RelayView }) {
  const t = messages(view.lang);
  const host = URL.canParse(url) ? new URL(url).host : '';
  return (
    <form action={alertsHref(view, `/relay/${id}/remove`)} method="post">
      <Stack gap={12}>
        <Rows>
          <Row title={host} sub={t(state === 'paused' ? 'relay.resting' : 'relay.all')} />
        </Rows>
        <Button slim>{t('relay.remove')}</Button>
      </Stack>
    </form>
  );
}

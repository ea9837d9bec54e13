/** The part of an office page where programs that are told are added and removed; what is special to a module is its own. */
import type { Child } from 'hono/jsx';
import type { Lang } from '../../messages/index.ts';
import {
  Button,
  CopyField,
  EmptyState,
  Field,
  Notice,
  Part,
  Phrases,
  Row,
  Rows,
  Stack,
} from '../../pages/index.ts';
import { messages } from '../messages.ts';
import type { RelayFault } from '../relays.ts';
import type { Webhook } from '../requests.ts';

export interface RelayState {
  webhooks: readonly Webhook[];
  /** As it was typed, and what is wrong with it. */
  url: string;
  fault: RelayFault | null;
  /** Of the one that was just added. */
  secret: string | null;
}

interface RelayDeskProps extends RelayState {
  lang: Lang;
  /** Where the form goes; one is removed at `action/ID/remove`. */
  action: string;
  /** What a program is told of. */
  aboutOf: (webhook: Webhook) => string;
  /** Further fields of the form. */
  children?: Child;
}

export function RelayDesk({ lang, action, aboutOf, children, ...state }: RelayDeskProps) {
  const { webhooks, url, fault, secret } = state;
  const t = messages(lang);
  return (
    <>
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
      <form class="form-narrow" action={action} method="post" novalidate>
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
            {...(fault === null ? {} : { error: t(`relay.fault.${fault}`) })}
          />
          {children}
          <Button look="main" full>
            {t('relay.add')}
          </Button>
        </Stack>
      </form>
      <Part id="now" title={t('relay.now')}>
        {webhooks.length === 0 ? <EmptyState>{t('relay.none')}</EmptyState> : null}
        {webhooks.map((webhook) => (
          <form action={`${action}/${webhook.id}/remove`} method="post">
            <Stack gap={12}>
              <Rows>
                <Row
                  title={hostOf(webhook.url)}
                  sub={webhook.state === 'paused' ? t('relay.resting') : aboutOf(webhook)}
                />
              </Rows>
              <Button slim>{t('relay.remove')}</Button>
            </Stack>
          </form>
        ))}
      </Part>
    </>
  );
}

/** The host is enough to know it by; the rest may be a key. */
function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : '';
}

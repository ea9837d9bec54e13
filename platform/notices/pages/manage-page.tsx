/** A reader's own page: what comes, when, and how to have less of it. */
import { type Lang, pathIn } from '../../messages/index.ts';
import {
  Actions,
  Badge,
  Button,
  Choice,
  ChoiceGroup,
  Cluster,
  EmptyState,
  Field,
  LinkButton,
  Notice,
  PageTitle,
  Part,
  Phrases,
  renderPage,
  Small,
  Stack,
} from '../../pages/index.ts';
import { hourName } from '../choices.ts';
import type { NoticeSubject } from '../contract.ts';
import { messages, type NoticeTexts } from '../messages.ts';
import { MOST_FAILURES, type Subscriber, type Subscription } from '../subscriptions.ts';

export interface ShownSubscription {
  subscription: Subscription;
  title: string;
  /** Null when it is gone: it can only be stopped. */
  subject: NoticeSubject | null;
}

export interface ManageView {
  lang: Lang;
  /** Of this page, without the language. */
  path: string;
  subscriber: Subscriber;
  shown: readonly ShownSubscription[];
  /** The subscription that was just changed, or 0. */
  saved: number;
  /** The one whose form came back with nothing chosen. */
  fault: number | null;
}

export function managePage(view: ManageView): string {
  const { lang, path, subscriber, shown } = view;
  const t = messages(lang);
  const { address } = subscriber;
  const isBounced = subscriber.failures >= MOST_FAILURES;
  return renderPage({
    lang,
    path,
    title: t('manage.title'),
    noindex: true,
    children: (
      <div class="form-narrow">
        <PageTitle title={t('manage.title')} lead={t(`manage.lead.${subscriber.channel}`, { address })} />
        {view.saved > 0 ? <Notice kind="good" role="status" title={t('manage.saved')} /> : null}
        {isBounced ? (
          <Notice kind="warn" title={<Phrases of={t.phrases('manage.bounced.title')} />}>
            <p>{t('manage.bounced.text')}</p>
          </Notice>
        ) : null}
        {shown.length === 0 ? <EmptyState>{t('manage.none')}</EmptyState> : null}
        {shown.map((one) => (
          <OneSubscription one={one} view={view} t={t} />
        ))}
        <Part id="delete" title={t('manage.delete.title')}>
          <Stack>
            <Small>{t('manage.delete.text')}</Small>
            <LinkButton href={pathIn(lang, `${path}/delete`)}>{t('manage.delete.button')}</LinkButton>
          </Stack>
        </Part>
      </div>
    ),
  });
}

function OneSubscription({ one, view, t }: { one: ShownSubscription; view: ManageView; t: NoticeTexts }) {
  const { subscription, subject, title } = one;
  const { id } = subscription;
  const isPaused = subscription.state === 'paused';
  return (
    <Part id={`s${id}`} title={title}>
      <form action={pathIn(t.lang, `${view.path}/${id}`)} method="post">
        <Stack gap={24}>
          {isPaused ? <Badge kind="resting">{t('manage.paused')}</Badge> : null}
          {subject === null ? <p>{t('manage.vanished')}</p> : null}
          {subject === null || isPaused ? null : <Choices one={one} isFaulty={view.fault === id} t={t} />}
          {subject === null || isPaused ? null : (
            <Actions>
              <Button look="main" full name="do" value="save">
                {t('manage.save')}
              </Button>
            </Actions>
          )}
          <Cluster>
            {subject === null ? null : (
              <Button name="do" value={isPaused ? 'resume' : 'pause'}>
                {t(isPaused ? 'manage.resume' : 'manage.pause')}
              </Button>
            )}
            <Button name="do" value="stop">
              {t('manage.stop')}
            </Button>
          </Cluster>
        </Stack>
      </form>
    </Part>
  );
}

function Choices({ one, isFaulty, t }: { one: ShownSubscription; isFaulty: boolean; t: NoticeTexts }) {
  const { hour, parts, id } = one.subscription;
  const { hours = [], parts: known = [] } = one.subject ?? {};
  return (
    <>
      {hours.length === 0 ? null : (
        <Field
          lang={t.lang}
          name="hour"
          id={`hour-${id}`}
          label={t('manage.hour')}
          type="select"
          unmarked
          value={String(hour ?? '')}
          options={hours.map((each) => ({ value: String(each), label: hourName(each, t.lang) }))}
        />
      )}
      {known.length === 0 ? null : (
        <ChoiceGroup
          legend={t('manage.parts')}
          id={`parts-${id}`}
          {...(isFaulty ? { error: t('manage.no-parts') } : {})}
        >
          {known.map(({ value, title }) => (
            <Choice
              type="checkbox"
              name="parts"
              value={value}
              title={title}
              checked={!isFaulty && (parts === null || parts.includes(value))}
            />
          ))}
        </ChoiceGroup>
      )}
    </>
  );
}

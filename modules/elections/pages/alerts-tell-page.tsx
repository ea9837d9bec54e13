/** Asking to be told when a polling place changes, without an account. */
import type { PlaceView } from '@tomoni/places/contract';
import { joinFacts } from '@tomoni/platform/messages';
import {
  Button,
  ErrorSummary,
  Field,
  LinkButton,
  Notice,
  OwnWords,
  PageTitle,
  Phrases,
  Small,
  Stack,
} from '@tomoni/platform/pages';
import { messages } from '../messages.ts';
import type { PollingPlace } from '../model.ts';
import { nameOf, precinctText } from '../words.ts';
import { framed, placeHref, TownCrumbs } from './frame.tsx';

export interface TellView extends PlaceView {
  pollingPlace: PollingPlace;
  /** As it was typed. */
  email: string;
  error: string | null;
  /** Whether this site can send mail. */
  hasMail: boolean;
}

export function tellPage(view: TellView): string {
  const { lang, pollingPlace, error } = view;
  const t = messages(lang);
  const action = `${placeHref(view, pollingPlace)}/tell`;
  return framed(
    view,
    { title: t('tell.title').replaceAll('|', ''), noindex: true, islands: true, search: true },
    <>
      <TownCrumbs view={view} here={nameOf(pollingPlace, lang)} />
      <PageTitle title={<Phrases of={t.phrases('tell.title')} />} lead={t('tell.lead')} />
      <form class="form-narrow" action={action} method="post" novalidate>
        <Stack gap={24}>
          <ErrorSummary lang={lang} errors={error === null ? [] : [{ name: 'email', message: error }]} />
          <p>
            <b>
              <OwnWords
                of={joinFacts([precinctText(pollingPlace.precinct, lang), nameOf(pollingPlace, lang)], lang)}
                lang={lang}
              />
            </b>
          </p>
          {view.hasMail ? <Mail view={view} /> : <NoMail view={view} />}
          <Button full icon="bell" island="push" target={`${action}/push`} doneLabel={t('tell.push.failed')}>
            {t('tell.push')}
          </Button>
        </Stack>
      </form>
    </>,
  );
}

function Mail({ view: { lang, email, error } }: { view: TellView }) {
  const t = messages(lang);
  return (
    <>
      <Field
        lang={lang}
        name="email"
        type="email"
        label={t('tell.mail')}
        value={email}
        required
        hint={t('tell.mail.hint')}
        autocomplete="email"
        inputmode="email"
        maxlength={254}
        {...(error === null ? {} : { error })}
      />
      <Stack>
        <Small>{t('tell.consent')}</Small>
        <Button look="main" full icon="mail">
          {t('tell.button')}
        </Button>
      </Stack>
    </>
  );
}

function NoMail({ view: { lang } }: { view: TellView }) {
  const t = messages(lang);
  return (
    <Notice title={t('tell.mail.off.title')}>
      <p>{t('tell.mail.off.text')}</p>
    </Notice>
  );
}

/** The same for every address. */
export function tellSentPage(view: Omit<TellView, 'error' | 'hasMail'>): string {
  const { lang, pollingPlace, email } = view;
  const t = messages(lang);
  return framed(
    view,
    { title: t('tell.sent.title').replaceAll('|', ''), noindex: true, search: true },
    <div class="form-narrow">
      <Stack gap={24}>
        <PageTitle title={<Phrases of={t.phrases('tell.sent.title')} />} />
        <p>{t('tell.sent.text', { address: email })}</p>
        <Small>{t('tell.sent.none')}</Small>
        <LinkButton href={placeHref(view, pollingPlace)} full>
          {t('tell.back')}
        </LinkButton>
      </Stack>
    </div>,
  );
}

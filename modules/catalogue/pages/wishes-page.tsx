/** 「ほしいデータ」: what people ask a town to publish, what it answered, and a form without an account. */
import { todayIn } from '@tomoni/japanese';
import { type PlaceView, placeName } from '@tomoni/places/contract';
import { formatDate } from '@tomoni/platform/messages';
import {
  Badge,
  Button,
  EmptyState,
  ErrorSummary,
  Field,
  MoreLink,
  Notice,
  OwnWords,
  PageTitle,
  Part,
  Stack,
} from '@tomoni/platform/pages';
import { messages } from '../messages.ts';
import { type FormError, MOST_TEXT, MOST_TITLE, type WishForm } from '../visitor-forms.ts';
import type { PublicWish } from '../wishes.ts';
import { DataCrumbs, dataHref, visitPage } from './visit-frame.tsx';

export interface WishesView extends PlaceView {
  wishes: readonly PublicWish[];
  form: WishForm;
  errors: readonly FormError[];
  sent: boolean;
}

export function wishesPage(view: WishesView): string {
  const { lang, place, wishes, sent, errors } = view;
  const t = messages(lang);
  return visitPage(
    view,
    { title: t('visit.wishes'), description: t('visit.wishes.lead'), noindex: errors.length > 0 },
    <>
      <DataCrumbs view={view} items={[{ label: t('visit.wishes') }]} />
      <PageTitle
        title={t('visit.wishes.title', { town: placeName(place, lang) })}
        lead={t('visit.wishes.lead')}
      />
      {sent ? (
        <Notice kind="good" role="status" title={t('visit.wish.sent')}>
          <p>{t('visit.wish.sent.text')}</p>
        </Notice>
      ) : null}
      <ErrorSummary lang={lang} errors={errors} />
      <AskForm view={view} />
      <Part id="wishes" title={t('visit.wishes.list', { count: wishes.length })}>
        {wishes.length === 0 ? (
          <EmptyState>{t('visit.wishes.none')}</EmptyState>
        ) : (
          <ul class="rows">
            {wishes.map((wish) => (
              <Wish view={view} wish={wish} />
            ))}
          </ul>
        )}
      </Part>
    </>,
  );
}

function AskForm({ view }: { view: WishesView }) {
  const { lang, form, errors } = view;
  const t = messages(lang);
  const errorOf = (name: string) => {
    const error = errors.find((one) => one.name === name);
    return error === undefined ? {} : { error: error.message };
  };
  return (
    <form class="form-narrow" action={dataHref(view, 'wishes')} method="post">
      <Stack>
        <Field
          {...{ lang, name: 'title', value: form.title, required: true, maxlength: MOST_TITLE }}
          label={t('visit.wish.title')}
          hint={t('visit.wish.title.hint')}
          {...errorOf('title')}
        />
        <Field
          {...{ lang, name: 'why', value: form.why, required: true, type: 'textarea', maxlength: MOST_TEXT }}
          label={t('visit.wish.why')}
          hint={t('visit.wish.why.hint')}
          {...errorOf('why')}
        />
        <Field
          {...{ lang, name: 'email', value: form.email, type: 'email', autocomplete: 'email' }}
          label={t('visit.form.mail')}
          hint={t('visit.form.mail.hint')}
          {...errorOf('email')}
        />
        <p class="small sub">{t('visit.wish.rules')}</p>
        <Button look="main" full>
          {t('visit.wish.send')}
        </Button>
      </Stack>
    </form>
  );
}

function Wish({ view, wish }: { view: WishesView; wish: PublicWish }) {
  const { lang } = view;
  const t = messages(lang);
  const date = formatDate(todayIn('Asia/Tokyo', wish.at), lang, 'date');
  return (
    <li id={`w${wish.id}`} class="said">
      <h3>
        <OwnWords of={wish.title} lang={lang} />
      </h3>
      <p class="prose">
        <OwnWords of={wish.why} lang={lang} />
      </p>
      {wish.answer === '' ? null : (
        <Notice icon="message-square" title={t('visit.wish.answer')}>
          <p>
            <OwnWords of={wish.answer} lang={lang} />
          </p>
          {wish.dataset === null ? null : (
            <MoreLink href={dataHref(view, wish.dataset)}>{t('visit.wish.dataset')}</MoreLink>
          )}
        </Notice>
      )}
      <form class="cluster" action={dataHref(view, `wishes/${wish.id}/too`)} method="post">
        <Badge kind={wish.state === 'answered' ? 'good' : 'plain'}>
          {t(wish.state === 'answered' ? 'visit.wish.answered' : 'visit.wish.waiting')}
        </Badge>
        <span class="small sub">{date}</span>
        <Button slim>{t('visit.wish.too', { count: wish.too })}</Button>
      </form>
    </li>
  );
}

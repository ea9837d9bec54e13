/** Keys for programs: one's own, a new one, the end of one. */
import { formatDate, pathIn } from '@tomoni/platform/messages';
import {
  Actions,
  Button,
  Columns,
  Confirm,
  CopyField,
  ErrorSummary,
  Facts,
  Field,
  LinkButton,
  Nb,
  Notice,
  PageTitle,
  Part,
  Phrases,
  Row,
  Rows,
  Small,
  Stack,
} from '@tomoni/platform/pages';
import type { StoredKey } from '../keys.ts';
import { messages } from '../messages.ts';
import { LONGEST_NAME } from '../rules.ts';
import { dayOf, Form, type FormFault, faultOf, frame, Joined, type View } from './frame.tsx';

export interface KeysView extends View {
  today: string;
  open: readonly StoredKey[];
  over: readonly StoredKey[];
  /** Names of places by code. */
  names: ReadonlyMap<string, string>;
  /** Whether there is a place where the person may make keys. */
  mayMake: boolean;
  ended: boolean;
}

export function keysPage(view: KeysView): string {
  const { lang, ended, mayMake } = view;
  const t = messages(lang);
  return frame(
    view,
    t('keys.name'),
    <>
      <PageTitle title={<Phrases of={t.phrases('keys.title')} />} lead={t('keys.lead')} />
      <Stack gap={16}>
        {ended ? <Notice kind="good" role="status" title={t('keys.done.ended')} /> : null}
        {mayMake ? (
          <Actions>
            <LinkButton look="main" icon="key-round" href={pathIn(lang, '/account/keys/new')}>
              {t('keys.new.button')}
            </LinkButton>
          </Actions>
        ) : (
          <Notice kind="info" title={t('keys.none-to-make')} />
        )}
      </Stack>
      <Columns split="8+4">
        <div>
          <Open {...view} />
          <Over {...view} />
          <div class="after-list">
            <LinkButton look="quiet" href={pathIn(lang, '/account')}>
              {t('account.back')}
            </LinkButton>
          </div>
        </div>
      </Columns>
    </>,
  );
}

function Open({ lang, open, names }: KeysView) {
  const t = messages(lang);
  return (
    <Part id="open" title={t('keys.open', { count: open.length })}>
      {open.length === 0 ? <Small>{t('keys.none')}</Small> : null}
      <Rows>
        {open.map((key) => (
          <Row
            icon="key-round"
            title={key.name}
            sub={
              <Joined
                lang={lang}
                items={[
                  names.get(key.place) ?? key.place,
                  <code>{key.start}…</code>,
                  <Nb>{t('account.until', { date: formatDate(key.until, lang, 'date') })}</Nb>,
                  <Nb>{usedText(key, lang)}</Nb>,
                ]}
              />
            }
            end={
              <LinkButton slim href={pathIn(lang, `/account/keys/${key.id}/end`)}>
                {t('keys.end')}
              </LinkButton>
            }
          />
        ))}
      </Rows>
    </Part>
  );
}

function usedText({ usedOn }: StoredKey, lang: View['lang']): string {
  const t = messages(lang);
  return usedOn === null ? t('keys.unused') : t('keys.used', { date: formatDate(usedOn, lang, 'date') });
}

/** So many that are over are shown. */
const SHOWN_OVER = 10;

function Over({ lang, over, names }: KeysView) {
  if (over.length === 0) return null;
  const t = messages(lang);
  return (
    <Part id="over" title={t('keys.over', { count: over.length })}>
      <Rows close>
        {over.slice(0, SHOWN_OVER).map((key) => (
          <Row
            title={key.name}
            sub={<Joined lang={lang} items={[names.get(key.place) ?? key.place, whyText(key, lang)]} />}
          />
        ))}
      </Rows>
    </Part>
  );
}

function whyText({ whyEnded, endedAt, until }: StoredKey, lang: View['lang']): string {
  const t = messages(lang);
  if (endedAt === null || whyEnded === null) {
    return t('keys.why.day', { date: formatDate(until, lang, 'date') });
  }
  return t(`keys.why.${whyEnded}`, { date: dayOf(endedAt, lang) });
}

export interface NewKeyView extends View {
  /** Places where the person may make keys. */
  places: readonly { value: string; label: string }[];
  typed: { name: string; place: string; until: string };
  faults: readonly FormFault[];
}

export function newKeyPage(view: NewKeyView): string {
  const { lang, faults } = view;
  const t = messages(lang);
  return frame(
    view,
    t('keys.name'),
    <>
      <PageTitle title={<Phrases of={t.phrases('keys.new')} />} />
      <Columns split="7+5">
        <Stack gap={24}>
          <ErrorSummary lang={lang} errors={faults} />
          <NewKey {...view} />
        </Stack>
      </Columns>
    </>,
  );
}

function NewKey({ lang, places, typed, faults }: NewKeyView) {
  const t = messages(lang);
  return (
    <Form lang={lang} action="/account/keys/new">
      <Field
        {...{ lang, name: 'name', label: t('keys.field.name'), hint: t('keys.field.name.hint') }}
        value={typed.name}
        required
        autocomplete="off"
        maxlength={LONGEST_NAME}
        {...faultOf(faults, 'name')}
      />
      <Field
        {...{ lang, name: 'place', label: t('keys.field.place'), value: typed.place }}
        type="select"
        required
        options={places}
        {...faultOf(faults, 'place')}
      />
      <Field
        {...{ lang, name: 'until', label: t('keys.field.until'), hint: t('keys.field.until.hint') }}
        value={typed.until}
        type="date"
        required
        {...faultOf(faults, 'until')}
      />
      <Button look="main" full>
        {t('keys.make')}
      </Button>
      <LinkButton look="quiet" href={pathIn(lang, '/account/keys')}>
        {t('keys.back')}
      </LinkButton>
    </Form>
  );
}

export interface MadeKeyView extends View {
  name: string;
  placeName: string;
  until: string;
  /** The key itself. */
  text: string;
}

/** The one page that shows a key. */
export function madeKeyPage(view: MadeKeyView): string {
  const { lang, name, placeName, until, text } = view;
  const t = messages(lang);
  return frame(
    view,
    t('keys.name'),
    <>
      <PageTitle title={<Phrases of={t.phrases('keys.made.title')} />} />
      <Columns split="7+5">
        <Stack gap={24}>
          <Notice kind="warn" role="status" title={t('keys.made.once')}>
            <p>{t('keys.made.secret')}</p>
          </Notice>
          <CopyField
            id="key"
            label={t('keys.made.key')}
            value={text}
            copy={t('keys.made.copy')}
            copied={t('keys.made.copied')}
          />
          <Facts
            items={[
              { name: t('keys.made.name'), value: name },
              { name: t('keys.made.place'), value: placeName },
              { name: t('keys.made.until'), value: formatDate(until, lang, 'date') },
              { name: t('keys.made.how'), value: <a href={pathIn(lang, '/openapi.json')}>/openapi.json</a> },
            ]}
          />
          <LinkButton href={pathIn(lang, '/account/keys')}>{t('keys.back')}</LinkButton>
        </Stack>
      </Columns>
    </>,
    true,
  );
}

export function endKeyPage(view: View & { key: StoredKey }): string {
  const { lang, key } = view;
  const t = messages(lang);
  return frame(
    view,
    t('keys.name'),
    <Confirm
      action={pathIn(lang, `/account/keys/${key.id}/end`)}
      title={<Phrases of={t.phrases('keys.end.title', { name: key.name })} />}
      verb={t('keys.end.button')}
      cancel={{ href: pathIn(lang, '/account/keys'), label: t('keys.end.cancel') }}
    >
      <p>{t('keys.end.text')}</p>
    </Confirm>,
  );
}

/** Pages for people who aren't signed in yet. */
import { formatDate, pathIn } from '@tomoni/platform/messages';
import {
  Button,
  Columns,
  ErrorSummary,
  Field,
  LinkButton,
  Notice,
  PageTitle,
  PartHead,
  Phrases,
  Prose,
  Row,
  Rows,
  Stack,
} from '@tomoni/platform/pages';
import { roleName } from '@tomoni/platform/permissions';
import type { PromisedAppointment } from '../invitations.ts';
import { messages } from '../messages.ts';
import { Form, type FormFault, faultOf, frame, type View } from './frame.tsx';

export interface SignInView extends View {
  next: string;
  email: string;
  faults: readonly FormFault[];
  /** Something matters so much that a session isn't enough. */
  again: boolean;
  signedOut: boolean;
  providers: readonly { id: string; name: string }[];
  isOpen: boolean;
}

export function signInPage(view: SignInView): string {
  const { lang, next, email, faults } = view;
  const t = messages(lang);
  return frame(
    view,
    t('sign-in.title'),
    <>
      <PageTitle title={t('sign-in.title')} lead={view.again ? t('sign-in.again') : t('sign-in.lead')} />
      <Columns split="7+5">
        <Stack gap={24}>
          {view.signedOut ? <Notice kind="good" role="status" title={t('sign-out.done')} /> : null}
          <ErrorSummary lang={lang} errors={faults} />
          <Form lang={lang} action="/sign-in" hidden={{ next }}>
            <Field
              lang={lang}
              name="email"
              label={t('field.email')}
              type="email"
              value={email}
              required
              autocomplete="username webauthn"
              {...faultOf(faults, 'email')}
            />
            <Field
              lang={lang}
              name="password"
              label={t('field.password')}
              type="password"
              required
              autocomplete="current-password"
              {...faultOf(faults, 'password')}
            />
            <Button look="main" full>
              {t('sign-in.button')}
            </Button>
          </Form>
        </Stack>
        <OtherWays {...view} />
      </Columns>
    </>,
    true,
  );
}

function OtherWays({ lang, next, providers, isOpen }: SignInView) {
  const t = messages(lang);
  const query = next === '/' ? '' : `?next=${encodeURIComponent(next)}`;
  return (
    <section aria-labelledby="other">
      <PartHead id="other" title={<Phrases of={t.phrases('sign-in.other')} />} />
      <Stack gap={12}>
        <Button
          island="passkey"
          target={pathIn(lang, `/sign-in/passkey${query}`)}
          doneLabel={t('sign-in.passkey.failed')}
          icon="key-round"
          full
        >
          {t('sign-in.passkey')}
        </Button>
        {providers.map(({ id, name }) => (
          <LinkButton href={pathIn(lang, `/sign-in/with/${id}${query}`)} icon="building-2" full>
            {t('sign-in.provider', { name })}
          </LinkButton>
        ))}
        <Rows>
          <Row
            icon="mail"
            title={t('sign-in.link')}
            sub={t('sign-in.link.sub')}
            href={pathIn(lang, `/sign-in/link${query}`)}
          />
          {isOpen ? (
            <Row
              icon="user-plus"
              title={t('sign-in.new')}
              sub={t('sign-in.new.sub')}
              href={pathIn(lang, '/sign-up')}
            />
          ) : null}
        </Rows>
      </Stack>
    </section>
  );
}

export interface AskView extends View {
  kind: 'link' | 'forgot' | 'sign-up';
  next: string;
  email: string;
  faults: readonly FormFault[];
}

/** Asks for an e-mail address to send a link to. */
export function askPage(view: AskView): string {
  const { lang, kind, next, email, faults } = view;
  const t = messages(lang);
  const [title, lead] = askTexts[kind];
  return frame(
    view,
    t(title),
    <>
      <PageTitle title={<Phrases of={t.phrases(title)} />} lead={t(lead)} />
      <Columns split="7+5">
        <Stack gap={24}>
          <ErrorSummary lang={lang} errors={faults} />
          <Form lang={lang} action={kind === 'sign-up' ? '/sign-up' : '/sign-in/link'} hidden={{ next }}>
            <Field
              lang={lang}
              name="email"
              label={t('field.email')}
              type="email"
              value={email}
              required
              autocomplete="email"
              {...faultOf(faults, 'email')}
            />
            <Button look="main" full icon="mail">
              {t(kind === 'sign-up' ? 'sign-up.button' : 'link.button')}
            </Button>
          </Form>
        </Stack>
      </Columns>
    </>,
  );
}

const askTexts = {
  link: ['link.title', 'link.lead'],
  forgot: ['link.title.forgot', 'link.lead.forgot'],
  'sign-up': ['sign-up.title', 'sign-up.lead'],
} as const;

/** The same whether the address is known here or not. */
export function sentPage(view: View & { kind: 'link' | 'sign-up'; email: string }): string {
  const { lang, kind, email } = view;
  const t = messages(lang);
  return frame(
    view,
    t('link.sent.title'),
    <>
      <PageTitle title={<Phrases of={t.phrases('link.sent.title')} />} />
      <Prose>
        <p>{t(`${kind}.sent.text`, { email })}</p>
        <p>{t('link.sent.none')}</p>
      </Prose>
      <div class="after-list">
        <LinkButton href={pathIn(lang, kind === 'link' ? '/sign-in/link' : '/sign-up')}>
          {t('link.sent.again')}
        </LinkButton>
      </div>
    </>,
  );
}

/** The page of a link: programs that look into mails follow links, so only a button signs in. */
export function openLinkPage(view: View & { token: string; next: string }): string {
  const { lang, token, next } = view;
  const t = messages(lang);
  return frame(
    view,
    t('link.open.title'),
    <>
      <PageTitle title={t('link.open.title')} lead={t('link.open.text')} />
      <Columns split="7+5">
        <Form lang={lang} action={`/sign-in/link/${encodeURIComponent(token)}`} hidden={{ next }}>
          <Button look="main" full>
            {t('sign-in.button')}
          </Button>
        </Form>
      </Columns>
    </>,
  );
}

/** Says that something is over, and the one way on. */
export function deadEndPage(
  view: View & { title: readonly string[]; text: string; way: { href: string; label: string } },
): string {
  const { lang, title, text, way } = view;
  return frame(
    view,
    title.join(''),
    <>
      <PageTitle title={<Phrases of={title} />} />
      <Prose>
        <p>{text}</p>
      </Prose>
      <div class="after-list">
        <LinkButton look="main" href={pathIn(lang, way.href)}>
          {way.label}
        </LinkButton>
      </div>
    </>,
  );
}

export interface InvitationView extends View {
  token: string;
  email: string;
  name: string;
  promised: readonly (PromisedAppointment & { scopeName: string })[];
  faults: readonly FormFault[];
}

/** The page of an invitation: name and, if wanted, a password. */
export function invitationPage(view: InvitationView): string {
  const { lang, token, email, name, promised, faults } = view;
  const t = messages(lang);
  return frame(
    view,
    t('invitation.title'),
    <>
      <PageTitle title={t('invitation.title')} lead={t('invitation.lead', { email })} />
      <Columns split="7+5">
        <Stack gap={24}>
          {promised.map(({ role, scopeName, until }) => (
            <Notice
              title={t('invitation.promised', {
                role: roleName(role, lang),
                scope: scopeName,
                until: formatDate(until, lang, 'date'),
              })}
            />
          ))}
          <ErrorSummary lang={lang} errors={faults} />
          <Form lang={lang} action={`/invitation/${encodeURIComponent(token)}`}>
            <input type="hidden" name="username" value={email} autocomplete="username" />
            <Field
              lang={lang}
              name="name"
              label={t('field.name')}
              hint={t('field.name.hint')}
              value={name}
              required
              autocomplete="name"
              maxlength={60}
              {...faultOf(faults, 'name')}
            />
            <Field
              lang={lang}
              name="password"
              label={t('field.password')}
              hint={t('field.password.optional-hint')}
              type="password"
              autocomplete="new-password"
              {...faultOf(faults, 'password')}
            />
            <Button look="main" full>
              {t('invitation.button')}
            </Button>
          </Form>
        </Stack>
      </Columns>
    </>,
  );
}

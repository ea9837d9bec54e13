/** Pages of one's own account. */
import { formatDate, isWide, type Lang, pathIn } from '@tomoni/platform/messages';
import {
  Actions,
  Badge,
  Button,
  Columns,
  Nb,
  Notice,
  PageTitle,
  Part,
  Row,
  Rows,
  Small,
  Stack,
} from '@tomoni/platform/pages';
import { roleName } from '@tomoni/platform/permissions';
import { deviceName } from '../device.ts';
import { messages } from '../messages.ts';
import type { ShownAppointment } from '../presentation.ts';
import type { OpenSession, Session } from '../sessions.ts';
import { dayOf, frame, Joined, roleTitle, type View } from './frame.tsx';
import { StateBadge } from './state-badge.tsx';

export type Done = 'name' | 'password' | 'session' | 'others' | 'passkey' | 'passkey-removed' | 'welcome';

export interface AccountView extends View {
  session: Session;
  appointments: readonly ShownAppointment[];
  sessions: readonly OpenSession[];
  passkeys: readonly { id: string; name: string | null; createdAt: Date | null }[];
  hasPassword: boolean;
  providers: readonly string[];
  /** When the last letter to this person was refused; null when it wasn't. */
  refusedAt: Date | null;
  done: Done | null;
}

export function accountPage(view: AccountView): string {
  const { lang, session, done } = view;
  const t = messages(lang);
  return frame(
    view,
    t('account.title'),
    <>
      <PageTitle title={t('account.title')} lead={t('account.lead', session.person)} />
      <Stack gap={16}>
        {done === null ? null : <Notice kind="good" role="status" title={t(`account.done.${done}`)} />}
        {view.refusedAt === null ? null : <Refused lang={lang} session={session} at={view.refusedAt} />}
        {view.appointments
          .filter(({ state }) => state === 'ending')
          .map((one) => (
            <Ending lang={lang} appointment={one} />
          ))}
      </Stack>
      <Columns split="7+5">
        <div>
          <Roles {...view} />
          <Ways {...view} />
        </div>
        <div>
          <Devices {...view} />
          <Records {...view} />
        </div>
      </Columns>
    </>,
    true,
  );
}

function Refused({ lang, session, at }: { lang: Lang; session: Session; at: Date }) {
  const t = messages(lang);
  return (
    <Notice kind="warn" title={t('account.mail-refused', { email: session.person.email })}>
      <p>{t('account.mail-refused.text', { date: dayOf(at, lang) })}</p>
    </Notice>
  );
}

function Ending({ lang, appointment }: { lang: Lang; appointment: ShownAppointment }) {
  const t = messages(lang);
  const { role, scopeName, until } = appointment;
  const values = { role: roleName(role, lang), scope: scopeName, date: formatDate(until, lang, 'long') };
  return (
    <Notice kind="warn" title={t('account.ending', values)}>
      <p>{t('account.ending.text')}</p>
    </Notice>
  );
}

function Roles({ lang, appointments }: AccountView) {
  const t = messages(lang);
  return (
    <Part id="roles" title={t('account.roles')}>
      {appointments.length === 0 ? <Small>{t('account.roles.none')}</Small> : null}
      <Rows>
        {appointments.map((one) => (
          <Row
            icon="id-card"
            title={roleTitle(one.role, lang)}
            sub={
              <Joined
                lang={lang}
                items={[
                  one.scopeName,
                  <Nb>{t('account.until', { date: formatDate(one.until, lang, 'date') })}</Nb>,
                ]}
              />
            }
            end={<StateBadge lang={lang} appointment={one} />}
            {...counterOf(one, lang)}
          />
        ))}
      </Rows>
    </Part>
  );
}

/** Where the work of a role is done; nowhere before its first day and after its last. */
function counterOf(
  { role, scope, state }: ShownAppointment,
  lang: Lang,
): { href: string } | Record<never, never> {
  if (state === 'over' || state === 'to-come') return {};
  if (role === 'official' || role === 'approver') return { href: pathIn(lang, `/${scope}/office`) };
  return role === 'site-admin' ? { href: pathIn(lang, '/admin') } : {};
}

function Ways({ lang, passkeys, hasPassword, providers }: AccountView) {
  const t = messages(lang);
  return (
    <Part id="ways" title={t('account.ways')}>
      <Rows>
        <Row
          icon="lock"
          title={t('field.password')}
          sub={t(hasPassword ? 'account.password.set' : 'account.password.unset')}
          href={pathIn(lang, '/account/password')}
        />
        {passkeys.map(({ id, name, createdAt }) => (
          <Row
            icon="key-round"
            title={
              name
                ? `${t('account.passkey')}${isWide(lang) ? '（' : ' ('}${name}${isWide(lang) ? '）' : ')'}`
                : t('account.passkey')
            }
            sub={createdAt === null ? null : t('account.passkey.since', { date: dayOf(createdAt, lang) })}
            end={
              <RowForm
                action={pathIn(lang, '/account/passkeys/remove')}
                id={id}
                label={t('account.passkey.remove')}
              />
            }
          />
        ))}
        {providers.map((name) => (
          <Row icon="building-2" title={t('account.provider', { name })} />
        ))}
      </Rows>
      <div class="after-list">
        <Stack gap={8}>
          <Button
            island="passkey"
            target={pathIn(lang, '/account/passkeys')}
            doneLabel={t('account.passkey.failed')}
            icon="key-round"
          >
            {t('account.passkey.add')}
          </Button>
          <Small>{t('account.passkey.hint')}</Small>
        </Stack>
      </div>
    </Part>
  );
}

function Devices({ lang, sessions, session }: AccountView) {
  const t = messages(lang);
  return (
    <Part id="devices" title={t('account.sessions')}>
      <Rows>
        {sessions.map(({ id, method, userAgent, createdAt }) => (
          <Row
            icon="monitor-smartphone"
            title={deviceName(userAgent) || t('account.session.unknown')}
            sub={
              <Joined lang={lang} items={[<Nb>{dayOf(createdAt, lang)}</Nb>, t(`session.by.${method}`)]} />
            }
            end={
              id === session.id ? (
                <Badge kind="you">{t('account.session.this')}</Badge>
              ) : (
                <RowForm
                  action={pathIn(lang, '/account/sessions/end')}
                  id={id}
                  label={t('account.session.end')}
                />
              )
            }
          />
        ))}
      </Rows>
      <div class="after-list">
        <Actions>
          <form method="post" action={pathIn(lang, '/sign-out')}>
            <Button icon="log-out" full>
              {t('sign-out.button')}
            </Button>
          </form>
          {sessions.length > 1 ? (
            <form method="post" action={pathIn(lang, '/account/sessions/end-others')}>
              <Button look="quiet" full>
                {t('account.session.end-others')}
              </Button>
            </form>
          ) : null}
        </Actions>
      </div>
    </Part>
  );
}

function Records({ lang, appointments }: AccountView) {
  const t = messages(lang);
  const mayHaveKeys = appointments.some(({ role }) => role === 'official' || role === 'approver');
  return (
    <Part id="records" title={t('account.data')}>
      <Rows>
        {mayHaveKeys ? (
          <Row
            icon="key-round"
            title={t('keys.name')}
            sub={t('keys.account.sub')}
            href={pathIn(lang, '/account/keys')}
          />
        ) : null}
        <Row icon="user-round" title={t('account.name.title')} href={pathIn(lang, '/account/name')} />
        <Row
          icon="download"
          title={t('account.export')}
          sub={t('account.export.sub')}
          href={pathIn(lang, '/account/export')}
        />
        <Row
          icon="trash-2"
          title={t('account.delete')}
          sub={t('account.delete.sub')}
          href={pathIn(lang, '/account/delete')}
        />
      </Rows>
    </Part>
  );
}

function RowForm({ action, id, label }: { action: string; id: string; label: string }) {
  return (
    <form method="post" action={action}>
      <input type="hidden" name="id" value={id} />
      <Button slim>{label}</Button>
    </form>
  );
}

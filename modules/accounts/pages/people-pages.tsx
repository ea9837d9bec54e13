/** Pages of the site's admin: who has which role, invitations, letters. */

import { formatDate, type Lang, pathIn } from '@tomoni/platform/messages';
import {
  Actions,
  Button,
  Columns,
  EmptyState,
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
import { type Role, roleName } from '@tomoni/platform/permissions';
import type { StoredAppointment } from '../appointments.ts';
import type { OpenInvitation } from '../invitations.ts';
import { messages } from '../messages.ts';
import type { Person } from '../people.ts';
import type { ShownAppointment } from '../presentation.ts';
import type { Vacancy } from '../vacancies.ts';
import { AppointmentHistory, type AppointmentHistoryProps } from './appointment-history.tsx';
import { dayOf, Form, type FormFault, faultOf, frame, Joined, roleTitle, type View } from './frame.tsx';
import { StateBadge } from './state-badge.tsx';
import { Vacancies } from './vacancy-page.tsx';

export type Done = 'invited' | 'outbox' | 'appointed' | 'ended' | 'prolonged' | 'withdrawn' | 'without';
export type ShownStored = ShownAppointment<StoredAppointment>;

export interface PeopleView extends View {
  appointments: readonly ShownStored[];
  invitations: readonly (OpenInvitation & { what: string })[];
  others: readonly Person[];
  vacant: readonly (Vacancy & { placeName: string })[];
  history: Omit<AppointmentHistoryProps, 'lang'>;
  done: { what: Done; email: string } | null;
}

export function peoplePage(view: PeopleView): string {
  const { lang, done, appointments } = view;
  const t = messages(lang);
  return frame(
    view,
    t('people.title'),
    <>
      <PageTitle title={t('people.title')} lead={t('people.lead')} />
      <Stack gap={16}>
        {done === null ? null : (
          <Notice kind="good" role="status" title={t(`people.done.${done.what}`, { email: done.email })} />
        )}
        <Actions>
          <LinkButton look="main" icon="user-plus" href={pathIn(lang, '/admin/people/new')}>
            {t('people.new')}
          </LinkButton>
        </Actions>
      </Stack>
      <Vacancies lang={lang} vacant={view.vacant} />
      <Columns split="8+4">
        <Part
          id="appointed"
          title={t('people.appointed', { count: new Set(appointments.map(({ person }) => person)).size })}
        >
          {appointments.length === 0 ? <EmptyState>{t('people.none')}</EmptyState> : null}
          <Rows>
            {appointments.map((one) => (
              <Row
                icon="id-card"
                title={one.name}
                sub={<What one={one} lang={lang} />}
                end={<StateBadge lang={lang} appointment={one} />}
                href={pathIn(lang, `/admin/appointments/${one.id}`)}
              />
            ))}
          </Rows>
        </Part>
        <div>
          <Invited {...view} />
          <Others {...view} />
          <Rows>
            <Row
              icon="mail"
              title={t('people.mail')}
              sub={t('people.mail.sub')}
              href={pathIn(lang, '/admin/mail')}
            />
          </Rows>
        </div>
      </Columns>
      <AppointmentHistory lang={lang} {...view.history} />
    </>,
  );
}

function What({ one, lang }: { one: ShownAppointment; lang: Lang }) {
  const until = messages(lang)('account.until', { date: formatDate(one.until, lang, 'date') });
  return <Joined lang={lang} items={[one.scopeName, roleName(one.role, lang), <Nb>{until}</Nb>]} />;
}

function Invited({ lang, invitations }: PeopleView) {
  if (invitations.length === 0) return null;
  const t = messages(lang);
  return (
    <Part id="invited" title={t('people.invited', { count: invitations.length })}>
      <Rows>
        {invitations.map(({ email, what, expiresAt }) => (
          <Row
            title={email}
            sub={
              <Joined
                lang={lang}
                items={[what, <Nb>{t('people.invited.until', { date: dayOf(expiresAt, lang) })}</Nb>]}
              />
            }
            end={
              <form method="post" action={pathIn(lang, '/admin/invitations/withdraw')}>
                <input type="hidden" name="email" value={email} />
                <Button slim>{t('people.invited.withdraw')}</Button>
              </form>
            }
          />
        ))}
      </Rows>
    </Part>
  );
}

function Others({ lang, others }: PeopleView) {
  if (others.length === 0) return null;
  const t = messages(lang);
  return (
    <Part id="others" title={t('people.others', { count: others.length })}>
      <Rows close>
        {others.map(({ name, email }) => (
          <Row icon="user-round" title={name} sub={email} />
        ))}
      </Rows>
    </Part>
  );
}

export interface AppointView extends View {
  typed: { email: string; role: string; scope: string; until: string };
  roles: readonly Role[];
  scopes: readonly { value: string; label: string }[];
  faults: readonly FormFault[];
}

export function appointPage(view: AppointView): string {
  const { lang, typed, roles, scopes, faults } = view;
  const t = messages(lang);
  return frame(
    view,
    t('appoint.title'),
    <>
      <PageTitle title={t('appoint.title')} lead={t('appoint.lead')} />
      <Columns split="7+5">
        <Stack gap={24}>
          <ErrorSummary lang={lang} errors={faults} />
          <Form lang={lang} action="/admin/people/new">
            <Field
              lang={lang}
              name="email"
              label={t('appoint.email')}
              type="email"
              value={typed.email}
              required
              autocomplete="off"
              {...faultOf(faults, 'email')}
            />
            <Field
              lang={lang}
              name="role"
              label={t('appoint.role')}
              hint={t('appoint.role.hint')}
              type="select"
              value={typed.role}
              required
              options={roles.map((role) => ({ value: role, label: roleTitle(role, lang) }))}
              {...faultOf(faults, 'role')}
            />
            <Field
              lang={lang}
              name="scope"
              label={t('appoint.scope')}
              type="select"
              value={typed.scope}
              required
              options={scopes}
              {...faultOf(faults, 'scope')}
            />
            <Field
              lang={lang}
              name="until"
              label={t('appoint.until')}
              hint={t('appoint.until.hint')}
              type="date"
              value={typed.until}
              required
              {...faultOf(faults, 'until')}
            />
            <Button look="main" full>
              {t('appoint.button')}
            </Button>
            <LinkButton look="quiet" href={pathIn(lang, '/admin/people')}>
              {t('appointment.back')}
            </LinkButton>
          </Form>
        </Stack>
      </Columns>
    </>,
  );
}

export interface AppointmentView extends View {
  appointment: ShownStored;
  typedUntil: string;
  faults: readonly FormFault[];
}

export function appointmentPage(view: AppointmentView): string {
  const { lang, appointment: one, typedUntil, faults } = view;
  const t = messages(lang);
  const action = `/admin/appointments/${one.id}`;
  const values = { name: one.name, role: roleName(one.role, lang), scope: one.scopeName };
  return frame(
    view,
    t('appointment.title', values),
    <>
      <PageTitle title={<Phrases of={t.phrases('appointment.title', values)} />} />
      <ErrorSummary lang={lang} errors={faults} />
      <Columns split="7+5">
        <Stack gap={24}>
          <Facts
            items={[
              { name: t('appointment.email'), value: one.email },
              { name: t('appointment.what'), value: roleTitle(one.role, lang) },
              { name: t('appointment.where'), value: values.scope },
              { name: t('appointment.from'), value: formatDate(one.from, lang, 'date') },
              { name: t('appointment.until'), value: formatDate(one.until, lang, 'date') },
            ]}
          />
          <Part id="prolong" title={t('appointment.prolong')}>
            <Form lang={lang} action={`${action}/until`}>
              <Field
                lang={lang}
                name="until"
                label={t('appoint.until')}
                hint={t('appoint.until.hint')}
                type="date"
                value={typedUntil}
                required
                {...faultOf(faults, 'until')}
              />
              <Button look="main" full>
                {t('appointment.prolong.button')}
              </Button>
            </Form>
          </Part>
        </Stack>
        <Part id="end" title={t('appointment.end')}>
          <Form lang={lang} action={`${action}/end`}>
            <Small>{t('appointment.end.text', values)}</Small>
            <Button full icon="x">
              {t('appointment.end.button')}
            </Button>
            <LinkButton look="quiet" href={pathIn(lang, '/admin/people')}>
              {t('appointment.back')}
            </LinkButton>
          </Form>
        </Part>
      </Columns>
    </>,
  );
}

/** Forms of one's own account: password, name, deletion. */
import { pathIn } from '@tomoni/platform/messages';
import {
  Button,
  Columns,
  Confirm,
  ErrorSummary,
  Field,
  LinkButton,
  PageTitle,
  Phrases,
  Stack,
} from '@tomoni/platform/pages';
import { messages } from '../messages.ts';
import { Form, type FormFault, faultOf, frame, type View } from './frame.tsx';

export interface PasswordView extends View {
  email: string;
  /** Asked for unless the person has just come in another way. */
  asksCurrent: boolean;
  faults: readonly FormFault[];
}

export function passwordPage(view: PasswordView): string {
  const { lang, email, asksCurrent, faults } = view;
  const t = messages(lang);
  return frame(
    view,
    t('password.title'),
    <>
      <PageTitle title={<Phrases of={t.phrases('password.title')} />} lead={t('password.note')} />
      <Columns split="7+5">
        <Stack gap={24}>
          <ErrorSummary lang={lang} errors={faults} />
          <Form lang={lang} action="/account/password">
            <input type="hidden" name="username" value={email} autocomplete="username" />
            {asksCurrent ? (
              <Field
                lang={lang}
                name="current"
                label={t('password.current')}
                type="password"
                required
                autocomplete="current-password"
                {...faultOf(faults, 'current')}
              />
            ) : null}
            <Field
              lang={lang}
              name="password"
              label={t('password.new')}
              hint={t('field.password.hint')}
              type="password"
              required
              autocomplete="new-password"
              {...faultOf(faults, 'password')}
            />
            <Button look="main" full>
              {t('password.button')}
            </Button>
            <LinkButton look="quiet" href={pathIn(lang, '/account')}>
              {t('account.back')}
            </LinkButton>
          </Form>
        </Stack>
      </Columns>
    </>,
  );
}

export function namePage(view: View & { name: string; faults: readonly FormFault[] }): string {
  const { lang, name, faults } = view;
  const t = messages(lang);
  return frame(
    view,
    t('account.name.title'),
    <>
      <PageTitle title={t('account.name.title')} />
      <Columns split="7+5">
        <Stack gap={24}>
          <ErrorSummary lang={lang} errors={faults} />
          <Form lang={lang} action="/account/name">
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
            <Button look="main" full>
              {t('account.name.button')}
            </Button>
            <LinkButton look="quiet" href={pathIn(lang, '/account')}>
              {t('account.back')}
            </LinkButton>
          </Form>
        </Stack>
      </Columns>
    </>,
  );
}

export function deletePage(view: View & { isLastAdmin: boolean }): string {
  const { lang, isLastAdmin } = view;
  const t = messages(lang);
  return frame(
    view,
    t('delete.title'),
    <Confirm
      action={pathIn(lang, '/account/delete')}
      title={t('delete.title')}
      verb={t('delete.button')}
      cancel={{ href: pathIn(lang, '/account'), label: t('delete.cancel') }}
    >
      <p>{t('delete.text')}</p>
      {isLastAdmin ? <p>{t('delete.last-admin')}</p> : null}
    </Confirm>,
  );
}

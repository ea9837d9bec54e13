/** Whether drafts of this town need an approval. */
import { type OfficeView, officePage } from '@tomoni/places/contract';
import {
  Button,
  Choice,
  ChoiceGroup,
  Notice,
  PageTitle,
  Phrases,
  Small,
  Stack,
} from '@tomoni/platform/pages';
import { messages } from '../messages.ts';
import { officeHref } from '../office-requests.ts';

export function settingsPage(view: OfficeView & { needsApproval: boolean; saved: boolean }): string {
  const { lang, needsApproval, saved } = view;
  const t = messages(lang);
  const choice = (value: 'on' | 'off', checked: boolean) => (
    <Choice
      name="approval"
      value={value}
      title={t(`settings.${value}`)}
      sub={t(`settings.${value}.what`)}
      checked={checked}
    />
  );
  return officePage(
    view,
    { title: t('settings.title') },
    <>
      <PageTitle title={<Phrases of={t.phrases('settings.title')} />} lead={t('settings.lead')} />
      {saved ? <Notice kind="good" role="status" title={t('settings.saved')} /> : null}
      <form class="form-narrow" action={officeHref(view, 'settings')} method="post">
        <Stack gap={24}>
          <ChoiceGroup legend={t('settings.question')}>
            {choice('on', needsApproval)}
            {choice('off', !needsApproval)}
          </ChoiceGroup>
          <Button look="main" full>
            {t('settings.save')}
          </Button>
          <Small>
            <a href={officeHref(view)}>{t('office.back')}</a>
          </Small>
        </Stack>
      </form>
    </>,
  );
}

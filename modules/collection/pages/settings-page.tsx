/** Whether drafts of this town need an approval. */
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
import { type OfficeView, officeHref, officePage } from './office-frame.tsx';

export function settingsPage(view: OfficeView & { needsApproval: boolean; saved: boolean }): string {
  const { lang, needsApproval, saved } = view;
  const t = messages(lang);
  return officePage(
    view,
    { title: t('settings.title') },
    <>
      <PageTitle title={<Phrases of={t.phrases('settings.title')} />} lead={t('settings.lead')} />
      {saved ? <Notice kind="good" role="status" title={t('settings.saved')} /> : null}
      <form class="form-narrow" action={officeHref(view, 'settings')} method="post">
        <Stack gap={24}>
          <ChoiceGroup legend={t('settings.question')}>
            <Choice
              name="approval"
              value="on"
              title={t('settings.on')}
              sub={t('settings.on.what')}
              checked={needsApproval}
            />
            <Choice
              name="approval"
              value="off"
              title={t('settings.off')}
              sub={t('settings.off.what')}
              checked={!needsApproval}
            />
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

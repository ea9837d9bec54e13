/** Whether drafts of an owner need an approval: the content of a page. */
import type { Lang } from '../../messages/index.ts';
import { Button, Choice, ChoiceGroup, Notice, PageTitle, Phrases, Small, Stack } from '../../pages/index.ts';
import { messages } from '../messages.ts';

export interface ApprovalSettingsProps {
  lang: Lang;
  /** Where the form posts `approval` (`on` or `off`) to. */
  action: string;
  needed: boolean;
  /** It was changed just now. */
  saved: boolean;
  /** What there is to know before one chooses. */
  lead: string;
  back: { href: string; label: string };
}

/** Title of a page with `<ApprovalSettings>`. */
export function approvalSettingsTitle(lang: Lang): string {
  return messages(lang)('settings.title');
}

export function ApprovalSettings({ lang, action, needed, saved, lead, back }: ApprovalSettingsProps) {
  const t = messages(lang);
  return (
    <>
      <PageTitle title={<Phrases of={t.phrases('settings.title')} />} lead={lead} />
      {saved ? <Notice kind="good" role="status" title={t('settings.saved')} /> : null}
      <form class="form-narrow" action={action} method="post">
        <Stack gap={24}>
          <ChoiceGroup legend={t('settings.question')}>
            {(['on', 'off'] as const).map((value) => (
              <Choice
                name="approval"
                value={value}
                title={t(`settings.${value}`)}
                sub={t(`settings.${value}.what`)}
                checked={needed === (value === 'on')}
              />
            ))}
          </ChoiceGroup>
          <Button look="main" full>
            {t('settings.save')}
          </Button>
          <Small>
            <a href={back.href}>{back.label}</a>
          </Small>
        </Stack>
      </form>
    </>
  );
}

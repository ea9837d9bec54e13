/** Whether drafts of this town need an approval. */
import { type OfficeView, officePage } from '@tomoni/places/contract';
import { ApprovalSettings, approvalSettingsTitle } from '@tomoni/platform/workflow';
import { messages } from '../messages.ts';
import { officeHref } from '../office-requests.ts';

export function settingsPage(view: OfficeView & { needsApproval: boolean; saved: boolean }): string {
  const { lang, needsApproval, saved } = view;
  const t = messages(lang);
  return officePage(
    view,
    { title: approvalSettingsTitle(lang) },
    <ApprovalSettings
      lang={lang}
      action={officeHref(view, 'settings')}
      needed={needsApproval}
      saved={saved}
      lead={t('settings.lead')}
      back={{ href: officeHref(view), label: t('office.back') }}
    />,
  );
}

/** Whether drafts of this town need an approval. */
import { ApprovalSettings, approvalSettingsTitle } from '@tomoni/platform/workflow';
import { messages } from '../messages.ts';
import { type OfficeView, officeHref, officePage } from './office-frame.tsx';

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

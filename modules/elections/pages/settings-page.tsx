/** Whether drafts of elections need an approval on ordinary days. */
import { type OfficeView, officePage } from '@tomoni/places/contract';
import { ApprovalSettings, approvalSettingsTitle } from '@tomoni/platform/workflow';
import { messages } from '../messages.ts';
import { deskHref } from './desk-frame.ts';

export function settingsPage(view: OfficeView & { needsApproval: boolean; saved: boolean }): string {
  const { lang, needsApproval, saved } = view;
  const t = messages(lang);
  return officePage(
    view,
    { title: approvalSettingsTitle(lang) },
    <ApprovalSettings
      {...{ lang, saved }}
      action={deskHref(view, '/settings')}
      needed={needsApproval}
      lead={t('desk.settings.lead')}
      back={{ href: deskHref(view), label: t('desk.back') }}
    />,
  );
}

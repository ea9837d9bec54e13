/** Addresses of the counter for changed polling places, and its settings. */
import { type OfficeView, officePage } from '@tomoni/places/contract';
import { pathIn } from '@tomoni/platform/messages';
import { ApprovalSettings, approvalSettingsTitle } from '@tomoni/platform/workflow';
import { messages } from '../messages.ts';

export function alertsHref({ lang, place }: Pick<OfficeView, 'lang' | 'place'>, rest = ''): string {
  return pathIn(lang, `/${place.code}/office/elections/alerts${rest}`);
}

export function alertSettingsPage(view: OfficeView & { needed: boolean; saved: boolean }): string {
  const { lang, needed, saved } = view;
  const t = messages(lang);
  return officePage(
    view,
    { title: approvalSettingsTitle(lang) },
    <ApprovalSettings
      lang={lang}
      action={alertsHref(view, '/settings')}
      needed={needed}
      saved={saved}
      lead={t('alert.settings.lead')}
      back={{ href: alertsHref(view), label: t('alert.form.back') }}
    />,
  );
}

/** A comparison on paper, with the day on which it was made. */
import { formatDate } from '@tomoni/platform/messages';
import { Button, PageTitle, Phrases, Small, Stack } from '@tomoni/platform/pages';
import { messages } from '../messages.ts';
import type { FinderView } from '../requests.ts';
import { Compared } from './compare-part.tsx';
import { TownCrumbs, townPage } from './frame.tsx';
import { GuideNotice } from './guide-notice.tsx';
import { AgainForm, WayLink } from './ways.tsx';

export function printPage(view: FinderView): string {
  const { lang, today, town, compared, conditions } = view;
  const t = messages(lang);
  const title =
    compared.length === 0
      ? t.phrases('print.nothing')
      : t.phrases('compare.title', { count: compared.length });
  return townPage(
    view,
    { title: t('print.title'), noindex: true },
    <>
      <TownCrumbs view={view} here={t('print.title')} />
      <AgainForm view={view} />
      <PageTitle title={<Phrases of={title} />} />
      <Stack gap={24}>
        {compared.length === 0 ? null : <Compared view={view} />}
        <Small>{t('print.made', { date: formatDate(today, lang, 'full') })}</Small>
        {town.guide === null ? null : <GuideNotice lang={lang} today={today} guide={town.guide} />}
        <Button island="print" icon="printer">
          {t('print')}
        </Button>
        <WayLink view={view} conditions={conditions}>
          {t('print.back')}
        </WayLink>
      </Stack>
    </>,
  );
}

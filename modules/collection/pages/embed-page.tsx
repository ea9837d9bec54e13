/** Tomorrow's answer alone, for a frame on somebody else's page. */
import { Name } from '@tomoni/platform/pages';
import { messages } from '../messages.ts';
import { areaName } from '../presentation.ts';
import { type AreaView, garbageHref, townPage } from './frame.tsx';
import { TomorrowCard } from './tomorrow-card.tsx';

export function embedPage(view: AreaView): string {
  const { lang, calendar, area } = view;
  const t = messages(lang);
  const name = areaName(calendar, area, lang);
  return townPage(
    view,
    { title: t('area.title', { area: name }), frame: 'bare', noindex: true },
    <TomorrowCard
      view={view}
      level={1}
      foot={{
        icon: 'map-pin',
        text: <Name of={name} lang={lang} />,
        link: { href: garbageHref(view, area.id), label: t('embed.more') },
      }}
    />,
  );
}

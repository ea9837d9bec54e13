/** A polling place as a row of a list with its map, and as the card over the map. */
import type { MapRowProps } from '@tomoni/platform/maps';
import { Badge, LinkButton, OwnWords } from '@tomoni/platform/pages';
import { messages } from '../messages.ts';
import type { PollingPlace, When } from '../model.ts';
import { isOver } from '../voting-time.ts';
import { earlyEnd, nameOf, subOf } from '../words.ts';
import { placeHref } from './frame.tsx';
import type { TownView } from './town-page.tsx';

type View = Pick<TownView, 'lang' | 'place' | 'today' | 'answer'>;

/** Where the answer is one of several, each says who votes there. */
export function placeRow(pollingPlace: PollingPlace, when: When, view: View): MapRowProps {
  const { lang, today, answer } = view;
  const t = messages(lang);
  const areas = pollingPlace.areas.join('、');
  const sub =
    answer?.is === 'several' && areas !== ''
      ? `${t('fact.areas')} ${areas}`
      : subOf(pollingPlace, when, lang);
  const over = when === 'early' && isOver(pollingPlace.earlyTimes, today);
  return {
    id: pollingPlace.key,
    position: pollingPlace.position,
    title: <OwnWords of={nameOf(pollingPlace, lang)} lang={lang} />,
    ...(sub === '' ? {} : { sub: <OwnWords of={sub} lang={lang} /> }),
    marks: marksOf(pollingPlace, when, view),
    href: placeHref(view, pollingPlace),
    ...(over ? { end: <Badge kind="stale">{t('over.badge')}</Badge> } : {}),
    card: <Card pollingPlace={pollingPlace} view={view} sub={sub} />,
  };
}

function marksOf(pollingPlace: PollingPlace, when: When, { lang }: View): NonNullable<MapRowProps['marks']> {
  const t = messages(lang);
  const end = when === 'day' ? earlyEnd(pollingPlace, lang) : null;
  const ways = ['wheelchair', 'slope'] as const;
  const way = ways.find((what) => pollingPlace.access.some((one) => one.what === what && one.yes === true));
  return [
    ...(end === null ? [] : [{ icon: 'clock' as const, label: t('mark.ends', { time: end }) }]),
    ...(way === undefined ? [] : [{ icon: 'accessibility' as const, label: t(`access.${way}`) }]),
  ];
}

function Card({ pollingPlace, view, sub }: { pollingPlace: PollingPlace; view: View; sub: string }) {
  return (
    <>
      <p class="small sub">
        <OwnWords of={sub} lang={view.lang} />
      </p>
      <div class="actions">
        <LinkButton slim href={placeHref(view, pollingPlace)}>
          {messages(view.lang)('answer.details')}
        </LinkButton>
      </div>
    </>
  );
}

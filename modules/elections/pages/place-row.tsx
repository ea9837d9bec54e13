/** A polling place as a row of a list with its map, and as the card over the map. */
import type { MapRowProps } from '@tomoni/platform/maps';
import { Badge, LinkButton, OwnWords } from '@tomoni/platform/pages';
import { announcedOf } from '../alerts-concern.ts';
import { messages } from '../messages.ts';
import type { PollingPlace, When } from '../model.ts';
import { isOver } from '../voting-time.ts';
import { earlyEnd, nameOf, subOf } from '../words.ts';
import { placeHref } from './frame.tsx';
import type { TownView } from './town-page.tsx';

type View = Pick<TownView, 'lang' | 'place' | 'today' | 'answer' | 'alerts'>;

/** Where the answer is one of several, each says who votes there. */
export function placeRow(pollingPlace: PollingPlace, when: When, view: View): MapRowProps {
  const { lang, answer } = view;
  const t = messages(lang);
  const areas = pollingPlace.areas.join('、');
  const sub =
    answer?.is === 'several' && areas !== ''
      ? `${t('fact.areas')} ${areas}`
      : subOf(pollingPlace, when, lang);
  return {
    id: pollingPlace.key,
    position: pollingPlace.position,
    title: <OwnWords of={nameOf(pollingPlace, lang)} lang={lang} />,
    ...(sub === '' ? {} : { sub: <OwnWords of={sub} lang={lang} /> }),
    marks: marksOf(pollingPlace, when, view),
    href: placeHref(view, pollingPlace),
    ...endOf(pollingPlace, when, view),
    card: <Card pollingPlace={pollingPlace} view={view} sub={sub} />,
  };
}

/** What an official has announced of it counts more than the list. */
function endOf(
  pollingPlace: PollingPlace,
  when: When,
  { lang, today, alerts }: View,
): Pick<MapRowProps, 'end'> {
  const t = messages(lang);
  const announced = announcedOf(alerts.alerts, pollingPlace, when);
  if (announced !== null) {
    const word = t(announced.change.after === null ? 'alert.badge.closed' : 'alert.badge');
    return {
      end: (
        <Badge kind="warn" icon="triangle-alert">
          {word}
        </Badge>
      ),
    };
  }
  const over = when === 'early' && isOver(pollingPlace.earlyTimes, today);
  return over ? { end: <Badge kind="stale">{t('over.badge')}</Badge> } : {};
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

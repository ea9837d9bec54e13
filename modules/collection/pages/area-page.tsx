/** The page people come for: tomorrow first, then two weeks, then where things go. */
import { addDays } from '@tomoni/japanese';
import { liveHref } from '@tomoni/platform/live';
import {
  Actions,
  AfterList,
  AnswerColumns,
  ContextLine,
  type Html,
  htmlOf,
  KeepOffline,
  keepPattern,
  LinkButton,
  LiveNotice,
  Name,
  Notice,
  Part,
  Phrases,
  SearchBar,
  Stack,
  trusted,
} from '@tomoni/platform/pages';
import { type CollectionTexts, messages } from '../messages.ts';
import { areaName } from '../presentation.ts';
import { topicOf } from '../publication.ts';
import { planDays } from '../schedule.ts';
import { type AreaView, garbageHref, townPage } from './frame.tsx';
import { TomorrowCard } from './tomorrow-card.tsx';
import { SHOWN_DAYS, TwoWeeks } from './two-weeks.tsx';

export function areaPage(view: AreaView): string {
  const { lang, calendar, area } = view;
  const t = messages(lang);
  const name = areaName(calendar, area, lang);
  const days = planDays(view, view.today, addDays(view.today, SHOWN_DAYS));
  return townPage(
    view,
    {
      title: t('area.title', { area: name }),
      noindex: view.draftHref !== undefined,
      islands: true,
      alternates: [
        { href: garbageHref(view, `${area.id}.ics`), type: 'text/calendar' },
        { href: garbageHref(view, `${area.id}.atom`), type: 'application/atom+xml' },
      ],
    },
    <>
      {view.draftHref === undefined ? null : <PreviewNotice href={view.draftHref} t={t} />}
      <h1 class="unseen">{t('area.title', { area: name })}</h1>
      <ContextLine icon="map-pin" link={{ href: garbageHref(view), label: t('area.change') }}>
        <Name of={name} lang={lang} />
      </ContextLine>
      <AnswerColumns
        answer={<TomorrowCard view={view} days={days} />}
        beside={<TwoWeeks view={view} days={days} />}
        below={
          <>
            {sortingSearch(view, t)}
            {tellMe(view, t)}
          </>
        }
      />
      {KeepOffline({ href: garbageHref(view, `${area.id}/offline`) })}
      {LiveNotice({ lang, href: followed(view), parts: REFRESHED, day: view.today })}
    </>,
  );
}

/** An official must not take a draft for what people see. */
function PreviewNotice({ href, t }: { href: string; t: CollectionTexts }) {
  return (
    <Notice kind="info" title={t('draft.preview.title')}>
      <p>
        {t('draft.preview.text')} <a href={href}>{t('draft.preview.back')}</a>
      </p>
    </Notice>
  );
}

/** What an announcement changes on this page; what somebody types into the search stays. */
const REFRESHED = '.answer-place,.beside-place';

function followed({ place, area, versions = [0, 0] }: AreaView): string {
  return liveHref([
    { topic: topicOf(place.code), version: versions[0] },
    { topic: topicOf(place.code, area.id), version: versions[1] },
  ]);
}

const searches = keepPattern(10);

function sortingSearch(view: AreaView, t: CollectionTexts): Html {
  return trusted(
    searches(t.lang, garbageHref(view, 'sorting'), (href) => htmlOf(<SortingSearch href={href} t={t} />)),
  );
}

function SortingSearch({ href, t }: { href: string; t: CollectionTexts }) {
  return (
    <Part id="sorting" title={<Phrases of={t.phrases('sorting.title')} />}>
      <SearchBar
        action={href}
        label={t('sorting.label')}
        name="q"
        placeholder={t('sorting.hint')}
        submit={t('sorting.button')}
      />
      <AfterList>
        <a href={href}>{t('sorting.all')}</a>
      </AfterList>
    </Part>
  );
}

const ways = keepPattern(10);

function tellMe(view: AreaView, t: CollectionTexts): Html {
  return trusted(
    ways(t.lang, garbageHref(view, view.area.id), (base) => htmlOf(<TellMe base={base} t={t} />)),
  );
}

function TellMe({ base, t }: { base: string; t: CollectionTexts }) {
  return (
    <Part id="tell" title={<Phrases of={t.phrases('tell.title')} />}>
      <Stack>
        <p class="sub">{t('tell.text')}</p>
        <Actions>
          <LinkButton href={`${base}/remind`} look="main" full icon="bell">
            {t('tell.remind')}
          </LinkButton>
          <LinkButton href={`${base}/subscribe`} full icon="calendar">
            {t('tell.calendar')}
          </LinkButton>
          <LinkButton href={`${base}/print`} full icon="printer">
            {t('tell.print')}
          </LinkButton>
        </Actions>
      </Stack>
    </Part>
  );
}

/** What this module offers on a town's home: the answer for tomorrow, and tiles. */

import { addDays } from '@tomoni/japanese';
import { findPlace } from '@tomoni/places/contract';
import { formatDate, pathIn } from '@tomoni/platform/messages';
import { AnswerCard, Name, Phrases, Tile } from '@tomoni/platform/pages';
import type { SlotCard } from '@tomoni/platform/slots';
import { areaSchedule, currentCalendar } from '../calendars.ts';
import { choiceKey } from '../choice.ts';
import { messages } from '../messages.ts';
import { areaName, todayOf } from '../presentation.ts';
import { inWords } from '../requests.ts';
import { garbageHref } from './frame.tsx';
import { TomorrowCard } from './tomorrow-card.tsx';

/** The large card at the top: tomorrow for the reader's own area, or the way to choose one. */
export const tomorrowHomeCard: SlotCard = {
  slot: 'place.answer',
  order: 10,
  async render(site, context) {
    const { lang, place: code } = context;
    if (code === undefined) return null;
    const place = await findPlace(site.db, code);
    if (place === null || (await currentCalendar(site.db, code, todayOf(site.now()))) === null) return null;
    const t = messages(lang);
    const now = site.now();
    const today = todayOf(now);
    const chosen = context.choice(choiceKey(code));
    const own = chosen === null ? null : await areaSchedule(site.db, code, chosen, today);
    const view = { lang, place, path: `/${code}`, today, now };
    if (own === null) {
      return (
        <AnswerCard
          lang={lang}
          id="tomorrow"
          when={[t('tomorrow'), formatDate(addDays(today, 1), lang, 'short')]}
          items={[]}
          what={t('home.choose.title')}
          todo={t('home.choose.text')}
          action={{ href: garbageHref(view), label: t('home.choose.button') }}
        />
      );
    }
    const name = areaName(own.calendar, own.area, lang);
    const link = { href: garbageHref(view, own.area.id), label: t('home.twoWeeks') };
    return (
      <TomorrowCard
        view={{ ...view, ...inWords(own, lang) }}
        foot={{ icon: 'map-pin', text: <Name of={name} lang={lang} />, link }}
      />
    );
  },
};

/** One of the tiles below. */
export const garbageTile: SlotCard = {
  slot: 'place.tiles',
  order: 10,
  async render(site, { lang, place }) {
    if (place === undefined || (await currentCalendar(site.db, place, todayOf(site.now()))) === null)
      return null;
    const t = messages(lang);
    return (
      <Tile
        href={pathIn(lang, `/${place}/garbage`)}
        icon="recycle"
        title={<Phrases of={t.phrases('garbage')} />}
        fact={t('tile.fact')}
      />
    );
  },
};

/** The question people have most often. */
export const sortingTile: SlotCard = {
  slot: 'place.tiles',
  order: 11,
  async render(site, { lang, place }) {
    if (place === undefined || (await currentCalendar(site.db, place, todayOf(site.now()))) === null)
      return null;
    const t = messages(lang);
    return (
      <Tile
        href={pathIn(lang, `/${place}/garbage/sorting`)}
        icon="search"
        title={<Phrases of={t.phrases('sorting.title')} />}
        fact={t('tile.sorting')}
      />
    );
  },
};

/** The way to the garbage counter in the town's office. */
export const officeTile: SlotCard = {
  slot: 'place.office',
  order: 10,
  async render(site, { lang, place }) {
    if (place === undefined) return null;
    const t = messages(lang);
    const calendar = await currentCalendar(site.db, place, todayOf(site.now()));
    const end = calendar?.validThrough ?? null;
    const known =
      end === null
        ? t('office.card.unknown')
        : t('office.card.through', { date: formatDate(end, lang, 'date') });
    return (
      <Tile
        href={pathIn(lang, `/${place}/office/garbage`)}
        icon="recycle"
        title={t('office.title')}
        fact={calendar === null ? t('office.card.none') : known}
      />
    );
  },
};

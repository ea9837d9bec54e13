/** A sheet for the collection spot: what on which days, and a code that leads to tomorrow's answer. */
import { baseLang, formatDate, isWide, joinFacts } from '@tomoni/platform/messages';
import { Poster, Seal, SheetBar, trusted } from '@tomoni/platform/pages';
import { describeRules } from '@tomoni/recurrence';
import { renderSVG } from 'uqr';
import { messages } from '../messages.ts';
import { areaName, putOutTime, shownCategories } from '../presentation.ts';
import { scheduleEnd } from '../schedule.ts';
import { type AreaView, garbageHref, townPage } from './frame.tsx';

export interface PosterView extends AreaView {
  /** Address of the site as the reader reached it. */
  origin: string;
}

export function posterPage(view: PosterView): string {
  const { lang, calendar, area, origin } = view;
  const t = messages(lang);
  const name = areaName(calendar, area, lang);
  const address = `${origin}${garbageHref(view, area.id)}`;
  const end = scheduleEnd(view);
  const until =
    end === null
      ? t('validity.unknown.title')
      : t('validity.through', { date: formatDate(end, lang, 'date') });
  return townPage(
    view,
    { title: t('poster.title', { area: name }), frame: 'poster', islands: true, noindex: true },
    <>
      <SheetBar
        back={{ href: garbageHref(view, `${area.id}/print`), label: t('print.year') }}
        print={t('print.do')}
      />
      <Poster
        title={t.phrases('poster.title', { area: name })}
        text={<PosterText view={view} />}
        // Medium correction: a corner may be dirty or torn and the code still reads.
        code={trusted(renderSVG(address, { ecc: 'M', border: 2 }))}
        address={address.replace(/^https?:\/\//, '')}
        foot={[calendar.maker, calendar.contact ?? '', until]
          .filter((part) => part !== '')
          .join(isWide(lang) ? '　' : ' · ')}
        lines={area.cells.length}
      />
    </>,
  );
}

function PosterText({ view: { calendar, area, lang } }: { view: PosterView }) {
  const t = messages(lang);
  return (
    <>
      {calendar.putOutBy === null ? null : (
        <b>{t('poster.until', { time: putOutTime(calendar.putOutBy, lang) })}</b>
      )}
      <ul class="poster-days">
        {shownCategories(calendar, lang).map((category) => {
          const cells = area.cells.filter((cell) => cell.category === category.index);
          const days = cells.map((cell) => describeRules(cell, baseLang(lang))).filter((text) => text !== '');
          if (days.length === 0) return null;
          return (
            <li>
              <Seal lang={lang} look={category.look} size="m" />
              <b>{category.name}</b>
              <span>{joinFacts(days, lang)}</span>
            </li>
          );
        })}
      </ul>
      {t('poster.scan')}
    </>
  );
}

/** A sheet for the collection spot: what on which days, and a code that leads to tomorrow's answer. */

import { formatDate, joinFacts } from '@tomoni/platform/messages';
import { Button, LinkButton, Phrases, Seal, trusted } from '@tomoni/platform/pages';
import { describeRules } from '@tomoni/recurrence';
import { renderSVG } from 'uqr';
import { messages } from '../messages.ts';
import { areaName, putOutTime, shownCategories } from '../presentation.ts';
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
  return townPage(
    view,
    { title: t('poster.title', { area: name }), frame: 'sheet', islands: true, noindex: true },
    <>
      <div class="no-print print-tools cluster">
        <Button island="print" look="main" icon="printer">
          {t('print.do')}
        </Button>
        <LinkButton href={garbageHref(view, `${area.id}/print`)} icon="arrow-left">
          {t('print.year')}
        </LinkButton>
      </div>
      <div class="sheet poster">
        <h1>
          <Phrases of={t.phrases('poster.title', { area: name })} />
        </h1>
        {calendar.putOutBy === null ? null : (
          <p class="poster-until">{t('poster.until', { time: putOutTime(calendar.putOutBy, lang) })}</p>
        )}
        <PosterDays view={view} />
        <div class="poster-code">
          {/* Medium correction: a corner may be dirty or torn and the code still reads. */}
          {trusted(renderSVG(address, { ecc: 'M', border: 2 }))}
          <div>
            <p class="poster-scan">{t('poster.scan')}</p>
            <p class="poster-address">{address.replace(/^https?:\/\//, '')}</p>
          </div>
        </div>
        <p class="poster-foot">
          {[calendar.maker, calendar.contact ?? ''].filter((part) => part !== '').join('　')}　
          {calendar.validThrough === null
            ? t('validity.unknown.title')
            : t('validity.through', { date: formatDate(calendar.validThrough, lang, 'date') })}
        </p>
      </div>
    </>,
  );
}

function PosterDays({ view: { calendar, area, lang } }: { view: PosterView }) {
  return (
    <ul class="poster-days">
      {shownCategories(calendar, lang).map((category) => {
        const cells = area.cells.filter((cell) => cell.category === category.index);
        const days = cells.map((cell) => describeRules(cell, lang)).filter((text) => text !== '');
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
  );
}

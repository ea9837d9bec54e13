import { formatDate, type Lang } from '../../messages/index.ts';
import * as ui from '../index.ts';
import { twelveMonths, weeksOf } from '../sheet.tsx';
import { isClosed, item, kindsOn, legendOf } from './town.ts';

/** December of the demo town on one sheet. */
export function monthPage(lang: Lang): string {
  return ui.renderPage({
    lang,
    title: '12月のごみカレンダー みどり町1丁目',
    path: '/demo/print',
    frame: 'sheet',
    children: (
      <ui.MonthSheet
        lang={lang}
        month="2026-12"
        by={lang === 'ja' ? '2026年・朝8時30分まで' : '2026, by 8:30 am'}
        {...common(lang)}
      />
    ),
  });
}

/** A poster of the demo town; its code is only a pattern. */
export function posterPage(lang: Lang): string {
  return ui.renderPage({
    lang,
    title: 'みどり町1丁目のごみの日',
    path: '/demo/poster',
    frame: 'poster',
    islands: true,
    children: (
      <>
        <ui.SheetBar back={{ href: '/demo/garbage', label: 'もどる' }} print="印刷する" />
        <ui.Poster
          title={['みどり町1丁目の', 'ごみの日']}
          text="あしたのごみが、スマホでわかります。登録はいりません。"
          code={ui.trusted(
            '<svg viewBox="0 0 7 7" role="img" aria-label="QR"><path d="M0 0h3v3H0zM4 0h3v3H4zM0 4h3v3H0zM4 4h1v1H4zM6 6h1v1H6z"/></svg>',
          )}
          address="tomoni.example/ごみ"
          foot="ともに市 環境課・2026年11月24日に印刷"
        />
      </>
    ),
  });
}

/** A year of the demo town on one sheet. */
export function yearPage(lang: Lang): string {
  return ui.renderPage({
    lang,
    title: '1年のごみカレンダー みどり町1丁目',
    path: '/demo/year',
    frame: 'sheet',
    children: (
      <ui.YearSheet
        lang={lang}
        from="2026-11"
        by={lang === 'ja' ? '朝8時30分まで' : 'By 8:30 am'}
        {...common(lang)}
      />
    ),
  });
}

function common(lang: Lang) {
  const ja = lang === 'ja';
  return {
    title: ja ? ['みどり町1丁目の', 'ごみ'] : ['Waste in ', 'Midori-cho 1-chome'],
    days: demoDays(lang),
    legend: legendOf(lang),
    legendTitle: ja ? '種類と日' : 'Kinds and days',
    notes: (
      <p>
        <b>{ja ? '12月30日〜1月3日は休み。' : 'No collection from 30 Dec to 3 Jan.'}</b>
        <br />
        {ja
          ? '1月1日の燃やすごみは4日（月）に集めます。'
          : 'Burnable waste of 1 Jan is collected on Mon 4 Jan.'}
      </p>
    ),
    foot: ja
      ? ([
          'ともに市 環境課　電話 0000-00-0000',
          '2026年11月24日に印刷・変わったときは tomoni.example/ごみ',
        ] as const)
      : ([
          'Tomoni City, phone 0000-00-0000',
          `Printed on ${formatDate('2026-11-24', lang, 'date')}, see tomoni.example`,
        ] as const),
  };
}

function demoDays(lang: Lang): Map<string, ui.CalendarDay> {
  const off = lang === 'ja' ? '休み' : 'Closed';
  const days = new Map<string, ui.CalendarDay>();
  for (const date of twelveMonths('2026-11').flatMap(weeksOf).flat()) {
    if (date === '') continue;
    const weekday = new Date(`${date}T00:00Z`).getUTCDay();
    const closed = isClosed(date) && weekday > 0 && weekday < 6;
    const items = kindsOn(date).map((kind) => item(kind, lang, true));
    if (items.length === 0 && !closed) continue;
    const last = date === '2026-12-29' ? { note: lang === 'ja' ? '年内さいご' : 'Last of the year' } : {};
    days.set(date, { items, ...(closed ? { off } : {}), ...last });
  }
  return days;
}

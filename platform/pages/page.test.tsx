import { describe, expect, it } from 'vitest';
import { checkCatalogue, languages, messageCatalogues } from '../messages/index.ts';
import { galleryApp, galleryPages } from './gallery/app.ts';
import * as ui from './index.ts';
import { landscapeHtml } from './landscape.tsx';

const evil = "\"><script>alert(1)</script><img src=x onerror='alert(1)'>";
// Put together, because no address in our code may start so.
const script = ['javascript', 'alert(1)'].join(':');
const place = { name: 'ともに市', href: '/999999' };

describe('renderPage', () => {
  it('writes a whole document: doctype, language, title, style, skip link, main', () => {
    const html = ui.renderPage({
      lang: 'ja',
      title: 'ごみ',
      path: '/999999/garbage',
      place,
      children: <p>あした</p>,
    });
    expect(html).toMatch(/^<!doctype html><html lang="ja">/);
    expect(html).toContain('<title>ごみ｜ともに市</title>');
    expect(html).toContain('<a class="skip" href="#main">');
    expect(html).toContain('<main id="main" class="wrap"><p>あした</p></main>');
    expect(html).toMatch(/<link rel="stylesheet" href="\/static\/tomoni\.[0-9a-f]+\.css">/);
    expect(html).not.toContain('<script');
  });

  it('carries data for other programs, which nothing can break out of', () => {
    const data = { name: `</script>${evil}<!--<script>` };
    const html = ui.renderPage({ lang: 'ja', title: 't', path: '/', data });
    const [, json = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html) ?? [];
    expect(JSON.parse(json)).toEqual(data);
    expect(html.match(/<\/?script/g)).toHaveLength(2);
    expect(html).not.toContain('<!--');
  });

  it('keeps the page, with its query, when the language is switched', () => {
    const path = '/999999/garbage/sorting?q=%E9%9B%BB%E6%B1%A0&x=1';
    const ja = ui.renderPage({ lang: 'ja', title: 't', path });
    const en = ui.renderPage({ lang: 'en', title: 't', path });
    expect(ja).toContain(
      'href="/en/999999/garbage/sorting?q=%E9%9B%BB%E6%B1%A0&amp;x=1" lang="en" hreflang="en"',
    );
    expect(en).toContain(
      'href="/999999/garbage/sorting?q=%E9%9B%BB%E6%B1%A0&amp;x=1" lang="ja" hreflang="ja"',
    );
    expect(ja).toContain('<link rel="alternate" hreflang="en" href="/en/999999');
  });

  it('shows only the words of the header that lead somewhere', () => {
    const one = ui.renderPage({ lang: 'ja', title: 't', path: '/', section: 'life' });
    expect(one).toContain('aria-current="true">くらし</a>');
    expect(one).not.toContain('ひと・活動');
    const all = ui.renderPage({ lang: 'en', title: 't', path: '/', sections: { life: '/', data: '/data' } });
    expect(all).toContain('<a class="head-word" href="/en/data">Data</a>');
  });

  it('marks pages that search engines should leave', () => {
    expect(ui.renderPage({ lang: 'ja', title: 't', path: '/', noindex: true })).toContain(
      'content="noindex"',
    );
  });

  it('puts a bare page and a sheet without header and footer', () => {
    for (const frame of ['bare', 'sheet', 'poster'] as const) {
      const html = ui.renderPage({ lang: 'ja', title: 't', path: '/', frame, children: 'x' });
      expect(html).toContain(`<body class="body-${frame}">`);
      expect(html).not.toContain('<header class="head">');
    }
  });
});

describe('hostile text', () => {
  const look = { role: 'burn', character: evil, icon: 'flame' } as const;
  const link = { href: script, label: evil };
  const item = { name: evil, look, note: evil, href: script };
  const where = { file: evil, sheet: evil, row: 1, letter: evil };
  const finding = {
    code: evil,
    severity: 'error',
    message: { ja: evil, en: evil },
    where,
    rule: evil,
  } as const;
  const days = new Map([['2026-12-01', { items: [item], off: evil, note: evil }]]);
  const sheet = {
    lang: 'ja',
    title: [evil],
    by: evil,
    days,
    legend: [{ ...item, text: evil }],
    legendTitle: evil,
  } as const;
  const parts = {
    answer: (
      <ui.AnswerCard
        lang="ja"
        id="a"
        when={[evil]}
        items={[item, item]}
        what={evil}
        todo={evil}
        foot={{ text: evil, link }}
      />
    ),
    day: (
      <ui.DayRow
        date="2026-12-01"
        lang="ja"
        items={[item]}
        end={evil}
        off={evil}
        badge={{ children: evil }}
      />
    ),
    row: <ui.Row title={evil} sub={evil} end={evil} href={script} />,
    rows: <ui.Rows label={evil} />,
    chip: <ui.DateChip date={evil} lang="ja" />,
    badge: <ui.Badge kind="stale">{evil}</ui.Badge>,
    seal: <ui.Seal look={look} lang="ja" />,
    part: <ui.Part id="p" title={evil} link={link} />,
    context: <ui.ContextLine link={link}>{evil}</ui.ContextLine>,
    crumbs: <ui.Crumbs label={evil} items={[{ label: evil, href: script }, { label: evil }]} />,
    notice: <ui.Notice title={evil}>{evil}</ui.Notice>,
    button: (
      <ui.Button name={evil} value={evil} island="copy" target={evil} doneLabel={evil}>
        {evil}
      </ui.Button>
    ),
    linkButton: <ui.LinkButton href={script}>{evil}</ui.LinkButton>,
    more: <ui.MoreLink href={script}>{evil}</ui.MoreLink>,
    field: <ui.Field lang="ja" name="n" label={evil} value={evil} hint={evil} error={evil} />,
    area: <ui.Field lang="ja" name="n" label={evil} value={evil} type="textarea" />,
    select: (
      <ui.Field lang="ja" name="n" label={evil} type="select" options={[{ value: evil, label: evil }]} />
    ),
    errors: <ui.ErrorSummary lang="ja" errors={[{ name: evil, message: evil }]} />,
    search: (
      <ui.SearchBar action={script} label={evil} value={evil} placeholder={evil} hidden={{ [evil]: evil }} />
    ),
    choice: <ui.Choice name={evil} value={evil} title={evil} sub={evil} />,
    confirm: <ui.Confirm action={script} title={evil} verb={evil} cancel={link} hidden={{ k: evil }} />,
    chips: (
      <ui.Chips label={evil}>
        <ui.Chip href={script}>{evil}</ui.Chip>
      </ui.Chips>
    ),
    tabs: <ui.Tabs label={evil} tabs={[link]} />,
    tile: <ui.Tile href={script} icon="map" title={evil} fact={evil} />,
    table: (
      <ui.Table
        caption={evil}
        records={[evil]}
        columns={[
          { head: evil, cell: (text) => text },
          { head: evil, phoneLabel: evil, cell: (text) => text },
        ]}
      />
    ),
    wide: <ui.WideTable label={evil} />,
    compare: (
      <ui.CompareTable
        caption={evil}
        things={[{ name: evil, label: evil }]}
        facts={[{ name: evil, values: [evil] }]}
      />
    ),
    name: <ui.Name of={evil} lang="en" />,
    own: <ui.OwnWords of={`電池${evil}`} lang="en" />,
    action: <ui.AnswerCard lang="ja" id="a" when={[evil]} items={[]} what={evil} action={link} />,
    groups: <ui.FindingGroups lang="ja" findings={[finding, finding]} />,
    repair: <ui.RepairCell state="repaired" before={evil} after={evil} why={evil} />,
    findings: <ui.FindingList lang="ja" findings={[finding]} />,
    steps: <ui.Stepper lang="ja" steps={[{ ...link }, { label: evil }]} current={1} />,
    progress: <ui.Progress value={1} max={2} label={evil} />,
    downloads: <ui.Downloads label={evil} items={[{ href: script, label: evil, note: evil }]} />,
    meters: (
      <ui.Meters>
        <ui.Meter name={evil} value={evil} part={{ of: 2, is: 1 }}>
          {evil}
        </ui.Meter>
      </ui.Meters>
    ),
    bars: (
      <ui.BarChart
        title={evil}
        legend={{ part: evil, rest: evil }}
        bars={[{ label: evil, total: 2, part: 1, figure: evil }]}
      >
        {evil}
      </ui.BarChart>
    ),
    pager: (
      <ui.Pager
        label={evil}
        shown={evil}
        previous={{ href: script, label: evil }}
        next={{ href: script, label: evil }}
      />
    ),
    sorted: (
      <ui.Table
        caption={evil}
        records={[evil]}
        columns={[{ head: evil, sort: { href: script, now: 'ascending' }, cell: (text) => text }]}
      />
    ),
    timeline: <ui.Timeline items={[{ title: evil, current: evil, text: evil }]} />,
    figures: <ui.Figures items={[{ value: evil, unit: evil, label: evil }]} />,
    empty: <ui.EmptyState action={link}>{evil}</ui.EmptyState>,
    scene: <ui.Scene day={evil} title={evil} />,
    month: <ui.MonthSheet {...sheet} month="2026-12" notes={evil} foot={[evil, evil]} />,
    year: <ui.YearSheet {...sheet} from="2026-12" notes={evil} foot={[evil, evil]} />,
    phrases: <ui.Phrases of={[evil, evil]} />,
  };

  it.each(Object.entries(parts))('stays text in %s', (_name, part) => {
    const html = ui.htmlOf(part as string);
    expect(html).not.toContain('<script>');
    expect(html).not.toContain('<img');
    expect(html).not.toContain('javascript:');
  });

  it('stays text in head, header and footer', () => {
    const html = ui.renderPage({
      lang: 'ja',
      title: evil,
      description: evil,
      path: `/x?q=${evil}`,
      place: { name: evil, href: script, switchHref: script },
      sections: { life: script },
      search: evil,
      alternates: [{ href: script, type: evil, title: evil }],
    });
    expect(html).not.toContain('<script>');
    expect(html).not.toContain('<img');
    expect(html).not.toContain('"javascript:');
  });
});

describe('gallery', () => {
  const documents = languages().flatMap(({ lang }) =>
    Object.entries(galleryPages).map(([path, render]): [string, string] => [`${lang} ${path}`, render(lang)]),
  );

  it.each(documents)('keeps %s within the content security policy', (_name, html) => {
    expect(html).not.toMatch(/ style="/);
    expect(html).not.toMatch(/ on\w+="/);
    expect(html).not.toMatch(/<script(?![^>]* src="\/static\/)/);
  });

  it.each(documents)('gives each id once in %s', (_name, html) => {
    const ids = [...html.matchAll(/ id="([^"]*)"/g)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('serves its pages and files', async () => {
    const app = galleryApp();
    expect((await app.request('/en/demo/garbage')).status).toBe(200);
    expect((await app.request(ui.assets().href('tomoni.css'))).headers.get('Content-Type')).toContain(
      'text/css',
    );
    expect((await app.request('/static/nothing.css')).status).toBe(404);
  });
});

describe('landscapes', () => {
  it.each(['river', 'sea', 'plain', 'snow'] as const)('draws %s in at most 2 KB', (kind) => {
    expect(Buffer.byteLength(landscapeHtml(kind))).toBeLessThanOrEqual(2048);
  });
});

describe('messages of the pages', () => {
  it('are complete in both languages', () => {
    for (const catalogue of messageCatalogues()) expect(checkCatalogue(catalogue)).toEqual([]);
  });
});

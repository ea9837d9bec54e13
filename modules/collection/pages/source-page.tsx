/** Who made a calendar, from which files, and what was odd in them. */
import type { Finding } from '@tomoni/findings';
import { formatBytes, formatDate } from '@tomoni/platform/messages';
import { Badge, Facts, FindingGroups, PageTitle, Part, Phrases, Row, Rows } from '@tomoni/platform/pages';
import { type CollectionTexts, messages } from '../messages.ts';
import type { TownCalendar } from '../model.ts';
import { todayOf } from '../presentation.ts';
import { garbageHref, type TownView, townPage } from './frame.tsx';

/** Longer lists take two columns where there is room. */
const SHORT_LIST = 8;

export function sourcePage(
  view: TownView & { calendar: TownCalendar; findings: readonly Finding[] },
): string {
  const { lang, calendar, findings } = view;
  const t = messages(lang);
  const by = t(calendar.madeBy === 'town' ? 'source.by.town' : 'source.by.volunteers', {
    maker: calendar.maker,
  });
  return townPage(
    view,
    { title: t('source.link') },
    <>
      <PageTitle title={<Phrases of={t.phrases('source.title')} />} lead={by} />
      <Badge kind={calendar.madeBy === 'town' ? 'good' : 'info'}>
        {t(calendar.madeBy === 'town' ? 'source.town' : 'source.volunteers')}
      </Badge>
      <CalendarFacts calendar={calendar} t={t} />
      <Part id="files" title={t('source.files')}>
        <Rows long={calendar.sources.length > SHORT_LIST}>
          {calendar.sources.map((source) => (
            <Row
              icon="file-text"
              title={source.name}
              sub={formatBytes(source.size)}
              href={garbageHref(view, `source/${source.sha256}`)}
            />
          ))}
        </Rows>
      </Part>
      <Part id="findings" title={t('source.findings')}>
        {findings.length === 0 ? (
          <p>{t('source.findings.none')}</p>
        ) : (
          <FindingGroups lang={lang} findings={findings} />
        )}
      </Part>
    </>,
  );
}

function CalendarFacts({ calendar, t }: { calendar: TownCalendar; t: CollectionTexts }) {
  const { lang } = t;
  const through =
    calendar.validThrough === null
      ? t('source.validThrough.unknown')
      : formatDate(calendar.validThrough, lang, 'date');
  const facts: [string, string | null][] = [
    [t('source.published'), formatDate(todayOf(calendar.publishedAt), lang, 'date')],
    [t('source.validThrough'), through],
    [t('source.areas'), String(calendar.areaCount)],
    [t('source.closure'), calendar.closures.length === 0 ? null : t(`source.closure.${calendar.closure}`)],
    [t('source.contact'), calendar.contact],
  ];
  return <Facts items={facts.map(([name, value]) => ({ name, value }))} />;
}

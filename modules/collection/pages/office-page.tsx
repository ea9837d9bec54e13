/** The office of garbage: what is public, what is in progress, what was announced, and the ways on. */

import { placeName } from '@tomoni/places/contract';
import type { StagedHead } from '@tomoni/platform/intake';
import { formatDate, isWide, joinList, type Lang } from '@tomoni/platform/messages';
import {
  AnswerColumns,
  Badge,
  Button,
  EmptyState,
  LinkButton,
  Notice,
  PageTitle,
  Panel,
  Part,
  Phrases,
  Row,
  Rows,
  Stack,
} from '@tomoni/platform/pages';
import { approvalState } from '@tomoni/platform/workflow';
import { categoryKey } from '../category-key.ts';
import type { DayChange } from '../day-changes.ts';
import { type CollectionTexts, messages } from '../messages.ts';
import type { TownCalendar } from '../model.ts';
import { shownCategories, todayOf } from '../presentation.ts';
import type { Version } from '../versions.ts';
import { garbageHref } from './frame.tsx';
import { type OfficeView, officeHref, officePage } from './office-frame.tsx';

export interface OfficeHome extends OfficeView {
  /** What people see now, and since which day. */
  calendar: (TownCalendar & { from: string }) | null;
  next: { from: string; calendar: TownCalendar } | null;
  staged: readonly StagedHead[];
  /** Calendars on their way and those that were published, newest first. */
  versions: readonly Version[];
  mayConfigure: boolean;
  changes: readonly DayChange[];
  /** What was just done, to be said once: the id of an announcement, or that something was undone. */
  done: { announced: string } | 'undone' | null;
}

export function officeHomePage(view: OfficeHome): string {
  const { lang, place } = view;
  const t = messages(lang);
  const isOpen = ({ item }: Version) => item.state !== 'published' && item.state !== 'withdrawn';
  const shown = new Set([view.calendar?.id, view.next?.calendar.id]);
  const open = view.versions.filter(isOpen);
  const closed = view.versions.filter((one) => !isOpen(one) && !shown.has(one.calendar.id));
  return officePage(
    view,
    { title: t('office.title') },
    <AnswerColumns
      split="8+4"
      answer={
        <>
          <PageTitle title={<Phrases of={t.phrases('office.of', { place: placeName(place, lang) })} />} />
          <Done view={view} t={t} />
          <Now view={view} t={t} />
        </>
      }
      beside={
        <Panel>
          <Ways view={view} t={t} />
        </Panel>
      }
      below={
        <>
          <Part id="progress" title={t('office.drafts.title')}>
            <InProgress view={view} open={open} t={t} />
          </Part>
          <Part id="announced" title={t('office.announced.title')}>
            <Announced view={view} t={t} />
          </Part>
          {closed.length === 0 ? null : (
            <Part id="versions" title={t('office.versions.title')}>
              <Rows>
                {closed.map((version) => (
                  <VersionRow view={view} version={version} t={t} />
                ))}
              </Rows>
            </Part>
          )}
        </>
      }
    />,
  );
}

function Done({ view, t }: { view: OfficeHome; t: CollectionTexts }) {
  if (view.done === null) return null;
  if (view.done === 'undone') return <Notice kind="good" role="status" title={t('office.undone')} />;
  const { announced } = view.done;
  return (
    <Notice kind="good" role="status" title={t('announce.done.title')}>
      <p>{t('announce.done.text')}</p>
      <UndoForm view={view} id={announced} t={t} />
    </Notice>
  );
}

function UndoForm({ view, id, t }: { view: OfficeHome; id: string; t: CollectionTexts }) {
  return (
    <form action={officeHref(view, `today/${id}/revoke`)} method="post">
      <Button look="quiet" slim>
        {t('office.undo')}
      </Button>
    </form>
  );
}

function Now({ view, t }: { view: OfficeHome; t: CollectionTexts }) {
  const { calendar, next, lang } = view;
  return (
    <Part
      id="now"
      title={t('office.now.title')}
      {...(calendar === null ? {} : { link: { href: garbageHref(view), label: t('office.now.see') } })}
    >
      {calendar === null ? (
        <EmptyState>{t('office.now.none')}</EmptyState>
      ) : (
        <Rows>
          <Row
            icon="calendar-days"
            title={t('office.version', { count: calendar.areaCount })}
            sub={
              <Parts
                lang={lang}
                of={[
                  t('office.now.since', { date: formatDate(calendar.from, lang, 'date') }),
                  through(calendar, t),
                ]}
              />
            }
            href={officeHref(view, `drafts/${calendar.id}`)}
          />
          {next === null ? null : (
            <Row
              icon="calendar"
              title={t('office.now.next')}
              sub={t('office.now.next.from', { date: formatDate(next.from, lang, 'date') })}
              href={officeHref(view, `drafts/${next.calendar.id}`)}
            />
          )}
        </Rows>
      )}
    </Part>
  );
}

/** A few facts in a line; a line breaks between them only. */
function Parts({ of, lang }: { of: readonly string[]; lang: Lang }) {
  const parts = of.filter((part) => part !== '');
  return parts.map((part, index) => (
    <>
      <span class="nb">
        {part}
        {index === parts.length - 1 ? '' : isWide(lang) ? '・' : '\u00a0·'}
      </span>{' '}
    </>
  ));
}

function through(calendar: TownCalendar, t: CollectionTexts): string {
  if (calendar.validThrough === null) return t('office.now.unknown');
  return t('office.now.through', { date: formatDate(calendar.validThrough, t.lang, 'date') });
}

function dayText(at: Date, lang: Lang): string {
  return formatDate(todayOf(at), lang, 'date');
}

function InProgress({
  view,
  open,
  t,
}: {
  view: OfficeHome;
  open: OfficeHome['versions'];
  t: CollectionTexts;
}) {
  if (view.staged.length + open.length === 0) return <EmptyState>{t('office.drafts.none')}</EmptyState>;
  return (
    <Rows>
      {view.staged.map(({ id, files, fileCount, expiresAt }) => (
        <Row
          icon="file-text"
          title={
            fileCount > 1
              ? t('office.staged.name', { files: files[0] ?? '', count: fileCount - 1 })
              : (files[0] ?? '')
          }
          sub={t('office.staged.until', { date: dayText(expiresAt, view.lang) })}
          href={officeHref(view, `staged/${id}`)}
        />
      ))}
      {open.map((version) => (
        <VersionRow view={view} version={version} t={t} />
      ))}
    </Rows>
  );
}

function VersionRow({ view, version, t }: { view: OfficeHome; version: Version; t: CollectionTexts }) {
  const { calendar } = version;
  const { lang, today } = view;
  const date = (day: string) => formatDate(day, lang, 'date');
  const sub = [
    version.from !== null && version.from > today ? t('draft.from-day', { date: date(version.from) }) : '',
    calendar.validThrough === null ? '' : t('draft.through-day', { date: date(calendar.validThrough) }),
    t('office.version.made', { date: dayText(calendar.madeAt, lang) }),
  ].filter((part) => part !== '');
  return (
    <Row
      icon="calendar"
      title={t('office.version', { count: calendar.areaCount })}
      sub={<Parts lang={lang} of={sub} />}
      end={<Standing view={view} version={version} t={t} />}
      href={officeHref(view, `drafts/${calendar.id}`)}
    />
  );
}

/** Of those that were published and aren't shown above, some wait for a later day, and the others held before. */
function Standing({ view, version, t }: { view: OfficeHome; version: Version; t: CollectionTexts }) {
  const { item, from } = version;
  const { lang } = t;
  if (item.state !== 'published' || from === null)
    return <Badge kind={item.state === 'draft' ? 'info' : 'plain'}>{approvalState(item, lang)}</Badge>;
  if (from > view.today) return <Badge kind="info">{t('office.version.waits')}</Badge>;
  return <Badge kind="plain">{t('office.version.former')}</Badge>;
}

function Announced({ view, t }: { view: OfficeHome; t: CollectionTexts }) {
  const { changes, lang } = view;
  if (changes.length === 0) return <EmptyState>{t('office.announced.none')}</EmptyState>;
  return (
    <Rows>
      {changes.map((change) => (
        <Row
          icon={change.kind === 'cancelled' ? 'calendar-off' : 'calendar'}
          title={changeText(change, view.calendar, t)}
          sub={
            <Parts
              lang={lang}
              of={[change.note, t('announce.by', { date: dayText(new Date(change.madeAt), lang) })]}
            />
          }
          end={<UndoForm view={view} id={change.id} t={t} />}
        />
      ))}
    </Rows>
  );
}

/** 「11月25日（水）のプラスチックは中止（町のすべての地区）」 */
function changeText(change: DayChange, calendar: TownCalendar | null, t: CollectionTexts): string {
  const { lang } = t;
  const kinds = calendar === null ? [] : shownCategories(calendar, lang);
  const names = kinds.filter(({ index }) => {
    const key = categoryKey(calendar?.categories[index]?.name ?? '');
    return change.categoryKeys?.includes(key) ?? false;
  });
  return t(`announce.line.${change.kind}`, {
    date: formatDate(change.date, lang, 'short'),
    to: change.toDate === null ? '' : formatDate(change.toDate, lang, 'short'),
    kinds:
      change.categoryKeys === null
        ? t('announce.kinds.all')
        : joinList(
            names.map(({ name }) => name),
            lang,
          ),
    areas:
      change.areaIds === null
        ? t('announce.areas.all')
        : t('announce.areas.count', { count: change.areaIds.length }),
  });
}

function Ways({ view, t }: { view: OfficeHome; t: CollectionTexts }) {
  return (
    <Stack gap={12}>
      <LinkButton look="main" full icon="file-spreadsheet" href={officeHref(view, 'upload')}>
        {t('office.do.upload')}
      </LinkButton>
      {view.calendar === null ? null : (
        <>
          <LinkButton full icon="calendar-off" href={officeHref(view, 'today')}>
            {t('office.do.today')}
          </LinkButton>
          <LinkButton full icon="map-pin" href={officeHref(view, 'areas')}>
            {t('office.do.area')}
          </LinkButton>
        </>
      )}
      <ul class="links">
        <li>
          <a href={officeHref(view, 'template.csv')}>{t('office.do.template')}</a>
        </li>
        <li>
          <a href={officeHref(view, 'new')}>{t('office.do.new')}</a>
        </li>
        <li>
          <a href={officeHref(view, 'relay')}>{t('office.relay')}</a>
        </li>
        {view.mayConfigure ? (
          <li>
            <a href={officeHref(view, 'settings')}>{t('office.do.settings')}</a>
          </li>
        ) : null}
      </ul>
    </Stack>
  );
}

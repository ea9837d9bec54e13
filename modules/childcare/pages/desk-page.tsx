/** The counter for preschools: six numbers each, or one file, and how to apply. */
import type { Finding } from '@tomoni/findings';
import { type OfficeView, officePage } from '@tomoni/places/contract';
import { type Entry, HistoryTimeline } from '@tomoni/platform/history';
import { formatDate } from '@tomoni/platform/messages';
import {
  Button,
  Columns,
  ErrorSummary,
  Field,
  FindingList,
  LinkButton,
  Notice,
  Pager,
  PageTitle,
  Part,
  Small,
  Stack,
} from '@tomoni/platform/pages';
import { messages } from '../messages.ts';
import type { CurrentCount, Report } from '../store.ts';
import type { Town } from '../town.ts';
import { CountTable } from './count-table.tsx';
import { childcareHref, officeHref } from './frame.tsx';

export interface DeskProblem {
  name: string;
  message: string;
}

export interface DeskView extends OfficeView {
  town: Town;
  counts: readonly CurrentCount[];
  newest: Report | null;
  entries: readonly Entry[];
  nameOf: (id: string) => string | null;
  page: number;
  /** What was just done. */
  said: string | null;
  problems: readonly DeskProblem[];
  /** Fields as they were typed, by name. */
  typed: ReadonlyMap<string, string>;
  /** Of a file that wasn't saved. */
  findings: readonly Finding[];
}

/** Six fields each: more of them than a form may have fields. */
export const PER_PAGE = 100;

export function deskPage(view: DeskView): string {
  const { lang, town, problems } = view;
  const t = messages(lang);
  return officePage(
    view,
    { title: t('office.title') },
    <>
      <PageTitle title={t('desk.title')} lead={t('desk.lead')} />
      <Stack>
        <ErrorSummary lang={lang} errors={problems} />
        <Said view={view} />
        <Odd view={view} />
      </Stack>
      <Columns split="8+4">
        <div>
          {town.preschools.length === 0 ? (
            <Notice icon="info" title={t('desk.no-list.title')}>
              <p>{t('desk.no-list.text')}</p>
              <LinkButton href={childcareHref(view).replace(/childcare$/, 'office/data')}>
                {t('desk.no-list.link')}
              </LinkButton>
            </Notice>
          ) : (
            <>
              <Counts view={view} />
              <FileForm view={view} />
            </>
          )}
        </div>
        <div>
          <GuideForm view={view} />
          <Past view={view} />
        </div>
      </Columns>
    </>,
  );
}

function Said({ view }: { view: DeskView }) {
  const { lang, said, newest } = view;
  const t = messages(lang);
  if (said === 'counted' && newest !== null)
    return (
      <Notice
        kind="good"
        role="status"
        title={t('desk.counted', { count: newest.preschools, date: formatDate(newest.asOf, lang, 'long') })}
      >
        <p>
          <a href={childcareHref(view)}>{t('desk.look')}</a>
        </p>
      </Notice>
    );
  if (said === 'undone') return <Notice kind="good" role="status" title={t('desk.undone')} />;
  if (said === 'guided') return <Notice kind="good" role="status" title={t('desk.guided')} />;
  return said === 'changed' ? <Notice kind="warn" title={t('desk.changed')} /> : null;
}

/** What of the last file found no place, and counts of preschools that the list no longer has. */
function Odd({ view }: { view: DeskView }) {
  const { lang, town, newest, findings } = view;
  const t = messages(lang);
  const all = findings.length > 0 ? findings : (newest?.unmatched ?? []);
  return (
    <>
      {all.length === 0 ? null : (
        <Part id="odd" title={t('desk.odd.title', { count: all.length })}>
          <FindingList lang={lang} findings={all} />
        </Part>
      )}
      {town.unmatched.length === 0 ? null : (
        <Notice kind="warn" title={t('desk.lost.title', { count: town.unmatched.length })}>
          <p>{t('desk.lost.text')}</p>
          <ul>
            {town.unmatched.slice(0, 20).map(({ name }) => (
              <li>{name}</li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  );
}

function Counts({ view }: { view: DeskView }) {
  const { lang, town, typed, today, page } = view;
  const t = messages(lang);
  const shown = town.preschools.slice((page - 1) * PER_PAGE, page * PER_PAGE);
  return (
    <Part id="counts" title={t('desk.counts')}>
      <form method="post" action={`${officeHref(view, 'counts')}?page=${page}`}>
        <Stack gap={24}>
          <Field
            lang={lang}
            name="asOf"
            type="date"
            label={t('desk.day')}
            required
            value={typed.get('asOf') ?? today}
          />
          <Small>{t('desk.how')}</Small>
          <CountTable view={view} preschools={shown} />
          <input type="hidden" name="page" value={String(page)} />
          <Button look="main" full>
            {t('desk.save')}
          </Button>
        </Stack>
      </form>
      <Pages view={view} />
    </Part>
  );
}

function Pages({ view }: { view: DeskView }) {
  const { lang, town, page } = view;
  const t = messages(lang);
  const total = town.preschools.length;
  if (total <= PER_PAGE) return null;
  const [first, last] = [(page - 1) * PER_PAGE + 1, Math.min(total, page * PER_PAGE)];
  const to = (one: number, label: string) => ({ href: `${officeHref(view)}?page=${one}`, label });
  return (
    <Pager
      label={t('desk.pages')}
      shown={t('desk.shown', { total, first, last })}
      previous={page > 1 ? to(page - 1, t('desk.previous')) : null}
      next={last < total ? to(page + 1, t('desk.next')) : null}
    />
  );
}

function FileForm({ view }: { view: DeskView }) {
  const { lang, typed, today } = view;
  const t = messages(lang);
  return (
    <Part id="file" title={t('desk.file')}>
      <form method="post" action={officeHref(view, 'file')} enctype="multipart/form-data">
        <Stack>
          <p>{t('desk.file.text')}</p>
          <LinkButton href={officeHref(view, 'template.csv')} icon="download" download="">
            {t('desk.template')}
          </LinkButton>
          <Field
            lang={lang}
            name="fileAsOf"
            type="date"
            label={t('desk.day')}
            required
            value={typed.get('fileAsOf') ?? today}
          />
          <div class="field">
            <label class="field-label" for="f-file">
              {t('desk.file.choose')}
            </label>
            <input class="input" id="f-file" name="file" type="file" accept=".csv,.tsv,.txt,.xlsx,.xls" />
          </div>
          <Field
            lang={lang}
            name="table"
            type="textarea"
            label={t('desk.file.paste')}
            value={typed.get('table') ?? ''}
          />
          <Button>{t('desk.file.save')}</Button>
        </Stack>
      </form>
    </Part>
  );
}

function GuideForm({ view }: { view: DeskView }) {
  const { lang, town, typed, problems } = view;
  const t = messages(lang);
  const known = (name: string, value: string | null | undefined) => typed.get(name) ?? value ?? '';
  const wrong = (name: string) => {
    const error = problems.find((one) => one.name === name)?.message;
    return error === undefined ? {} : { error };
  };
  return (
    <Part id="guide" title={t('desk.guide')}>
      <form method="post" action={officeHref(view, 'guide')}>
        <Stack>
          <Field
            lang={lang}
            name="entry"
            label={t('desk.guide.entry')}
            hint={t('desk.guide.entry.hint')}
            value={known('entry', town.guide?.entry)}
            maxlength={60}
          />
          <Field
            lang={lang}
            name="deadline"
            type="date"
            label={t('desk.guide.deadline')}
            value={known('deadline', town.guide?.deadline)}
            {...wrong('deadline')}
          />
          <Field
            lang={lang}
            name="how"
            type="textarea"
            label={t('desk.guide.how')}
            hint={t('desk.guide.how.hint')}
            value={known('how', town.guide?.how)}
            maxlength={2000}
          />
          <Field
            lang={lang}
            name="url"
            type="url"
            label={t('desk.guide.url')}
            value={known('url', town.guide?.url)}
            {...wrong('url')}
          />
          <Button>{t('desk.guide.save')}</Button>
        </Stack>
      </form>
    </Part>
  );
}

function Past({ view }: { view: DeskView }) {
  const { lang, newest, entries, nameOf } = view;
  const t = messages(lang);
  return (
    <Part id="past" title={t('desk.past')}>
      {newest === null ? (
        <p>{t('desk.past.none')}</p>
      ) : (
        <form method="post" action={officeHref(view, 'undo')}>
          <p>
            {t('desk.past.newest', { date: formatDate(newest.asOf, lang, 'date'), count: newest.preschools })}
          </p>
          <input type="hidden" name="report" value={newest.id} />
          <Button slim>{t('desk.undo')}</Button>
        </form>
      )}
      {entries.length === 0 ? null : (
        <HistoryTimeline
          lang={lang}
          entries={entries}
          nameOf={nameOf}
          describe={(entry) => ({ title: doneText(entry, t) })}
        />
      )}
    </Part>
  );
}

function doneText({ action }: Entry, t: ReturnType<typeof messages>): string {
  if (action === 'childcare.counted') return t('past.counted');
  return t(action === 'childcare.undone' ? 'past.undone' : 'past.guided');
}

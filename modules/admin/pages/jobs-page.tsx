/** What was given up, and what runs by the clock. */
import type { DeadLetter, ScheduleReport } from '@tomoni/platform/jobs';
import { type Lang, pathIn, textIn } from '@tomoni/platform/messages';
import {
  AfterList,
  Button,
  Cluster,
  Confirm,
  EmptyState,
  LinkButton,
  Nb,
  Notice,
  Part,
  Phrases,
  Row,
  Rows,
  renderPage,
  Stack,
} from '@tomoni/platform/pages';
import { messages } from '../messages.ts';
import { framed, momentText } from './frame.tsx';

export type Done = 'retried' | 'discarded';

export interface JobsView {
  lang: Lang;
  letters: readonly DeadLetter[];
  schedules: readonly ScheduleReport[];
  done: Done | null;
}

export function jobsPage({ lang, letters, schedules, done }: JobsView): string {
  const t = messages(lang);
  return framed({
    lang,
    path: '/admin/jobs',
    title: 'jobs.title',
    lead: t('jobs.lead'),
    children: (
      <>
        <Stack gap={24}>
          {done === null ? null : (
            <Notice kind="good" role="status" title={<Phrases of={t.phrases(`jobs.${done}`)} />}>
              {done === 'retried' ? <p>{t('jobs.retried.text')}</p> : null}
            </Notice>
          )}
          {letters.length === 0 ? <EmptyState>{t('jobs.none')}</EmptyState> : null}
          {letters.length > 1 ? (
            <form method="post" action={pathIn(lang, '/admin/jobs/retry')}>
              <Button look="main">
                <Phrases of={t.phrases('jobs.all')} />
              </Button>
            </form>
          ) : null}
          {letters.length === 0 ? null : (
            <ul class="findings">
              {letters.map((letter) => (
                <Letter lang={lang} letter={letter} />
              ))}
            </ul>
          )}
        </Stack>
        <Clock lang={lang} schedules={schedules} />
      </>
    ),
  });
}

function Letter({ lang, letter }: { lang: Lang; letter: DeadLetter }) {
  const t = messages(lang);
  const base = `/admin/jobs/${letter.kind}/${letter.id}`;
  return (
    <li>
      <h2 class="finding-title">{letterName(letter, lang)}</h2>
      <p class="small sub">{t('jobs.row', { date: momentText(letter.at, lang), count: letter.attempts })}</p>
      <details class="small">
        <summary>{t('jobs.why')}</summary>
        <code>{letter.error}</code>
      </details>
      <AfterList>
        <Cluster>
          <form method="post" action={pathIn(lang, `${base}/retry`)}>
            <Button slim>{t('jobs.retry')}</Button>
          </form>
          <LinkButton slim look="quiet" href={pathIn(lang, `${base}/discard`)}>
            {t('jobs.discard')}
          </LinkButton>
        </Cluster>
      </AfterList>
    </li>
  );
}

/** What it does, in words. */
function letterName({ kind, name, title }: DeadLetter, lang: Lang): string {
  if (title !== null) return textIn(title, lang);
  return messages(lang)(kind === 'event' ? 'jobs.event' : 'jobs.unknown', { name });
}

function Clock({ lang, schedules }: { lang: Lang; schedules: readonly ScheduleReport[] }) {
  const t = messages(lang);
  return (
    <Part id="clock" title={<Phrases of={t.phrases('jobs.clock')} />}>
      {schedules.length === 0 ? (
        <p>{t('jobs.clock.none')}</p>
      ) : (
        <Rows>
          {schedules.map(({ job, last, next }) => (
            <Row
              icon="clock"
              title={textIn(job.title, lang)}
              sub={<Times lang={lang} last={last} next={next} />}
            />
          ))}
        </Rows>
      )}
    </Part>
  );
}

function Times({ lang, last, next }: Pick<ScheduleReport, 'last' | 'next'> & { lang: Lang }) {
  const t = messages(lang);
  const following = (
    <Nb>{t(last === null ? 'jobs.clock.first' : 'jobs.clock.next', { next: momentText(next, lang) })}</Nb>
  );
  if (last === null) return following;
  return (
    <>
      <Nb>{t('jobs.clock.last', { last: momentText(last, lang) })}</Nb> {following}
    </>
  );
}

/** Asks before something is thrown away. */
export function discardPage({ lang, letter }: { lang: Lang; letter: DeadLetter }): string {
  const t = messages(lang);
  const path = `/admin/jobs/${letter.kind}/${letter.id}/discard`;
  return renderPage({
    lang,
    path,
    title: t('discard.title'),
    noindex: true,
    children: (
      <Confirm
        action={pathIn(lang, path)}
        title={<Phrases of={t.phrases('discard.title')} />}
        verb={t('discard.verb')}
        cancel={{ href: pathIn(lang, '/admin/jobs'), label: t('discard.cancel') }}
      >
        <p>{t('discard.text', { name: letterName(letter, lang) })}</p>
      </Confirm>
    ),
  });
}

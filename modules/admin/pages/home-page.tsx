/** How the site is, and the admin's ways on. */
import type { JobHealth } from '@tomoni/platform/jobs';
import { formatBytes, type Lang, pathIn } from '@tomoni/platform/messages';
import {
  AfterList,
  Columns,
  Facts,
  type Html,
  LinkButton,
  Notice,
  Part,
  Phrases,
  Row,
  Rows,
  Stack,
} from '@tomoni/platform/pages';
import type { DatabaseFigures } from '@tomoni/platform/storage';
import { messages } from '../messages.ts';
import type { Worry } from '../rules.ts';
import { framed } from './frame.tsx';

export interface HomeView {
  lang: Lang;
  jobs: JobHealth;
  database: DatabaseFigures;
  worries: readonly Worry[];
  /** Rows of other modules. */
  ways: readonly Html[];
}

export function homePage(view: HomeView): string {
  const { lang, worries, jobs, ways } = view;
  const t = messages(lang);
  const dead = t(jobs.dead === 0 ? 'way.jobs.none' : 'health.dead', { count: jobs.dead });
  return framed({
    lang,
    path: '/admin',
    title: 'home.title',
    children: (
      <>
        <Stack>
          {worries.length === 0 ? (
            <Notice kind="good" title={<Phrases of={t.phrases('health.good')} />}>
              <p>{t('health.good.text')}</p>
            </Notice>
          ) : (
            worries.map((worry) => <WorryNotice lang={lang} worry={worry} />)
          )}
        </Stack>
        <Columns split="7+5">
          <Part id="ways" title={<Phrases of={t.phrases('home.ways')} />}>
            <Rows>
              {[...ways]}
              <Row
                icon="history"
                title={<Phrases of={t.phrases('way.jobs')} />}
                sub={dead}
                href={pathIn(lang, '/admin/jobs')}
              />
              <Row
                icon="id-card"
                title={<Phrases of={t.phrases('way.personal')} />}
                sub={t('way.personal.text')}
                href={pathIn(lang, '/admin/personal-data')}
              />
              <Row
                icon="eye-off"
                title={<Phrases of={t.phrases('way.purge')} />}
                sub={t('way.purge.text')}
                href={pathIn(lang, '/admin/purge')}
              />
            </Rows>
          </Part>
          <Part id="state" title={<Phrases of={t.phrases('home.state')} />}>
            <StateFacts {...view} />
          </Part>
        </Columns>
      </>
    ),
  });
}

function WorryNotice({ lang, worry }: { lang: Lang; worry: Worry }) {
  const t = messages(lang);
  if (worry.code === 'dead') {
    return (
      <Notice kind={worry.kind} title={<Phrases of={t.phrases('health.dead', { count: worry.count })} />}>
        <p>{t('health.dead.text')}</p>
        <AfterList>
          <LinkButton look="main" href={pathIn(lang, '/admin/jobs')}>
            {t('health.dead.link')}
          </LinkButton>
        </AfterList>
      </Notice>
    );
  }
  const text = worryText(lang, worry);
  return (
    <Notice kind={worry.kind} title={<Phrases of={t.phrases(`health.${worry.code}`)} />}>
      <p>{text}</p>
    </Notice>
  );
}

function worryText(lang: Lang, worry: Exclude<Worry, { code: 'dead' }>): string {
  const t = messages(lang);
  switch (worry.code) {
    case 'late':
      return t('health.late.text', { minutes: worry.minutes });
    case 'mail':
      return t('health.mail.text', { count: worry.count });
    case 'backup-old':
      return t('health.backup-old.text', { days: worry.days });
    case 'backup-none':
      return t('health.backup-none.text');
    case 'read-only':
      return t('health.read-only.text');
    case 'server':
      return t(`health.server.${worry.why}`, { address: worry.address });
    default:
      return t('health.disk.text', { free: formatBytes(worry.free) });
  }
}

function StateFacts({ lang, jobs, database }: HomeView) {
  const t = messages(lang);
  const count = (number: number) => t('state.count', { count: number });
  return (
    <Facts
      items={[
        { name: t('state.waiting'), value: count(jobs.waiting) },
        { name: t('state.running'), value: count(jobs.running) },
        { name: t('state.dead'), value: count(jobs.dead) },
        { name: t('state.version'), value: `PostgreSQL ${database.version}` },
        { name: t('state.size'), value: formatBytes(database.size) },
        { name: t('state.free'), value: database.free === null ? null : formatBytes(database.free) },
      ]}
    />
  );
}

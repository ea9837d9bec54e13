/** The office of open data: what is public, what is on its way, and the ways on. */
import { type OfficeView, officePage, placeName } from '@tomoni/places/contract';
import type { StagedHead } from '@tomoni/platform/intake';
import { pathIn } from '@tomoni/platform/messages';
import {
  AnswerColumns,
  Badge,
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
import { approvalState, type Item } from '@tomoni/platform/workflow';
import { type CatalogueTexts, messages } from '../messages.ts';
import type { Dataset, Version } from '../model.ts';
import { officeHref } from '../office-requests.ts';
import { dayText } from './day-text.ts';

export interface OfficeHome extends OfficeView {
  datasets: readonly Dataset[];
  staged: readonly StagedHead[];
  open: readonly { version: Version; item: Item }[];
  mayConfigure: boolean;
  undone: boolean;
}

export function officeHomePage(view: OfficeHome): string {
  const { lang, place, datasets } = view;
  const t = messages(lang);
  return officePage(
    view,
    { title: t('office.title') },
    <AnswerColumns
      split="8+4"
      answer={
        <>
          <PageTitle
            title={<Phrases of={t.phrases('office.of', { place: placeName(place, lang) })} />}
            lead={datasets.length === 0 ? t('office.none') : t('office.count', { count: datasets.length })}
          />
          {view.undone ? <Notice kind="good" role="status" title={t('office.undone')} /> : null}
          <Part id="progress" title={t('office.progress')}>
            <InProgress view={view} t={t} />
          </Part>
        </>
      }
      beside={
        <Panel>
          <Ways view={view} t={t} />
        </Panel>
      }
      below={
        <Part
          id="public"
          title={t('office.public')}
          {...(datasets.length === 0
            ? {}
            : { link: { href: pathIn(lang, `/${place.code}/data`), label: t('office.public.see') } })}
        >
          <Public view={view} t={t} />
        </Part>
      }
    />,
  );
}

function InProgress({ view, t }: { view: OfficeHome; t: CatalogueTexts }) {
  const { staged, open } = view;
  if (staged.length + open.length === 0) return <EmptyState>{t('office.progress.none')}</EmptyState>;
  return (
    <Rows>
      {staged.map(({ id, files, fileCount, expiresAt }) => (
        <Row
          icon="file-text"
          title={
            fileCount > 1
              ? t('office.staged', { file: files[0] ?? '', count: fileCount - 1 })
              : (files[0] ?? '')
          }
          sub={t('office.staged.until', { date: dayText(expiresAt, t.lang) })}
          href={officeHref(view, `staged/${id}`)}
        />
      ))}
      {open.map(({ version, item }) => (
        <Row
          icon="file-spreadsheet"
          title={version.about.title}
          sub={t('office.version', { number: version.number, date: dayText(version.madeAt, t.lang) })}
          end={<Badge kind="info">{approvalState(item, t.lang)}</Badge>}
          href={officeHref(view, `versions/${version.id}`)}
        />
      ))}
    </Rows>
  );
}

function Public({ view, t }: { view: OfficeHome; t: CatalogueTexts }) {
  if (view.datasets.length === 0) return <EmptyState>{t('office.public.none')}</EmptyState>;
  return (
    <Rows>
      {view.datasets.map(({ title, kind, recordCount, publishedAt, version }) => (
        <Row
          icon={kind === 'file' ? 'file-text' : 'file-spreadsheet'}
          title={title}
          sub={[
            kind === 'file' ? '' : t('office.records', { count: recordCount }),
            t('office.published', { date: dayText(publishedAt, t.lang) }),
          ]
            .filter((text) => text !== '')
            .join(t('between'))}
          href={officeHref(view, `versions/${version}`)}
        />
      ))}
    </Rows>
  );
}

function Ways({ view, t }: { view: OfficeHome; t: CatalogueTexts }) {
  const links = [
    ['templates', t('office.do.templates')],
    ['harvests', t('office.do.harvest')],
    ...(view.mayConfigure ? [['settings', t('office.do.settings')]] : []),
  ] as const;
  return (
    <Stack gap={12}>
      <LinkButton look="main" full icon="file-spreadsheet" href={officeHref(view, 'upload')}>
        {t('office.do.upload')}
      </LinkButton>
      <ul class="links">
        {links.map(([rest = '', label]) => (
          <li>
            <a href={officeHref(view, rest)}>{label}</a>
          </li>
        ))}
      </ul>
    </Stack>
  );
}

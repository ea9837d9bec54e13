/** Where files are fetched from by night, and what came of the last run. */
import { type OfficeView, officePage } from '@tomoni/places/contract';
import {
  AfterList,
  AnswerColumns,
  Badge,
  Button,
  EmptyState,
  ErrorSummary,
  Field,
  LinkButton,
  Notice,
  PageTitle,
  Panel,
  Part,
  Phrases,
  Row,
  Rows,
  Small,
  Stack,
} from '@tomoni/platform/pages';
import type { Harvest, HarvestItem } from '../harvest/model.ts';
import { type CatalogueTexts, messages } from '../messages.ts';
import { LICENCES, RHYTHMS } from '../model.ts';
import { officeHref } from '../office-requests.ts';
import { dayText } from './day-text.ts';

/** As typed. */
export interface HarvestForm {
  url: string;
  licence: string;
  rhythm: string;
  department: string;
}

export const emptyHarvest: HarvestForm = {
  url: '',
  licence: 'CC-BY-4.0',
  rhythm: 'irregular',
  department: '',
};

export interface HarvestListView extends OfficeView {
  harvests: readonly Harvest[];
  form: HarvestForm;
  errors: readonly { name: string; message: string }[];
}

export function harvestListPage(view: HarvestListView): string {
  const { lang, harvests, errors } = view;
  const t = messages(lang);
  return officePage(
    view,
    { title: t('harvest.title') },
    <>
      <ErrorSummary lang={lang} errors={errors} />
      <PageTitle title={<Phrases of={t.phrases('harvest.title')} />} lead={t('harvest.lead')} />
      {harvests.length === 0 ? (
        <EmptyState>{t('harvest.none')}</EmptyState>
      ) : (
        <Rows>
          {harvests.map((harvest) => (
            <Row
              icon="download"
              title={harvest.url}
              sub={lastRun(harvest, t)}
              end={<Standing harvest={harvest} t={t} />}
              href={officeHref(view, `harvests/${harvest.id}`)}
            />
          ))}
        </Rows>
      )}
      <Part id="add" title={t('harvest.add')}>
        <AddForm view={view} t={t} />
      </Part>
      <AfterList>
        <LinkButton look="quiet" href={officeHref(view)} icon="arrow-left">
          {t('office.back')}
        </LinkButton>
      </AfterList>
    </>,
  );
}

function AddForm({ view, t }: { view: HarvestListView; t: CatalogueTexts }) {
  const { lang, form, errors } = view;
  const error = errors.find(({ name }) => name === 'url');
  return (
    <form class="form-narrow" action={officeHref(view, 'harvests')} method="post">
      <Stack gap={24}>
        <Field
          lang={lang}
          name="url"
          type="url"
          required
          label={t('harvest.url')}
          hint={t('harvest.url.hint')}
          value={form.url}
          maxlength={2000}
          {...(error === undefined ? {} : { error: error.message })}
        />
        <Field
          lang={lang}
          name="licence"
          type="select"
          unmarked
          label={t('describe.licence')}
          hint={t('harvest.licence.hint')}
          value={form.licence}
          options={Object.entries(LICENCES).map(([value, { name }]) => ({ value, label: name }))}
        />
        <Field
          lang={lang}
          name="rhythm"
          type="select"
          unmarked
          label={t('describe.rhythm')}
          value={form.rhythm}
          options={RHYTHMS.map((value) => ({ value, label: t(`rhythm.${value}`) }))}
        />
        <Field
          lang={lang}
          name="department"
          label={t('describe.department')}
          value={form.department}
          maxlength={100}
        />
        <Button look="main" full>
          {t('harvest.add.button')}
        </Button>
      </Stack>
    </form>
  );
}

export interface HarvestView extends OfficeView {
  harvest: Harvest;
  items: readonly HarvestItem[];
}

export function harvestPage(view: HarvestView): string {
  const { lang, harvest, items } = view;
  const t = messages(lang);
  return officePage(
    view,
    { title: t('harvest.title') },
    <AnswerColumns
      split="8+4"
      answer={
        <>
          <PageTitle title={<Phrases of={t.phrases('harvest.title')} />} lead={lastRun(harvest, t)} />
          <p class="cluster">
            <Standing harvest={harvest} t={t} />
            <span class="prose">{harvest.url}</span>
          </p>
          {harvest.filter === '' ? null : <Small>{t('harvest.filter', { filter: harvest.filter })}</Small>}
          {harvest.fault === null ? null : (
            <Notice kind="warn" title={t('harvest.fault')}>
              <p>{t('harvest.fault.what', { code: harvest.fault })}</p>
            </Notice>
          )}
        </>
      }
      beside={
        <Panel>
          <Ways view={view} t={t} />
        </Panel>
      }
      below={
        <Part id="files" title={t('harvest.files')}>
          <Files view={view} items={items} t={t} />
        </Part>
      }
    />,
  );
}

function Ways({ view, t }: { view: HarvestView; t: CatalogueTexts }) {
  const { harvest } = view;
  return (
    <form action={officeHref(view, `harvests/${harvest.id}`)} method="post">
      <Stack gap={12}>
        <Button full name="do" value={harvest.paused ? 'resume' : 'pause'}>
          {t(harvest.paused ? 'harvest.resume' : 'harvest.pause')}
        </Button>
        <Button look="quiet" full name="do" value="remove">
          {t('harvest.remove')}
        </Button>
        <Small>{t('harvest.remove.what')}</Small>
        <LinkButton look="quiet" full href={officeHref(view, 'harvests')} icon="arrow-left">
          {t('harvest.back')}
        </LinkButton>
      </Stack>
    </form>
  );
}

/** So many are shown; the rest is counted. */
const SHOWN = 200;

function Files({ view, items, t }: { view: HarvestView; items: readonly HarvestItem[]; t: CatalogueTexts }) {
  if (items.length === 0) return <EmptyState>{t('harvest.files.none')}</EmptyState>;
  return (
    <>
      <Rows>
        {items.slice(0, SHOWN).map((item) => (
          <Row
            icon="file-text"
            title={item.name === '' ? item.url : item.name}
            sub={
              item.takenAt === null ? item.url : t('harvest.taken', { date: dayText(item.takenAt, t.lang) })
            }
            end={<Badge kind={ITEM_BADGES[item.state]}>{t(`harvest.item.${item.state}`)}</Badge>}
            {...(item.staged === null ? {} : { href: officeHref(view, `staged/${item.staged}`) })}
          />
        ))}
      </Rows>
      {items.length > SHOWN ? <Small>{t('harvest.more', { count: items.length - SHOWN })}</Small> : null}
    </>
  );
}

const ITEM_BADGES = {
  wanted: 'plain',
  drafted: 'good',
  waiting: 'warn',
  unchanged: 'plain',
  failed: 'bad',
} as const;

function Standing({ harvest, t }: { harvest: Harvest; t: CatalogueTexts }) {
  if (harvest.paused) return <Badge kind="resting">{t('harvest.paused')}</Badge>;
  if (harvest.fault !== null) return <Badge kind="warn">{t('harvest.faulty')}</Badge>;
  return <Badge kind="good">{t('harvest.active')}</Badge>;
}

function lastRun({ endedAt }: Harvest, t: CatalogueTexts): string {
  return endedAt === null ? t('harvest.never') : t('harvest.last', { date: dayText(endedAt, t.lang) });
}

/** The finder: how many there are first, then which, then what stands beside what. */
import { MapAndList, type MapGround } from '@tomoni/platform/maps';
import { formatDate, formatTime } from '@tomoni/platform/messages';
import {
  Button,
  Chips,
  Cluster,
  EmptyState,
  MoreLink,
  PageTitle,
  Part,
  Phrases,
  Small,
  Stack,
} from '@tomoni/platform/pages';
import { type Conditions, MOST_COMPARED, toggled } from '../conditions.ts';
import { FORMS } from '../feeds.ts';
import { clockText } from '../hours.ts';
import { messages } from '../messages.ts';
import { AGES, CARES } from '../model.ts';
import type { FinderView } from '../requests.ts';
import type { Loosened } from '../rules.ts';
import { Compared } from './compare-part.tsx';
import { ConditionsForm } from './conditions-form.tsx';
import { finderRow } from './finder-row.tsx';
import { childcareHref, TownCrumbs, townPage } from './frame.tsx';
import { GuideNotice } from './guide-notice.tsx';
import { AgainForm, CompareForm, finderHref, WayChip, WayLink } from './ways.tsx';
import { careName } from './words.ts';

/** So many are shown before 「残りを見る」: more than fit on a phone without losing the thread. */
const FIRST_SHOWN = 10;

export function finderPage(view: FinderView, ground: MapGround): string {
  const { lang, town, conditions } = view;
  const t = messages(lang);
  const searched = conditions.age !== null || conditions.care.length > 0 || view.posted;
  if (town.preschools.length === 0) return nothingYet(view);
  return townPage(
    view,
    {
      title: t('title'),
      description: t('description'),
      noindex: searched || conditions.compare.length > 0,
      map: true,
    },
    <>
      <TownCrumbs view={view} />
      <AgainForm view={view} />
      <MapAndList
        lang={lang}
        ground={ground}
        layout="beside"
        near={{ post: finderHref(view, conditions) }}
        {...(view.home === null ? {} : { here: { position: view.home.position } })}
        rows={shownOf(view).map((found) => finderRow(view, found))}
        head={<Head view={view} />}
        listTitle={<ListTitle view={view} />}
        after={<AfterList view={view} />}
        underMap={
          town.guide === null ? undefined : <GuideNotice lang={lang} today={view.today} guide={town.guide} />
        }
      />
      {view.compared.length < 2 ? null : (
        <Part id="compare" title={t('compare.title', { count: view.compared.length })}>
          <Compared view={view} />
          <Cluster>
            <WayLink view={view} conditions={conditions} rest="print">
              {t('print')}
            </WayLink>
            <WayLink view={view} conditions={{ ...conditions, compare: [] }}>
              {t('compare.stop')}
            </WayLink>
          </Cluster>
        </Part>
      )}
      <Part id="conditions" title={t('form.title')}>
        <ConditionsForm view={view} />
      </Part>
    </>,
  );
}

function nothingYet(view: FinderView): string {
  const t = messages(view.lang);
  return townPage(
    view,
    { title: t('title'), noindex: true },
    <>
      <TownCrumbs view={view} />
      <PageTitle title={<Phrases of={t.phrases('none.title')} />} lead={t('none.text')} />
      {view.town.guide === null ? null : (
        <GuideNotice lang={view.lang} today={view.today} guide={view.town.guide} />
      )}
    </>,
  );
}

function shownOf({ found, conditions }: FinderView): FinderView['found'] {
  return conditions.all ? found : found.slice(0, FIRST_SHOWN);
}

function Head({ view }: { view: FinderView }) {
  const { lang, conditions, counts } = view;
  const t = messages(lang);
  return (
    <>
      <PageTitle title={<Phrases of={headline(view)} />} lead={leadOf(view)} />
      <Question view={view} />
      {conditions.age !== null ? null : (
        <Chips label={t('age.question')} scroll>
          {AGES.map((age) => (
            <WayChip view={view} conditions={{ ...conditions, age, all: false }} current={false} kind="one">
              {t('age.class', { age })}
            </WayChip>
          ))}
        </Chips>
      )}
      <Chips label={t('filters')} scroll>
        {counts.newest === null ? null : (
          <WayChip
            view={view}
            conditions={{ ...conditions, free: !conditions.free }}
            current={conditions.free}
            kind="any"
          >
            {t('filter.free')}
          </WayChip>
        )}
        {CARES.filter((care) => view.town.preschools.some((one) => one.care[care] === true)).map((care) => (
          <WayChip
            view={view}
            conditions={{ ...conditions, care: toggled(conditions.care, care) }}
            current={conditions.care.includes(care)}
            kind="any"
          >
            {careName(care, t)}
          </WayChip>
        ))}
      </Chips>
    </>
  );
}

/** Only a current count lets somebody say that there is room; and only one by age that a child gets in. */
function headline({ lang, found, conditions, counts }: FinderView): string[] {
  const t = messages(lang);
  const count = found.length;
  if (count === 0) return t.phrases('answer.none');
  if (counts.newest === null || !conditions.free) return t.phrases('answer.all', { count });
  return t.phrases(counts.byAge ? 'answer.free' : 'answer.somewhere', { count });
}

function leadOf({ lang, counts, conditions }: FinderView): string | undefined {
  const t = messages(lang);
  if (counts.newest === null) return t('lead.uncounted');
  return conditions.free && !counts.byAge ? t('lead.not-by-age') : undefined;
}

/** What was asked, as a sentence; each part leads to where it can be changed. */
function Question({ view }: { view: FinderView }) {
  const { lang, conditions, home, work } = view;
  const t = messages(lang);
  const parts = [
    conditions.age === null ? null : part('age', t('ask.age', { age: conditions.age })),
    home === null
      ? null
      : part('home', home.text === '' ? t('ask.here') : t('ask.home', { place: home.text })),
    work === null ? null : part('work', t('ask.work', { place: work.text })),
    conditions.within === null || home === null
      ? null
      : part('within', t('ask.within', { count: conditions.within })),
    conditions.from === null
      ? null
      : part('from', t('ask.from', { time: formatTime(clockText(conditions.from), lang) })),
    conditions.to === null
      ? null
      : part('to', t('ask.to', { time: formatTime(clockText(conditions.to), lang) })),
    ...conditions.kinds.map((kind) => part('kind', t(`kind.${kind}`))),
  ].filter((one) => one !== null);
  return (
    <p class="ask">
      {parts.map((one, index) => (
        <>
          {index === 0 ? null : t('comma')}
          <a href={`#f-${one.field}`}>{one.text}</a>
        </>
      ))}
      {parts.length === 0 ? <MoreLink href="#conditions">{t('ask.more')}</MoreLink> : t('ask.end')}
    </p>
  );
}

function part(field: string, text: string) {
  return { field, text };
}

const FORM_NAMES = { csv: 'CSV', json: 'JSON', geojson: 'GeoJSON' } as const;

function ListTitle({ view }: { view: FinderView }) {
  const { lang, counts, home, today } = view;
  const t = messages(lang);
  const order = t(home === null ? 'order.name' : 'order.near');
  if (counts.newest === null) return <>{order}</>;
  const style = counts.newest.slice(0, 4) === today.slice(0, 4) ? 'monthDay' : 'date';
  return <>{t('order.counted', { order, date: formatDate(counts.newest, lang, style) })}</>;
}

function AfterList({ view }: { view: FinderView }) {
  const { lang, found, conditions, silent } = view;
  const t = messages(lang);
  const rest = found.length - shownOf(view).length;
  return (
    <Stack>
      {found.length > 0 ? null : <Loosening view={view} />}
      {rest === 0 ? null : (
        <WayLink view={view} conditions={{ ...conditions, all: true }}>
          {t('rest', { count: rest })}
        </WayLink>
      )}
      {silent === 0 ? null : <Small>{t('silent', { count: silent })}</Small>}
      {found.length < 2 ? null : (
        <CompareForm view={view} shown={shownOf(view)}>
          <Stack gap={8}>
            <Button>{t('compare.button')}</Button>
            <Small>{t('compare.most', { count: MOST_COMPARED })}</Small>
          </Stack>
        </CompareForm>
      )}
      <Small>
        {t('source')} <a href={childcareHref(view).replace(/childcare$/, 'data')}>{t('source.link')}</a>
      </Small>
      <Small>
        {t('feeds')}{' '}
        {FORMS.map((form, index) => (
          <>
            {index === 0 ? null : ' · '}
            <a href={`${childcareHref({ ...view, lang: 'ja' })}/preschools.${form}`}>{FORM_NAMES[form]}</a>
          </>
        ))}
      </Small>
    </Stack>
  );
}

/** Which condition to loosen, with what comes of it. */
function Loosening({ view }: { view: FinderView }) {
  const t = messages(view.lang);
  const { proposals, conditions } = view;
  if (proposals.length === 0) {
    const blank: Conditions = {
      ...conditions,
      from: null,
      to: null,
      care: [],
      kinds: [],
      within: null,
      free: false,
    };
    return (
      <>
        <EmptyState>{t('empty.none')}</EmptyState>
        <WayLink view={view} conditions={blank}>
          {t('empty.blank')}
        </WayLink>
      </>
    );
  }
  return (
    <>
      <EmptyState>{t('empty.some')}</EmptyState>
      {proposals.map((one) => (
        <p>
          <WayLink view={view} conditions={one.conditions}>
            {proposalText(one, t)}
          </WayLink>
        </p>
      ))}
    </>
  );
}

function proposalText(one: Loosened, t: ReturnType<typeof messages>): string {
  const { count } = one;
  if (one.wish === 'from' || one.wish === 'to')
    return t(`loosen.${one.wish}`, { time: formatTime(one.time, t.lang), count });
  if (one.wish === 'within')
    return one.minutes === null
      ? t('loosen.anywhere', { count })
      : t('loosen.within', { minutes: one.minutes, count });
  if (one.wish === 'care') return t('loosen.care', { care: careName(one.care, t), count });
  return t(`loosen.${one.wish}`, { count });
}

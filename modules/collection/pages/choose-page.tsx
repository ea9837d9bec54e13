/** Choosing one's area: by name, address or position, or from the list. What is typed comes by POST, never in an address. */

import { placeName } from '@tomoni/places/contract';
import { pathIn } from '@tomoni/platform/messages';
import {
  Button,
  Chip,
  Chips,
  EmptyState,
  Field,
  Fold,
  Folds,
  Name,
  Notice,
  PageTitle,
  Part,
  Phrases,
  Row,
  Rows,
  Small,
  Stack,
} from '@tomoni/platform/pages';
import { type AreaMatch, MOST_MATCHES } from '../area-search.ts';
import { type CollectionTexts, messages } from '../messages.ts';
import type { Area, TownCalendar } from '../model.ts';
import { areaName } from '../presentation.ts';
import { garbageHref, type TownView, townPage } from './frame.tsx';

/** What was found for what a person typed, or for where they are. */
export type AreaResults =
  | { by: 'text'; typed: string; matches: AreaMatch[] }
  | { by: 'position'; near: { area: Area; metres: number }[] };

export interface ChooseView extends TownView {
  calendar: TownCalendar;
  areas: readonly Area[];
  results: AreaResults | null;
  /** The area chosen earlier on this device. */
  remembered: Area | null;
}

/** Longer lists take two columns where there is room. */
const SHORT_LIST = 8;

/** Beyond this a list is cut into groups that open. */
const LONG_LIST = 40;

export function choosePage(view: ChooseView): string {
  const { lang, areas, calendar, results, remembered } = view;
  const t = messages(lang);
  return townPage(
    view,
    {
      title: t('garbage.of', { place: placeName(view.place, lang) }),
      islands: true,
      noindex: results !== null,
    },
    <>
      <PageTitle title={<Phrases of={t.phrases('choose.title')} />} lead={t('choose.lead')} />
      {remembered ? <Remembered view={view} area={remembered} t={t} /> : null}
      <SearchForm view={view} t={t} />
      {results ? <Results view={view} results={results} t={t} /> : null}
      <Part id="all-areas" title={t('choose.list', { count: areas.length })}>
        <AreaList view={view} t={t} />
      </Part>
      <Part id="kinds" title={t('choose.other')}>
        <Chips label={t('choose.other')}>
          <Chip href={garbageHref(view, 'categories')}>{t('category.all')}</Chip>
          <Chip href={garbageHref(view, 'sorting')}>{t('sorting.all')}</Chip>
          <Chip href={garbageHref(view, 'source')}>
            {t(calendar.madeBy === 'town' ? 'source.town' : 'source.volunteers')}
          </Chip>
        </Chips>
      </Part>
    </>,
  );
}

function Remembered({ view, area, t }: { view: ChooseView; area: Area; t: CollectionTexts }) {
  return (
    <Part id="remembered" title={t('choose.remembered')}>
      <Rows>
        <Row
          icon="map-pin"
          title={<Name of={areaName(view.calendar, area, view.lang)} lang={view.lang} />}
          href={garbageHref(view, area.id)}
        />
      </Rows>
      <form action={garbageHref(view, 'forget')} method="post">
        <Button look="quiet" slim>
          {t('choose.forget')}
        </Button>
      </form>
    </Part>
  );
}

function SearchForm({ view, t }: { view: ChooseView; t: CollectionTexts }) {
  const typed = view.results?.by === 'text' ? view.results.typed : undefined;
  return (
    <Stack>
      <form class="stack stack-12" action={garbageHref(view)} method="post">
        <Field
          lang={view.lang}
          name="q"
          label={t('choose.label')}
          hint={hintOf(view, t)}
          type="search"
          autocomplete="street-address"
          maxlength={200}
          required
          {...(typed === undefined ? {} : { value: typed })}
        />
        <Button look="main" full icon="search">
          {t('choose.button')}
        </Button>
      </form>
      {view.areas.some((area) => area.position !== null) ? <PositionForm view={view} t={t} /> : null}
      <Small>{t('choose.privacy')}</Small>
    </Stack>
  );
}

/** An area of this town as the example. */
function hintOf({ areas, calendar, lang }: ChooseView, t: CollectionTexts): string {
  const [first] = areas;
  return first === undefined
    ? t('choose.hint.none')
    : t('choose.hint', { area: areaName(calendar, first, lang) });
}

/** The island fills both fields and sends the form; without JavaScript the form stays hidden. */
function PositionForm({ view, t }: { view: ChooseView; t: CollectionTexts }) {
  return (
    <form action={garbageHref(view)} method="post" id="near-me">
      <input type="hidden" name="lat" />
      <input type="hidden" name="lon" />
      <Button island="position" target="near-me" doneLabel={t('choose.here.busy')} full icon="locate-fixed">
        {t('choose.here')}
      </Button>
      <p class="field-error" data-failure hidden>
        {t('choose.here.failed')}
      </p>
    </form>
  );
}

function Results({ view, results, t }: { view: ChooseView; results: AreaResults; t: CollectionTexts }) {
  const count = results.by === 'text' ? results.matches.length : results.near.length;
  if (count === 0) {
    const none =
      results.by === 'text'
        ? { title: t('choose.none.title', { q: results.typed }), text: t('choose.none.text') }
        : { title: t('choose.here'), text: t('choose.none.byPlace') };
    return (
      <Notice kind="warn" icon="circle-help" title={none.title} role="status">
        <p>{none.text}</p>
      </Notice>
    );
  }
  return (
    <Part id="found" title={t('choose.results', { count })}>
      <Rows>
        {results.by === 'text'
          ? results.matches
              .slice(0, MOST_MATCHES)
              .map((match) => <AreaRow view={view} area={match.area} sub={reasonText(match, t)} />)
          : results.near
              .slice(0, 10)
              .map(({ area, metres }) => <AreaRow view={view} area={area} sub={distanceText(metres, t)} />)}
      </Rows>
      {results.by === 'text' && count > MOST_MATCHES ? (
        <Small>{t('choose.more', { count: MOST_MATCHES })}</Small>
      ) : null}
    </Part>
  );
}

function reasonText({ reason }: AreaMatch, t: CollectionTexts): string | null {
  if (reason === 'inside') return t('choose.inside');
  return reason === 'maybe' ? t('choose.maybe') : null;
}

/** Metres are told in steps of this many: a position is no more exact than that. */
const STEP_M = 50;

function distanceText(metres: number, t: CollectionTexts): string {
  if (metres < STEP_M) return t('choose.near');
  const distance =
    metres < 1000
      ? t('choose.metres', { count: Math.round(metres / STEP_M) * STEP_M })
      : t('choose.kilometres', { count: (metres / 1000).toFixed(1) });
  return t('choose.distance', { distance });
}

function AreaRow({ view, area, sub }: { view: ChooseView; area: Area; sub?: string | null }) {
  return (
    <Row
      icon="map-pin"
      title={<Name of={areaName(view.calendar, area, view.lang)} lang={view.lang} />}
      sub={sub ?? null}
      href={garbageHref(view, `${area.id}/choose`)}
    />
  );
}

/** A short list as it is; a long one by ward or first characters, in parts that open without JavaScript. */
function AreaList({ view, t }: { view: ChooseView; t: CollectionTexts }) {
  const { areas } = view;
  if (areas.length === 0) return <EmptyState>{t('none.text')}</EmptyState>;
  if (areas.length <= LONG_LIST) {
    return (
      <Rows long={areas.length > SHORT_LIST}>
        {areas.map((area) => (
          <AreaRow view={view} area={area} />
        ))}
      </Rows>
    );
  }
  return (
    <Folds>
      {groupsOf(areas, t('choose.group.other')).map(([name, members]) => (
        <Fold title={name} count={members.length}>
          <Rows long={members.length > SHORT_LIST}>
            {members.map((area) => (
              <AreaRow view={view} area={area} />
            ))}
          </Rows>
        </Fold>
      ))}
    </Folds>
  );
}

/** Groups in the order of the file: by master, else by what stands before a space, else by the first character. */
function groupsOf(areas: readonly Area[], other: string): [string, Area[]][] {
  const groups = new Map<string, Area[]>();
  for (const area of areas) {
    const name = area.masterName ?? area.master ?? groupName(area.name, other);
    const known = groups.get(name);
    if (known) known.push(area);
    else groups.set(name, [area]);
  }
  return [...groups];
}

function groupName(name: string, other: string): string {
  const words = name.trim().split(/[\s\u3000]+/);
  const first = words[0] ?? '';
  if (words.length > 1 && first !== '') return first;
  return Array.from(first)[0] ?? other;
}

/** A town that has no calendar yet. */
export function noCalendarPage(view: TownView): string {
  const { lang } = view;
  const t = messages(lang);
  const values = { place: placeName(view.place, lang) };
  return townPage(
    view,
    { title: t('garbage.of', values) },
    <>
      <PageTitle title={<Phrases of={t.phrases('none.title', values)} />} />
      <EmptyState action={{ href: pathIn(lang, '/open-data'), label: t('none.how') }}>
        {t('none.text')}
      </EmptyState>
    </>,
  );
}

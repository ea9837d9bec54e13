/** The list of a kind beside its map: of a town by name, by words, or the nearest to somebody across borders. */
import type { Position } from '@tomoni/geo';
import { placeName } from '@tomoni/places/contract';
import { MapAndList, type MapGround } from '@tomoni/platform/maps';
import { formatNumber, pathIn } from '@tomoni/platform/messages';
import { Actions, AfterList, EmptyState, Pager, Small, Stack, safeHref } from '@tomoni/platform/pages';
import type { Child } from 'hono/jsx';
import { type Asked, conditionsOf, queryOf } from '../asked.ts';
import type { Facility } from '../facility.ts';
import type { Kind } from '../kind.ts';
import { facilityLayer } from '../layer.ts';
import { messages } from '../messages.ts';
import { facilityRow, type RowContext } from './facility-row.tsx';
import { facilitiesHref, framed } from './frame.tsx';
import { Head, POSITION_FORM, Words } from './head.tsx';

export interface ListView extends RowContext {
  asked: Asked;
  kinds: readonly Kind[];
  ground: MapGround;
  /** What stands on this page. */
  facilities: readonly Facility[];
  /** How many there are in all; of the nearest null: nobody counts all towns. */
  total: number | null;
  /** More were there than are looked through for one list. */
  cut: number | null;
  /** Where the reader is; null: they haven't said. */
  from: Position | null;
  /** The nearest: how many are asked for next, or null when these are all. */
  next: number | null;
}

export const PER_PAGE = 50;

export function listPage(props: ListView): string {
  const { view, asked, facilities, from } = props;
  const { lang, place } = view;
  const t = messages(lang);
  const kind = t(`kind.${asked.kind.slug}` as 'kind.toilet');
  const [first] = facilities;
  const rows = facilities.map((facility) => facilityRow(facility, props));
  const title =
    place === null ? t('title.near', { kind }) : t('title.kind', { place: placeName(place, lang), kind });
  return framed(
    view,
    {
      title,
      ...(place === null ? {} : { description: t('description', { place: placeName(place, lang) }) }),
      noindex: from !== null || asked.q !== '' || asked.page > 1 || asked.needs.length > 0 || asked.now,
      wide: true,
      map: true,
    },
    <MapAndList
      lang={lang}
      ground={props.ground}
      rows={rows}
      chosen={from === null || first === undefined ? undefined : rows[0]?.id}
      here={from === null ? undefined : { position: from }}
      head={<Head view={view} asked={asked} kinds={props.kinds} from={from} />}
      listTitle={facilities.length === 0 ? undefined : listTitle(props)}
      listLink={resetLink(props)}
      after={<After {...props} />}
      // A tile is kept for minutes and knows no words, so it can't say what is open now.
      layer={
        asked.now || asked.q !== '' || asked.kind.dates !== undefined
          ? undefined
          : facilityLayer.tiles(lang, conditionsOf(asked))
      }
      near={{ post: facilitiesHref(view, `/near?${queryOf({ ...asked, q: '' })}`) }}
    />,
  );
}

function listTitle({ view, asked, facilities, total, from, next }: ListView): string {
  const t = messages(view.lang);
  if (from !== null) return t(next === null ? 'list.near' : 'list.nearest', { count: facilities.length });
  return t(asked.kind.dates === undefined ? 'list.name' : 'list.date', { count: total ?? 0 });
}

function resetLink({ view, asked, from }: ListView) {
  if (asked.needs.length === 0 && !asked.now && asked.q === '') return undefined;
  const bare = queryOf({ ...asked, needs: [], now: false, q: '' });
  return {
    href: facilitiesHref(view, `${from === null ? '' : '/near'}?${bare}`),
    label: messages(view.lang)('list.reset'),
    form: from === null ? undefined : POSITION_FORM,
  };
}

function After(props: ListView) {
  const { view, asked, facilities, cut, from, next } = props;
  const t = messages(view.lang);
  return (
    <AfterList>
      <Stack>
        {facilities.length === 0 ? <Nothing {...props} /> : null}
        {next === null ? null : (
          <Actions>
            <FormButton href={facilitiesHref(view, `/near?${queryOf(asked)}`)} value={String(next)}>
              {t('list.more')}
            </FormButton>
          </Actions>
        )}
        {cut === null ? null : <Small>{t('list.cut', { count: formatNumber(cut, view.lang) })}</Small>}
        {from === null ? (
          <Pages {...props} />
        ) : (
          <>
            <Small>
              {t('list.across')} {t('list.forgotten')}
            </Small>
            <Words view={view} asked={asked} />
          </>
        )}
      </Stack>
    </AfterList>
  );
}

/** Keeps the position, which a link would lose. */
function FormButton(props: { href: string; value?: string; children: Child }) {
  return (
    <button
      class="button"
      type="submit"
      form={POSITION_FORM}
      formaction={safeHref(props.href)}
      name="show"
      value={props.value}
    >
      <span class="button-label">{props.children}</span>
    </button>
  );
}

function Nothing({ view, asked, from }: ListView) {
  const t = messages(view.lang);
  const kind = t(`kind.${asked.kind.slug}` as 'kind.toilet');
  const why = asked.now ? 'none.now' : from === null ? 'none.kind' : 'none.near';
  const bare = queryOf({ ...asked, needs: [], now: false, q: '' });
  const hasConditions = asked.now || asked.needs.length > 0 || asked.q !== '';
  if (from !== null) {
    return (
      <EmptyState>
        {t(why, { kind })}{' '}
        {hasConditions ? (
          <FormButton href={facilitiesHref(view, `/near?${bare}`)}>{t('list.reset')}</FormButton>
        ) : null}
      </EmptyState>
    );
  }
  // Words that nothing in this town fits may be of a place next to it.
  const everywhere = { href: pathIn(view.lang, `/facilities?${queryOf(asked)}`), label: t('search.all') };
  const reset = { href: facilitiesHref(view, `?${bare}`), label: t('list.reset') };
  const action = view.place !== null && asked.q !== '' ? everywhere : reset;
  return (
    <>
      <EmptyState {...(hasConditions ? { action } : {})}>{t(why, { kind })}</EmptyState>
      {hasConditions && action !== reset ? <a href={safeHref(reset.href)}>{reset.label}</a> : null}
    </>
  );
}

function Pages({ view, asked, facilities, total }: ListView) {
  const t = messages(view.lang);
  if (total === null || total <= PER_PAGE) return null;
  const first = (asked.page - 1) * PER_PAGE + 1;
  const to = (page: number) => facilitiesHref(view, `?${queryOf(asked, page)}`);
  return (
    <Pager
      label={t('list.pages')}
      shown={t('list.shown', { count: total, from: first, until: first + facilities.length - 1 })}
      previous={asked.page > 1 ? { href: to(asked.page - 1), label: t('list.previous') } : null}
      next={
        first + facilities.length - 1 < total ? { href: to(asked.page + 1), label: t('list.next') } : null
      }
    />
  );
}

/** Above the list: what can be chosen, and how to come to what is near. */
import { placeName } from '@tomoni/places/contract';
import {
  AfterList,
  Button,
  Chip,
  Chips,
  Notice,
  PageTitle,
  Phrases,
  SearchBar,
  Stack,
} from '@tomoni/platform/pages';
import { type Asked, conditionsOf, queryOf, withKind, withNeed } from '../asked.ts';
import type { Kind } from '../kind.ts';
import { messages } from '../messages.ts';
import type { Search } from '../store.ts';
import { facilitiesHref, type View } from './frame.tsx';

/** Chips send this form once a position is known, so that it stands in no address. */
export const POSITION_FORM = 'facilities-position';

export interface HeadProps {
  view: View;
  asked: Asked;
  /** Kinds that there are. */
  kinds: readonly Kind[];
  /** The position that the list goes by; null: no position. */
  from: { lat: number; lon: number } | null;
}

export function Head(props: HeadProps) {
  const { view, asked, from } = props;
  const { lang, place } = view;
  const t = messages(lang);
  const title =
    from === null && place !== null
      ? t.phrases('title.town', { place: placeName(place, lang) })
      : t.phrases('title');
  return (
    <>
      <PageTitle title={<Phrases of={title} />} />
      {from === null ? null : (
        <form id={POSITION_FORM} method="post" action={chipHref(props, asked)}>
          <input type="hidden" name="lat" value={String(from.lat)} />
          <input type="hidden" name="lon" value={String(from.lon)} />
        </form>
      )}
      <Stack gap={12}>
        <KindChips {...props} />
        <NeedChips {...props} />
      </Stack>
      {asked.kind.notice === undefined ? null : (
        <AfterList>
          <KindNotice kind={asked.kind} view={view} />
        </AfterList>
      )}
      {from === null ? <Finding view={view} asked={asked} /> : null}
    </>
  );
}

function chipHref({ view, from }: HeadProps, search: Search): string {
  return facilitiesHref(view, `${from === null ? '' : '/near'}?${queryOf(search)}`);
}

const formOf = ({ from }: HeadProps) => (from === null ? undefined : POSITION_FORM);

function KindChips(props: HeadProps) {
  const { view, asked, kinds } = props;
  const t = messages(view.lang);
  return (
    <Chips label={t('chips.kinds')} scroll>
      {kinds.map((kind) => (
        <Chip
          href={chipHref(props, withKind(asked, kind))}
          icon={kind.icon}
          current={kind.slug === asked.kind.slug}
          form={formOf(props)}
        >
          {t(`kind.${kind.slug}` as 'kind.toilet')}
        </Chip>
      ))}
    </Chips>
  );
}

function NeedChips(props: HeadProps) {
  const { view, asked } = props;
  const { now, needs } = asked.kind;
  const t = messages(view.lang);
  if (now === null && needs.length === 0) return null;
  const chip = (search: Search, current: boolean, text: string) => (
    <Chip href={chipHref(props, search)} kind="any" current={current} form={formOf(props)}>
      {text}
    </Chip>
  );
  return (
    <Chips label={t('chips.needs')} scroll>
      {now === null ? null : chip({ ...asked, now: !asked.now }, asked.now, t(`now.${now}`))}
      {needs.map((need) =>
        chip(
          withNeed(asked, need.slug),
          asked.needs.includes(need),
          t(`need.${need.slug}` as 'need.wheelchair'),
        ),
      )}
    </Chips>
  );
}

/** What the list doesn't say. */
export function KindNotice({ kind, view }: { kind: Kind; view: View }) {
  const t = messages(view.lang);
  return (
    <Notice kind={kind.square === true ? 'warn' : 'info'} title={t(`notice.${kind.slug}` as 'notice.aed')}>
      <p>{t(`notice.${kind.slug}.text` as 'notice.aed.text')}</p>
    </Notice>
  );
}

/** A field for words and, with JavaScript, a button for where one is. */
function Finding({ view, asked }: { view: View; asked: Asked }) {
  const t = messages(view.lang);
  const form = 'facilities-near';
  return (
    <AfterList>
      <Stack gap={12}>
        <form id={form} action={facilitiesHref(view, `/near?${queryOf({ ...asked, q: '' })}`)} method="post">
          <input type="hidden" name="lat" />
          <input type="hidden" name="lon" />
          <Button
            look="main"
            full
            icon="locate-fixed"
            island="position"
            target={form}
            doneLabel={t('near.busy')}
          >
            <Phrases of={t.phrases('near.button')} />
          </Button>
          <p class="field-error" data-failure hidden>
            {t('near.failed')}
          </p>
        </form>
        <Words view={view} asked={asked} />
      </Stack>
    </AfterList>
  );
}

/** The conditions stay when words are asked for. */
export function Words({ view, asked }: { view: View; asked: Asked }) {
  const t = messages(view.lang);
  return (
    <SearchBar
      action={facilitiesHref(view)}
      label={t('search.label')}
      placeholder={t('search.placeholder')}
      submit={t('search.button')}
      value={asked.q}
      hidden={conditionsOf(asked)}
    />
  );
}

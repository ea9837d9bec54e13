/** Above the list: what can be chosen, and how to come to what is near. */
import { placeName } from '@tomoni/places/contract';
import { Button, Chip, Chips, Notice, PageTitle, Phrases, SearchBar, Stack } from '@tomoni/platform/pages';
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

export function Head({ view, asked, kinds, from }: HeadProps) {
  const { lang, place } = view;
  const t = messages(lang);
  const title =
    from === null && place !== null
      ? t.phrases('title.town', { place: placeName(place, lang) })
      : t.phrases('title');
  const { kind } = asked;
  const form = from === null ? undefined : POSITION_FORM;
  const href = (search: Search) => facilitiesHref(view, `${from === null ? '' : '/near'}?${queryOf(search)}`);
  const now = kind.now;
  return (
    <>
      <PageTitle title={<Phrases of={title} />} />
      {from === null ? null : (
        <form id={POSITION_FORM} method="post" action={href(asked)}>
          <input type="hidden" name="lat" value={String(from.lat)} />
          <input type="hidden" name="lon" value={String(from.lon)} />
        </form>
      )}
      <Stack gap={12}>
        <Chips label={t('chips.kinds')} scroll>
          {kinds.map((one) => (
            <Chip
              href={href(withKind(asked, one))}
              icon={one.icon}
              current={one.slug === kind.slug}
              form={form}
            >
              {t(`kind.${one.slug}` as 'kind.toilet')}
            </Chip>
          ))}
        </Chips>
        {now === null && kind.needs.length === 0 ? null : (
          <Chips label={t('chips.needs')} scroll>
            {now === null ? null : (
              <Chip href={href({ ...asked, now: !asked.now })} kind="any" current={asked.now} form={form}>
                {t(`now.${now}`)}
              </Chip>
            )}
            {kind.needs.map((need) => (
              <Chip
                href={href(withNeed(asked, need.slug))}
                kind="any"
                current={asked.needs.includes(need)}
                form={form}
              >
                {t(`need.${need.slug}` as 'need.wheelchair')}
              </Chip>
            ))}
          </Chips>
        )}
      </Stack>
      {kind.notice === undefined ? null : (
        <div class="after-list">
          <KindNotice kind={kind} view={view} />
        </div>
      )}
      {from === null ? <Finding view={view} asked={asked} /> : null}
    </>
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
export function Finding({ view, asked }: { view: View; asked: Asked }) {
  const t = messages(view.lang);
  const form = 'facilities-near';
  return (
    <div class="after-list">
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
    </div>
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

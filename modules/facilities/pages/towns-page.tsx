/** All towns: near somebody, by words, or town by town. */
import { type Place, placeName, prefectureName } from '@tomoni/places/contract';
import { joinFacts, pathIn } from '@tomoni/platform/messages';
import { EmptyState, Part, Row, Rows, Small } from '@tomoni/platform/pages';
import type { Asked } from '../asked.ts';
import type { Kind } from '../kind.ts';
import { messages } from '../messages.ts';
import { framed, type View } from './frame.tsx';
import { Head } from './head.tsx';

export interface TownsView {
  view: View;
  asked: Asked;
  kinds: readonly Kind[];
  /** Towns that have something of the kind, and how much. */
  towns: readonly { place: Place; count: number }[];
}

/** Longer lists take two columns where there is room. */
const SHORT = 8;

export function townsPage({ view, asked, kinds, towns }: TownsView): string {
  const { lang } = view;
  const t = messages(lang);
  const kind = t(`kind.${asked.kind.slug}` as 'kind.toilet');
  return framed(
    view,
    { title: t('title.near', { kind }), islands: true, noindex: asked.now || asked.needs.length > 0 },
    <>
      <Head view={view} asked={asked} kinds={kinds} from={null} />
      <Part id="towns" title={t('list.towns')}>
        <Rows long={towns.length > SHORT}>
          {towns.map(({ place, count }) => (
            <Row
              icon={asked.kind.icon}
              title={placeName(place, lang)}
              sub={joinFacts([prefectureName(place, lang) ?? '', countText(asked.kind, count, view)], lang)}
              href={pathIn(lang, `/${place.code}/facilities?kind=${asked.kind.slug}`)}
            />
          ))}
        </Rows>
      </Part>
    </>,
  );
}

/** Past events and rows that are a kind of another list aren't counted one by one: no number is better than a wrong one. */
function countText({ dates, base }: Kind, count: number, { lang }: View): string {
  return dates !== undefined || base !== undefined ? '' : messages(lang)('list.town.count', { count });
}

/** Nothing of this has been published here. */
export function noFacilitiesPage(view: View): string {
  const { lang, place } = view;
  const t = messages(lang);
  const title = place === null ? t('title') : t('title.town', { place: placeName(place, lang) });
  const text = place === null ? t('none.site') : t('none.town', { place: placeName(place, lang) });
  return framed(
    view,
    { title, noindex: true },
    <>
      <Small>{title}</Small>
      <EmptyState
        action={
          place === null
            ? { href: pathIn(lang, '/data'), label: t('none.data') }
            : { href: pathIn(lang, '/facilities'), label: t('none.places') }
        }
      >
        {text}
      </EmptyState>
    </>,
  );
}

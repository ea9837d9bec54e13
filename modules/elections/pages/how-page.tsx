/** How one votes: what holds in every town, in plain words. What a town decides, its election commission says. */
import { type PlaceView, placeName } from '@tomoni/places/contract';
import {
  AfterList,
  Columns,
  Facts,
  Notice,
  PageTitle,
  Part,
  Phrases,
  Prose,
  Row,
  Rows,
} from '@tomoni/platform/pages';
import { messages } from '../messages.ts';
import { electionsHref, framed, TownCrumbs } from './frame.tsx';

/** Parts with the number of their paragraphs. */
const LEFT = [
  ['day', 2],
  ['early', 2],
  ['write', 3],
  ['enter', 3],
] as const;
const RIGHT = [
  ['who', 2],
  ['young', 3],
  ['away', 3],
  ['post', 3],
  ['inside', 2],
] as const;

const SHORT = ['hours', 'early', 'bring'] as const;

export interface HowView extends PlaceView {
  /** The town has a list to lead to. */
  hasPlaces: boolean;
}

export function howPage(view: HowView): string {
  const { lang, place } = view;
  const t = messages(lang);
  return framed(
    view,
    { title: t('how.title'), description: t('how.description'), search: view.hasPlaces },
    <>
      <TownCrumbs view={view} here={t('how.title')} />
      <PageTitle title={<Phrases of={t.phrases('how.title')} />} lead={t('how.lead')} />
      <Facts
        items={SHORT.map((name) => ({ name: t(`how.short.${name}`), value: t(`how.short.${name}.value`) }))}
      />
      {view.hasPlaces ? (
        <Rows close>
          <Row
            icon="map-pin"
            title={t('how.places', { place: placeName(place, lang) })}
            href={electionsHref(view)}
          />
        </Rows>
      ) : null}
      <Columns split="6+6">
        <div>
          <Parts view={view} parts={LEFT} />
        </div>
        <div>
          <Parts view={view} parts={RIGHT} />
        </div>
      </Columns>
      <AfterList>
        <Notice icon="phone" title={t('how.ask')} level={2}>
          <p>{t('how.ask.text')}</p>
        </Notice>
      </AfterList>
    </>,
  );
}

function Parts({
  view,
  parts,
}: {
  view: HowView;
  parts: readonly (readonly [name: string, lines: number])[];
}) {
  const t = messages(view.lang);
  return (
    <>
      {parts.map(([name, lines]) => (
        <Part id={name} title={t(`how.${name}` as 'how.day')}>
          <Prose>
            {Array.from({ length: lines }, (_, n) => (
              <p>{t(`how.${name}.${n + 1}` as 'how.day.1')}</p>
            ))}
          </Prose>
        </Part>
      ))}
    </>
  );
}

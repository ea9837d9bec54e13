/** What this module shows elsewhere: a tile on a town's home, and what a dataset's records are used for. */
import { findPlace } from '@tomoni/places/contract';
import { pathIn } from '@tomoni/platform/messages';
import { Phrases, Row, Tile } from '@tomoni/platform/pages';
import type { SlotCard } from '@tomoni/platform/slots';
import { kindOfStandard } from '../kinds/index.ts';
import { toilet } from '../kinds/toilet.ts';
import { kindsThere } from '../kinds-there.ts';
import { messages } from '../messages.ts';
import { usableNow } from '../usable-now.ts';

/** How many toilets can be used now; where nobody knows, how much there is. */
export const facilitiesTile: SlotCard = {
  slot: 'place.tiles',
  order: 20,
  async render(site, { lang, place }) {
    if (place === undefined || (await findPlace(site.db, place)) === null) return null;
    const there = await kindsThere(site.db, place);
    const [first] = there.kinds;
    if (first === undefined) return null;
    const t = messages(lang);
    const now = there.kinds.includes(toilet) ? await usableNow(site, place, toilet) : 0;
    const count = there.counts(first).reduce((sum, one) => sum + one.count, 0);
    const kind = t(`kind.${first.slug}` as 'kind.toilet');
    return (
      <Tile
        href={pathIn(lang, `/${place}/facilities`)}
        icon="map-pin"
        title={<Phrases of={t.phrases('tile.title')} />}
        fact={now > 0 ? t('tile.now', { count: now }) : t('tile.count', { kind, count })}
      />
    );
  },
};

/** On the page of a dataset whose records are shown here. */
export const datasetCard: SlotCard = {
  slot: 'catalogue.dataset.apps',
  order: 10,
  async render(_site, { lang, place, dataset }) {
    const kind = kindOfStandard(dataset?.standard ?? null);
    if (place === undefined || kind === null) return null;
    const t = messages(lang);
    return (
      <Row
        icon="map"
        title={<Phrases of={t.phrases('card.title')} />}
        sub={t('card.fact', { kind: t(`kind.${kind.slug}` as 'kind.toilet') })}
        href={pathIn(lang, `/${place}/facilities?kind=${kind.slug}`)}
      />
    );
  },
};

/** What this module shows on others' pages: a tile on the town's home, and what a dataset's records are used for. */
import { pathIn } from '@tomoni/platform/messages';
import { Phrases, Row, Tile } from '@tomoni/platform/pages';
import type { SlotCard } from '@tomoni/platform/slots';
import { messages } from '../messages.ts';
import { readTown, STANDARD } from '../town.ts';

/** Only where there are polling places. */
export const electionsTile: SlotCard = {
  slot: 'place.tiles',
  order: 30,
  async render(site, { lang, place }) {
    if (place === undefined) return null;
    const { places } = await readTown(site.db, place);
    if (places.length === 0) return null;
    const t = messages(lang);
    return (
      <Tile
        href={pathIn(lang, `/${place}/elections`)}
        icon="vote"
        title={<Phrases of={t.phrases('title.short')} />}
        fact={t('tile.fact')}
      />
    );
  },
};

/** On the page of a dataset whose records are shown here. */
export const datasetCard: SlotCard = {
  slot: 'catalogue.dataset.apps',
  order: 30,
  async render(_site, { lang, place, dataset }) {
    if (place === undefined || dataset?.standard !== STANDARD) return null;
    const t = messages(lang);
    return (
      <Row
        icon="vote"
        title={<Phrases of={t.phrases('card.title')} />}
        sub={t('card.fact')}
        href={pathIn(lang, `/${place}/elections`)}
      />
    );
  },
};

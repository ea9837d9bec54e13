/** On a town's home: the way to its open data, with how much there is. */
import { pathIn } from '@tomoni/platform/messages';
import { Phrases, Tile } from '@tomoni/platform/pages';
import type { SlotCard } from '@tomoni/platform/slots';
import { messages } from '../messages.ts';
import { publicCount } from '../public-list.ts';

export const dataTile: SlotCard = {
  slot: 'place.tiles',
  order: 30,
  async render(site, { lang, place }) {
    if (place === undefined) return null;
    const { datasets } = await publicCount(site.db, place);
    if (datasets === 0) return null;
    const t = messages(lang);
    return (
      <Tile
        href={pathIn(lang, `/${place}/data`)}
        icon="table"
        title={<Phrases of={t.phrases('visit.tile')} />}
        fact={t('visit.tile.fact', { count: datasets })}
      />
    );
  },
};

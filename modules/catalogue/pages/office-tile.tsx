/** The way to the counter of open data in the town's office. */
import { pathIn } from '@tomoni/platform/messages';
import { Tile } from '@tomoni/platform/pages';
import type { SlotCard } from '@tomoni/platform/slots';
import { listDatasets } from '../datasets.ts';
import { messages } from '../messages.ts';

export const officeTile: SlotCard = {
  slot: 'place.office',
  order: 20,
  async render(site, { lang, place }) {
    if (place === undefined) return null;
    const t = messages(lang);
    const { total } = await listDatasets(site.db, { owner: place, limit: 1 });
    return (
      <Tile
        href={pathIn(lang, `/${place}/office/data`)}
        icon="database"
        title={t('office.title')}
        fact={total === 0 ? t('office.card.none') : t('office.card.count', { count: total })}
      />
    );
  },
};

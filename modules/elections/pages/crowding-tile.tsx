/** The way to the counter of early voting. */
import { pathIn } from '@tomoni/platform/messages';
import { Tile } from '@tomoni/platform/pages';
import type { SlotCard } from '@tomoni/platform/slots';
import { messages } from '../messages.ts';
import { readTown } from '../town.ts';

/** Only where there is early voting. */
export const crowdingTile: SlotCard = {
  slot: 'place.office',
  order: 31,
  async render(site, { lang, place }) {
    if (place === undefined) return null;
    const { places } = await readTown(site.db, place);
    if (!places.some(({ when }) => when.includes('early'))) return null;
    const t = messages(lang);
    return (
      <Tile
        href={pathIn(lang, `/${place}/office/elections/crowding`)}
        icon="users"
        title={t('crowd.desk')}
        fact={t('crowd.desk.tile')}
      />
    );
  },
};

/** The way to the counter for changed polling places. */
import { pathIn } from '@tomoni/platform/messages';
import { Tile } from '@tomoni/platform/pages';
import type { SlotCard } from '@tomoni/platform/slots';
import { waitingAlerts } from '../alerts-store.ts';
import { messages } from '../messages.ts';
import { readTown } from '../town.ts';

/** Only where there are polling places. */
export const alertsTile: SlotCard = {
  slot: 'place.office',
  order: 30,
  async render(site, { lang, place }) {
    if (place === undefined) return null;
    const [{ places }, waiting] = await Promise.all([
      readTown(site.db, place),
      waitingAlerts(site.db, place),
    ]);
    if (places.length === 0 && waiting.length === 0) return null;
    const t = messages(lang);
    return (
      <Tile
        href={pathIn(lang, `/${place}/office/elections/alerts`)}
        icon="vote"
        title={t('alert.desk')}
        fact={
          waiting.length === 0 ? t('alert.desk.tile') : t('alert.desk.tile.waits', { count: waiting.length })
        }
      />
    );
  },
};

/** What this module shows on others' pages: a tile on the town's home and in its office, and whose data it uses. */
import { todayIn } from '@tomoni/japanese';
import { formatDate, pathIn } from '@tomoni/platform/messages';
import { Phrases, Row, Tile } from '@tomoni/platform/pages';
import type { SlotCard } from '@tomoni/platform/slots';
import { messages } from '../messages.ts';
import { listReports } from '../store.ts';
import { readTown, STANDARD } from '../town.ts';
import { currentCounts, hasPlace } from '../vacancy.ts';

/** With a number only while it holds. */
export const finderTile: SlotCard = {
  slot: 'place.tiles',
  order: 15,
  async render(site, { lang, place }) {
    if (place === undefined) return null;
    const { preschools } = await readTown(site.db, place);
    if (preschools.length === 0) return null;
    const t = messages(lang);
    const today = todayIn('Asia/Tokyo', site.now());
    const count = preschools.filter((one) => hasPlace(one, null, today)).length;
    return (
      <Tile
        href={pathIn(lang, `/${place}/childcare`)}
        icon="baby"
        title={<Phrases of={t.phrases('title')} />}
        fact={currentCounts(preschools, today).newest === null ? t('tile.does') : t('tile.free', { count })}
      />
    );
  },
};

export const officeTile: SlotCard = {
  slot: 'place.office',
  order: 25,
  async render(site, { lang, place }) {
    if (place === undefined) return null;
    const t = messages(lang);
    const [newest] = await listReports(site.db, place, 1);
    return (
      <Tile
        href={pathIn(lang, `/${place}/office/childcare`)}
        icon="baby"
        title={t('office.title')}
        fact={
          newest === undefined
            ? t('office.tile.none')
            : t('office.tile.last', { date: formatDate(newest.asOf, lang, 'monthDay') })
        }
      />
    );
  },
};

/** On the page of the dataset of preschools. */
export const appCard: SlotCard = {
  slot: 'catalogue.dataset.apps',
  order: 20,
  async render(_site, { lang, place, dataset }) {
    if (place === undefined || dataset?.standard !== STANDARD) return null;
    const t = messages(lang);
    return (
      <Row href={pathIn(lang, `/${place}/childcare`)} icon="baby" title={t('title')} sub={t('app.does')} />
    );
  },
};

/** What this module shows on others' pages: a tile on the town's home and in its office, and what a dataset's records are used for. */
import { todayIn } from '@tomoni/japanese';
import { formatDate, pathIn } from '@tomoni/platform/messages';
import { Phrases, Row, Tile } from '@tomoni/platform/pages';
import type { SlotCard } from '@tomoni/platform/slots';
import { messages } from '../messages.ts';
import { nextVotes, publicVotes } from '../public-elections.ts';
import { readTown, STANDARD } from '../town.ts';

/** Only where there are polling places, or elections. With the next polling day, where one is known. */
export const electionsTile: SlotCard = {
  slot: 'place.tiles',
  order: 30,
  async render(site, { lang, place }) {
    if (place === undefined) return null;
    const [{ places }, votes] = await Promise.all([readTown(site.db, place), publicVotes(site.db, place)]);
    if (places.length === 0 && votes.length === 0) return null;
    const t = messages(lang);
    const today = todayIn('Asia/Tokyo', site.now());
    const polling = nextVotes(votes, today)[0]?.about.polling;
    return (
      <Tile
        href={pathIn(lang, `/${place}/elections`)}
        icon="vote"
        title={<Phrases of={t.phrases('title.short')} />}
        fact={
          polling === undefined
            ? t('tile.fact')
            : polling === today
              ? t('tile.today')
              : t('tile.next', { date: formatDate(polling, lang, 'long') })
        }
      />
    );
  },
};

export const officeTile: SlotCard = {
  slot: 'place.office',
  order: 28,
  async render(site, { lang, place }) {
    if (place === undefined) return null;
    const t = messages(lang);
    const [next] = nextVotes(await publicVotes(site.db, place), todayIn('Asia/Tokyo', site.now()));
    return (
      <Tile
        href={pathIn(lang, `/${place}/office/elections`)}
        icon="vote"
        title={t('desk.title')}
        fact={
          next === undefined
            ? t('desk.tile.none')
            : t('desk.tile.next', { date: formatDate(next.about.polling, lang, 'monthDay') })
        }
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

/** The way to one's keys in the office of a place. */
import { pathIn } from '@tomoni/platform/messages';
import { Phrases, Tile } from '@tomoni/platform/pages';
import type { SlotCard } from '@tomoni/platform/slots';
import { messages } from '../messages.ts';

export const keyTile: SlotCard = {
  slot: 'place.office',
  order: 90,
  render: async (_, { lang }) => {
    const t = messages(lang);
    return (
      <Tile
        href={pathIn(lang, '/account/keys')}
        icon="key-round"
        title={<Phrases of={t.phrases('keys.title')} />}
        fact={t('keys.account.sub')}
      />
    );
  },
};

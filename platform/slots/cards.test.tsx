import { describe, expect, it } from 'vitest';
import type { ModuleManifest, Site } from '../manifest/index.ts';
import type { Db } from '../storage/index.ts';
import { cardsFor, type SlotCard, type SlotContext } from './index.ts';

const context: SlotContext = {
  lang: 'ja',
  place: '999999',
  choice: (key) => (key === 'area' ? 'みどり町<1>' : null),
};

function Card({ text }: { text: string }) {
  if (text === 'breaks') throw new Error('a component broke');
  return <section>{text}</section>;
}

function card(over: Partial<SlotCard> & Pick<SlotCard, 'render'>): SlotCard {
  return { slot: 'place.home', order: 10, ...over };
}

function siteOf(...modules: (readonly [string, readonly SlotCard[]])[]) {
  const failures: Record<string, unknown>[] = [];
  const manifests = modules.map(([name, slots]): ModuleManifest => ({ name, migrations: {}, slots }));
  const site: Site = {
    db: {} as Db,
    now: () => new Date(0),
    publicUrl: null,
    modules: manifests,
    log: { info() {}, warn() {}, error: (fields) => failures.push(fields) },
  };
  return { site, failures };
}

async function shown(site: Site, slot = 'place.home'): Promise<string[]> {
  return (await cardsFor(site, slot, context)).map(({ module, html }) => `${module}: ${String(html)}`);
}

describe('cardsFor', () => {
  it('gives the cards of one slot by order, then by module, as HTML that is escaped once', async () => {
    const { site } = siteOf(
      [
        'later',
        [card({ order: 20, render: async (_site, { choice }) => <Card text={choice('area') ?? ''} /> })],
      ],
      [
        'collection',
        [
          card({ render: async () => <Card text="ごみ" /> }),
          card({ slot: 'group.page', render: async () => <Card text="no" /> }),
        ],
      ],
      ['facilities', [card({ render: async (_site, { place }) => <Card text={place ?? ''} /> })]],
    );
    expect(await shown(site)).toEqual([
      'collection: <section>ごみ</section>',
      'facilities: <section>999999</section>',
      'later: <section>みどり町&lt;1&gt;</section>',
    ]);
    const [, , last] = await cardsFor(site, 'place.home', context);
    expect(String(<main>{last?.html}</main>)).toBe('<main><section>みどり町&lt;1&gt;</section></main>');
  });

  it('leaves out cards that have nothing to say', async () => {
    const { site, failures } = siteOf(['quiet', [card({ render: async () => null })]]);
    expect(await shown(site)).toEqual([]);
    expect(failures).toEqual([]);
  });

  it('a card that fails, at once, later or while it is written, is logged and the others stay', async () => {
    const { site, failures } = siteOf(
      [
        'at-once',
        [
          card({
            render: () => {
              throw new Error('at once');
            },
          }),
        ],
      ],
      [
        'later',
        [
          card({
            render: async () => {
              throw new Error('later');
            },
          }),
        ],
      ],
      ['written', [card({ render: async () => <Card text="breaks" /> })]],
      ['fine', [card({ render: async () => <Card text="ごみ" /> })]],
    );
    expect(await shown(site)).toEqual(['fine: <section>ごみ</section>']);
    expect(failures.map(({ module }) => module).sort()).toEqual(['at-once', 'later', 'written']);
  });

  it('does not wait for ever', async () => {
    const { site, failures } = siteOf(
      ['stuck', [card({ render: () => new Promise(() => {}) })]],
      ['fine', [card({ render: async () => <Card text="ごみ" /> })]],
    );
    expect(await shown(site)).toEqual(['fine: <section>ごみ</section>']);
    expect(failures).toMatchObject([{ module: 'stuck', slot: 'place.home' }]);
  });
});

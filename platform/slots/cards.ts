import type { ModuleManifest, Site } from '../manifest/index.ts';
import { type Html, trusted } from '../pages/index.ts';
import type { SlotCard, SlotContext } from './contract.ts';

/** How long a page waits for one card, in milliseconds. */
const PATIENCE_MS = 2000;

/** A card as finished HTML, and the module it came from (for a key or an anchor). */
export interface CardOutcome {
  module: string;
  html: Html;
}

/**
 * The cards of one slot in their order, rendered to HTML. All render at the same time.
 * A card that throws or takes longer than two seconds is logged and left out.
 * Cards are rendered on their own, so JSX contexts of the page don't reach them: all they know is `context`.
 */
export async function cardsFor(site: Site, slot: string, context: SlotContext): Promise<CardOutcome[]> {
  const offers = site.modules
    .flatMap((module) => (module.slots ?? []).map((card) => ({ module, card })))
    .filter(({ card }) => card.slot === slot)
    .sort((a, b) => a.card.order - b.card.order);
  const outcomes = await Promise.all(
    offers.map(({ module, card }) => outcomeOf(site, module, card, context)),
  );
  return outcomes.filter((outcome) => outcome !== null);
}

async function outcomeOf(
  site: Site,
  module: ModuleManifest,
  card: SlotCard,
  context: SlotContext,
): Promise<CardOutcome | null> {
  try {
    const html = await withinPatience(htmlOf(site, card, context));
    return html === null ? null : { module: module.name, html };
  } catch (error) {
    site.log.error({ module: module.name, slot: card.slot, err: error }, 'A card failed and was left out');
    return null;
  }
}

/** Components run only when the element becomes text, so that must happen here, inside the guard. */
async function htmlOf(site: Site, card: SlotCard, context: SlotContext): Promise<Html | null> {
  const element = await card.render(site, context);
  if (element === null) return null;
  return trusted(await (await element).toString());
}

async function withinPatience<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${PATIENCE_MS} ms`)), PATIENCE_MS);
  });
  try {
    return await Promise.race([work, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}

/** A facility as a row of a list with its map, and as the card over the map. */
import { ageInDays, ageText } from '@tomoni/catalogue/contract';
import type { MapRowProps } from '@tomoni/platform/maps';
import { isWide, joinFacts } from '@tomoni/platform/messages';
import { Cluster, LinkButton, OwnWords } from '@tomoni/platform/pages';
import type { Facility } from '../facility.ts';
import { addressOf, nameOf, subOf } from '../facility-words.ts';
import { messages } from '../messages.ts';
import { facilityHref, reportHref, type View } from './frame.tsx';
import { StateBadge } from './state-badge.tsx';
import { directionsHref } from './ways.tsx';

export interface RowContext {
  view: View;
  /** By `owner/dataset`. */
  published: ReadonlyMap<string, Date>;
  /** Names of towns that have to be said: those that the page isn't about. */
  towns: ReadonlyMap<string, string> | null;
}

/** Unique within a page. */
export function idOf({ entry: { owner, dataset, n } }: Facility): string {
  return `${owner}-${dataset}-${n}`;
}

/** More would fill the row: the page of the facility has all. Of the dangers of a shelter none is left out. */
const MOST_MARKS = 3;

export function facilityRow(facility: Facility, context: RowContext): MapRowProps {
  const { view, towns } = context;
  const { lang, moment } = view;
  const { entry, kind, met, position } = facility;
  const t = messages(lang);
  const town = towns?.get(entry.owner) ?? '';
  const said = joinFacts([subOf(facility, moment, lang), town], lang);
  return {
    id: idOf(facility),
    position,
    title: <OwnWords of={nameOf(entry, lang)} lang={lang} />,
    ...(said === '' ? {} : { sub: <OwnWords of={said} lang={lang} /> }),
    marks: met
      .filter(({ quiet }) => quiet !== true)
      .slice(0, kind.square === true ? undefined : MOST_MARKS)
      .map(({ icon, slug }) => ({ icon, label: t(`need.${slug}` as 'need.wheelchair') })),
    href: facilityHref(lang, entry),
    ...(kind.square === true ? { square: true } : {}),
    ...(facility.barred ? { unsure: true } : {}),
    card: <Card facility={facility} context={context} />,
  };
}

/** Short: the row and the page say the rest. */
function Card({ facility, context }: { facility: Facility; context: RowContext }) {
  const { view, published } = context;
  const { lang, moment, now } = view;
  const { entry, position } = facility;
  const t = messages(lang);
  const day = published.get(`${entry.owner}/${entry.dataset}`);
  const address = addressOf(entry);
  const sub = subOf(facility, moment, lang);
  return (
    <>
      <Cluster>
        <StateBadge facility={facility} lang={lang} />
      </Cluster>
      <p class="small sub">
        <OwnWords of={sub === address ? address : joinFacts([address, sub], lang)} lang={lang} />
      </p>
      <div class="actions">
        {position === null ? null : (
          <LinkButton look="main" slim icon="footprints" href={directionsHref(position)}>
            {t('card.way')}
          </LinkButton>
        )}
        <LinkButton slim href={facilityHref(lang, entry)}>
          {t('card.details')}
        </LinkButton>
      </div>
      <p class="small sub">
        {day === undefined ? null : `${ageText(ageInDays(day, now), lang)}${isWide(lang) ? '・' : ' · '}`}
        <a href={reportHref(lang, entry)}>{t('wrong')}</a>
      </p>
      {position === null ? null : <p class="small sub">{t('card.third')}</p>}
    </>
  );
}

/** How one gets there: other sites and apps, named as such. None is asked before somebody opens it. */
import type { Position } from '@tomoni/geo';
import type { Lang } from '@tomoni/platform/messages';
import { AfterList, Row, Rows, Small } from '@tomoni/platform/pages';
import { messages } from '../messages.ts';

const at = ({ lat, lon }: Position) => `${lat.toFixed(6)},${lon.toFixed(6)}`;

/** OpenStreetMap's way finder with the place as its end; the beginning is asked there. */
export function directionsHref(position: Position): string {
  return `https://www.openstreetmap.org/directions?to=${encodeURIComponent(at(position))}`;
}

export function Ways({ position, lang }: { position: Position; lang: Lang }) {
  const t = messages(lang);
  const [lat, lon] = at(position).split(',');
  return (
    <>
      <Rows close>
        <Row icon="navigation" title={t('way.app')} href={`geo:${at(position)}?q=${at(position)}`} />
        <Row icon="footprints" title={t('way.osm')} href={directionsHref(position)} />
        <Row icon="map" title={t('way.gsi')} href={`https://maps.gsi.go.jp/#17/${lat}/${lon}/`} />
      </Rows>
      <AfterList>
        <Small>{t('way.third')}</Small>
      </AfterList>
    </>
  );
}

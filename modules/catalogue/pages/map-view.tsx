/** The records of a dataset on a map, with the list that says the same. */

import { MapAndList, type MapGround } from '@tomoni/platform/maps';
import { joinFacts } from '@tomoni/platform/messages';
import { OwnWords, SearchBar } from '@tomoni/platform/pages';
import { columnLabel } from '../column-label.ts';
import type { Entry } from '../entries.ts';
import { messages } from '../messages.ts';
import { recordName } from './record-page.tsx';
import { recordHref, shortAddress, type TableView } from './table-view.tsx';
import { dataHref } from './visit-frame.tsx';

export function MapView({ ground, ...table }: TableView & { ground: MapGround }) {
  const { view, entries, query, total } = table;
  const { lang, dataset } = view;
  const t = messages(lang);
  return (
    <MapAndList
      {...{ lang, ground, layout: 'beside' }}
      head={
        <SearchBar
          action={dataHref(view, dataset.id)}
          label={t('visit.table.search')}
          placeholder={t('visit.table.search')}
          value={query.q}
          hidden={{ view: 'map' }}
        />
      }
      listTitle={t('visit.map.count', { count: total })}
      rows={entries.map((entry) => ({
        id: String(entry.n),
        position: entry.lat === null || entry.lon === null ? null : { lat: entry.lat, lon: entry.lon },
        title: <OwnWords of={recordName({ view, entry })} lang={lang} />,
        sub: <OwnWords of={subOf(entry, table)} lang={lang} />,
        href: recordHref(view, dataset.id, entry.n),
      }))}
      after={
        total > entries.length ? (
          <p class="small sub">{t('visit.map.rest', { shown: entries.length })}</p>
        ) : undefined
      }
    />
  );
}

/** Where it is, and what it has of what people choose by. */
function subOf(entry: Entry, { columns, view }: TableView): string {
  const { lang } = view;
  const facts = columns.slice(1).flatMap(({ name, type }) => {
    const value = entry.body[name] ?? '';
    if (type === 'yes-no' || type === 'mark')
      return value === '有' || value === '1' ? [columnLabel(name, lang)] : [];
    return type === 'address' || type === 'text' ? [shortAddress(value, type, view)] : [];
  });
  return joinFacts(facts.slice(0, 3), lang);
}

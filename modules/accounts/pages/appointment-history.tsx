import { HistoryTimeline } from '@tomoni/platform/history';
import { formatDate, type Lang } from '@tomoni/platform/messages';
import { Part } from '@tomoni/platform/pages';
import { roleName } from '@tomoni/platform/permissions';
import type { RecordedAppointment } from '../appointment-history.ts';
import { messages } from '../messages.ts';

export interface AppointmentHistoryProps {
  lang: Lang;
  records: readonly RecordedAppointment[];
  /** Names of people by id; who has left isn't in it. */
  names: ReadonlyMap<string, string>;
  /** Names of places, groups and the whole site by id. */
  scopes: ReadonlyMap<string, string>;
}

/** Who appointed whom to what, and when: nothing where nothing was done yet. */
export function AppointmentHistory({ lang, records, names, scopes }: AppointmentHistoryProps) {
  if (records.length === 0) return null;
  const t = messages(lang);
  const byEntry = new Map(records.map((record) => [record.entry, record]));
  const day = (date: string) => formatDate(date, lang, 'date');
  const nameOf = (id: string) => {
    const name = names.get(id);
    return name === undefined ? t('people.history.gone') : t('people.history.name', { name });
  };
  const titleOf = ({ act, person, role, scope, was, until }: RecordedAppointment) =>
    t(`people.history.${act}`, {
      name: nameOf(person),
      role: roleName(role, lang),
      scope: scopes.get(scope) ?? scope,
      was: was === null ? '' : day(was),
      until: day(until),
    });
  return (
    <Part id="history" title={t('people.history')}>
      <HistoryTimeline
        lang={lang}
        entries={records.map(({ entry }) => entry)}
        nameOf={(id) => names.get(id) ?? null}
        describe={(entry) => {
          const record = byEntry.get(entry);
          return { title: record === undefined ? entry.action : titleOf(record) };
        }}
      />
    </Part>
  );
}

import { todayIn } from '@tomoni/japanese';
import { formatDate, formatTime, type Lang } from '../messages/index.ts';
import { Timeline } from '../pages/index.ts';
import type { Entry } from './entries.ts';
import { messages } from './messages.ts';

/** A field that differs, as people read it; null where there was nothing. */
export interface ChangedField {
  field: string;
  before: string | null;
  after: string | null;
}

export interface HistoryTimelineProps {
  lang: Lang;
  /** Newest first, as `historyOf` gives them. */
  entries: readonly Entry[];
  /** Words of the module for what was done, and what changed by it. */
  describe: (entry: Entry) => { title: string; changes?: readonly ChangedField[] };
  /** The name of a user or of a key by id (`namedIn`), or null when the account is gone. */
  nameOf: (id: string) => string | null;
  /** The word of the badge on the newest entry: いまの版. None when left out. */
  current?: string;
}

/** Who did what and when, readable: the part of a page that shows a history. */
export function HistoryTimeline({ lang, entries, describe, nameOf, current }: HistoryTimelineProps) {
  const t = messages(lang);
  const items = entries.map((entry, index) => {
    const { title, changes = [] } =
      entry.action === 'history.purged' ? { title: t('purged.title') } : describe(entry);
    const text = (
      <>
        <p>{lineOf(entry, lang, nameOf)}</p>
        {entry.note === null ? null : <p>{entry.note}</p>}
        {changes.length === 0 ? null : (
          <ul>
            {changes.map((change) => (
              <li>{changeText(change, lang)}</li>
            ))}
          </ul>
        )}
      </>
    );
    return index === 0 && current !== undefined ? { title, text, current } : { title, text };
  });
  return <Timeline items={items} />;
}

/** When and by whom: 4月1日（水） 9:05・山田花子. Moments are told in the time of Japan. */
function lineOf(entry: Entry, lang: Lang, nameOf: HistoryTimelineProps['nameOf']): string {
  const t = messages(lang);
  const { actor, key, at } = entry;
  const person =
    actor === 'operator' || actor === 'visitor' ? t(`by.${actor}`) : (nameOf(actor) ?? t('by.gone'));
  const name = key === null ? person : t('by.key', { person, key: nameOf(key) ?? t('by.key.gone') });
  const time = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Asia/Tokyo',
    hour: '2-digit',
    minute: '2-digit',
  }).format(at);
  return t('by.line', {
    date: formatDate(todayIn('Asia/Tokyo', at), lang, 'full'),
    time: formatTime(time, lang, 'table'),
    name,
  });
}

function changeText({ field, before, after }: ChangedField, lang: Lang): string {
  const t = messages(lang);
  if (before === null) return t('change.added', { field, after: after ?? '' });
  if (after === null) return t('change.removed', { field, before });
  return t('change.from-to', { field, before, after });
}

/**
 * The fields of two small JSON objects that differ, in the order in which they stand; `label` gives the words for
 * a field, or null for one that is nobody's business.
 */
export function changedFields(
  before: unknown,
  after: unknown,
  label: (field: string) => string | null,
): ChangedField[] {
  const [old, fresh] = [fieldsOf(before), fieldsOf(after)];
  const names = new Set([...old.keys(), ...fresh.keys()]);
  return [...names].flatMap((name) => {
    const field = label(name);
    const [was, is] = [old.get(name) ?? null, fresh.get(name) ?? null];
    return field === null || was === is ? [] : [{ field, before: was, after: is }];
  });
}

function fieldsOf(value: unknown): Map<string, string> {
  if (value === null || typeof value !== 'object') return new Map();
  const shown = Object.entries(value).filter(([, one]) => one !== null && one !== undefined && one !== '');
  return new Map(shown.map(([name, one]) => [name, typeof one === 'string' ? one : JSON.stringify(one)]));
}

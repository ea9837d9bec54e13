/** What a version changes against the one before: records are the same by their id, else by name and address. */
import type { Changes, StoredColumn, StoredRecord } from './model.ts';
import { type RecordColumns, recordColumns } from './record-name.ts';

interface Content {
  columns: readonly StoredColumn[];
  records: readonly StoredRecord[];
}

/** With the columns that tell records apart. */
type Told = Content & { at: RecordColumns };

/** So many names of each kind are kept for a sentence. */
const NAMED = 5;

export function changesBetween(former: Content, latter: Content): Changes {
  const [before, after] = [told(former), told(latter)];
  const shared = after.columns.flatMap(({ name }, now) => {
    const then = before.columns.findIndex((column) => column.name === name);
    return then === -1 ? [] : [{ now, then }];
  });
  const byId = hasUniqueIds(before) && hasUniqueIds(after);
  const old = indexed(before, byId);
  const changes: Changes = {
    ...{ added: 0, removed: 0, changed: 0, same: 0 },
    columnsAdded: missingIn(before.columns, after.columns),
    columnsRemoved: missingIn(after.columns, before.columns),
    names: { added: [], removed: [], changed: [] },
  };
  const note = (what: 'added' | 'removed' | 'changed', { at }: Told, record: StoredRecord) => {
    changes[what] += 1;
    const name = text(record, at.name);
    if (name !== '' && changes.names[what].length < NAMED) changes.names[what].push(name);
  };
  for (const record of after.records) {
    const key = keyOf(record, after, byId);
    const former = old.get(key)?.shift();
    if (former === undefined) note('added', after, record);
    else if (shared.every(({ now, then }) => text(record, now) === text(former, then))) changes.same += 1;
    else note('changed', after, record);
  }
  for (const rest of old.values()) for (const record of rest) note('removed', before, record);
  return changes;
}

function told(content: Content): Told {
  return { ...content, at: recordColumns(content.columns) };
}

function missingIn(some: readonly StoredColumn[], others: readonly StoredColumn[]): string[] {
  return others.filter(({ name }) => !some.some((one) => one.name === name)).map(({ name }) => name);
}

/** Values stand behind the row. */
function text(record: StoredRecord, column: number): string {
  return String(record[column + 1] ?? '');
}

function hasUniqueIds({ at: { id }, records }: Told): boolean {
  if (id === -1) return false;
  const ids = new Set(records.map((record) => text(record, id)));
  return ids.size === records.length && !ids.has('');
}

function indexed(content: Told, byId: boolean): Map<string, StoredRecord[]> {
  const index = new Map<string, StoredRecord[]>();
  for (const record of content.records) {
    const key = keyOf(record, content, byId);
    const same = index.get(key);
    if (same === undefined) index.set(key, [record]);
    else same.push(record);
  }
  return index;
}

function keyOf(record: StoredRecord, { at }: Told, byId: boolean): string {
  if (byId) return text(record, at.id);
  const named = [text(record, at.name), at.address === -1 ? '' : text(record, at.address)].join('\n');
  return named === '\n' ? record.slice(1).join('\n') : named;
}

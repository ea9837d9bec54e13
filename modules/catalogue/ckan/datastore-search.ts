/** CKAN's datastore_search: the records of a table, searched and sorted. Every value is a text, so that 035 stays 035. */
import { searchCondition } from '@tomoni/platform/search';
import type { Db } from '@tomoni/platform/storage';
import { type RawBuilder, sql } from 'kysely';
import { type Published, standardOf } from '../api-published.ts';
import { invalid, notFound } from './answer.ts';
import { resourceHere } from './package-actions.ts';
import type { Searching } from './package-search.ts';
import { listOf, neededText, objectOf, type Parameters, textOf, truthOf, wholeOf } from './parameters.ts';

const MOST_RECORDS = 32_000;

interface Asked {
  where: RawBuilder<unknown>;
  order: RawBuilder<unknown>;
  fields: readonly string[];
  limit: number;
  offset: number;
}

export async function datastoreSearch(parameters: Parameters, searching: Searching) {
  const id =
    textOf(parameters, 'resource_id') || textOf(parameters, 'id') || neededText(parameters, 'resource_id');
  const { dataset, kind } = await resourceHere(id, searching).catch(() => {
    throw notFound(`Resource "${id.slice(0, 200)}" was not found.`);
  });
  if (kind !== 'csv' || dataset.kind !== 'table') throw notFound(`Resource "${id}" was not found.`);
  const format = textOf(parameters, 'records_format') || 'objects';
  if (format !== 'objects' && format !== 'lists')
    throw invalid({ records_format: ['Value must be one of objects, lists'] });
  const asked = askedIn(parameters, dataset);
  const [records, total] = await Promise.all([
    recordsOf(searching.db, asked),
    truthOf(parameters, 'include_total', true) ? countOf(searching.db, asked.where) : null,
  ]);
  searching.used(dataset);
  return {
    ...{ include_total: total !== null, resource_id: id, records_format: format, limit: asked.limit },
    ...(asked.offset === 0 ? {} : { offset: asked.offset }),
    fields: fieldsOf(dataset, asked.fields),
    records:
      format === 'objects'
        ? records
        : records.map((record) => asked.fields.map((name) => record[name] ?? null)),
    _links: linksOf(id, asked),
    ...(total === null ? {} : { total, total_was_estimated: false }),
  };
}

const ROW = '_id';

function askedIn(parameters: Parameters, dataset: Published): Asked {
  const names = [ROW, ...dataset.columns.map(({ name }) => name)];
  const known = (name: string, parameter: string) => {
    if (!names.includes(name)) throw invalid({ [parameter]: [`field "${name.slice(0, 200)}" not in table`] });
    return name;
  };
  const wanted = listOf(parameters, 'fields').map((name) => known(name, 'fields'));
  return {
    where: conditionIn(parameters, dataset, known),
    order: orderIn(textOf(parameters, 'sort'), known),
    fields: wanted.length === 0 ? names : wanted,
    limit: wholeOf(parameters, 'limit', { usual: 100, most: MOST_RECORDS }),
    offset: wholeOf(parameters, 'offset', { usual: 0, most: 10_000_000 }),
  };
}

type Known = (name: string, parameter: string) => string;

function conditionIn(parameters: Parameters, { owner, id }: Published, known: Known): RawBuilder<unknown> {
  const parts = [sql`entry.owner = ${owner} and entry.dataset = ${id}`];
  for (const [name, value] of Object.entries(objectOf(parameters, 'filters'))) {
    const values = (Array.isArray(value) ? value : [value]).map((one) => String(one ?? ''));
    parts.push(sql`${valueIn(known(name, 'filters'))} = any(${values}::text[])`);
  }
  const { q } = parameters;
  const byField = typeof q === 'object' || (typeof q === 'string' && q.trim().startsWith('{'));
  if (byField) {
    for (const [name, value] of Object.entries(objectOf(parameters, 'q')))
      parts.push(sql`strpos(lower(${valueIn(known(name, 'q'))}), lower(${String(value)})) > 0`);
  } else {
    for (const word of textOf(parameters, 'q').split(/\s+/u).slice(0, 8)) {
      if (word === '') continue;
      const found = searchCondition(word, { owner });
      const anywhere = sql`exists (select from jsonb_each_text(entry.body) as one (name, value)
        where strpos(lower(one.value), lower(${word})) > 0)`;
      parts.push(found === null ? anywhere : sql`((${found}) or ${anywhere})`);
    }
  }
  return sql.join(parts, sql` and `);
}

function valueIn(name: string): RawBuilder<unknown> {
  return name === ROW ? sql`(entry.n + 1)::text` : sql`coalesce(entry.body->>${name}, '')`;
}

/** `名称 asc, _id desc` */
function orderIn(sort: string, known: Known): RawBuilder<unknown> {
  const parts = sort
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const { name, way } = /^"?(?<name>.+?)"?(?:\s+(?<way>asc|desc))?$/iu.exec(part)?.groups ?? {};
      const field = known(name ?? part, 'sort');
      const value = field === ROW ? sql`entry.n` : valueIn(field);
      return way?.toLowerCase() === 'desc' ? sql`${value} desc` : value;
    });
  return sql.join([...parts.slice(0, 8), sql`entry.n`]);
}

async function recordsOf(db: Db, { where, order, fields, limit, offset }: Asked) {
  const { rows } = await sql<{ n: number; body: Record<string, string> }>`
    select entry.n, entry.body from catalogue.entry where ${where}
    order by ${order} limit ${limit} offset ${offset}`.execute(db);
  return rows.map(
    ({ n, body }): Record<string, string | number | null> =>
      Object.fromEntries(fields.map((name) => [name, name === ROW ? n + 1 : (body[name] ?? null)])),
  );
}

async function countOf(db: Db, where: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select count(*) as total from catalogue.entry where ${where}`.execute(db);
  return rows[0]?.total ?? 0;
}

function fieldsOf(dataset: Published, wanted: readonly string[]) {
  const standard = standardOf(dataset);
  return wanted.map((id) => {
    if (id === ROW) return { id, type: 'int' };
    const notes = standard?.columns.find(({ name }) => name === id)?.description.ja;
    return { id, type: 'text', ...(notes === undefined ? {} : { info: { label: id, notes } }) };
  });
}

function linksOf(id: string, { limit, offset }: Asked) {
  const link = (at: number) =>
    `/api/3/action/datastore_search?${new URLSearchParams({ resource_id: id, limit: String(limit), offset: String(at) })}`;
  return { start: link(0), next: link(offset + limit) };
}

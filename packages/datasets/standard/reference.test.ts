/** The declared columns against what is known of both editions, which lies beside this repository. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type Column, type Dataset, datasets, headersOf } from './index.ts';

const FOLDER = fileURLToPath(new URL('../../../../shared/reference/', import.meta.url));

/** What lies outside may be missing: then the declarations are tested by themselves, in standard.test.ts. */
function compare(name: string, tests: () => void): void {
  if (existsSync(FOLDER)) return void describe(name, tests);
  describe(name, () => {
    it('is not compared: the reference is not beside this repository', () => {
      console.info('No ../shared/reference beside this repository: the columns are not compared with it.');
      expect(existsSync(FOLDER)).toBe(false);
    });
  });
}

function reference(file: string): string {
  return readFileSync(`${FOLDER}${file}`, 'utf8').replace(/^\uFEFF/, '');
}

function dataset(slug: string): Dataset {
  const found = datasets.find((one) => one.slug === slug);
  if (found === undefined) throw new Error(`No dataset ${slug}`);
  return found;
}

const ofNew = ({ columns }: Dataset) => columns.filter(({ oldOnly }) => oldOnly !== true);
const namesOf = (columns: readonly Column[]) => columns.map(({ name }) => name);

function expectOrder(places: readonly number[], about: string): void {
  expect(
    places.filter((place) => place === -1),
    about,
  ).toEqual([]);
  expect([...places], about).toEqual([...places].sort((a, b) => a - b));
}

interface ReferenceField {
  name: string;
  type: string;
  format: string | null;
  required: boolean;
  enum: string[] | null;
}

/** What the old edition's model calls the datasets. */
const OLD_MODELS: Readonly<Record<string, string>> = {
  AED設置箇所一覧: 'aed',
  介護サービス事業所一覧: 'care_service',
  医療機関一覧: 'hospital',
  文化財一覧: 'cultural_property',
  観光施設一覧: 'tourism',
  イベント一覧: 'event',
  公衆無線LANアクセスポイント一覧: 'public_wireless_lan',
  公衆トイレ一覧: 'public_toilet',
  消防水利施設一覧: 'fire_hydrant',
  指定緊急避難場所一覧: 'evacuation_space',
  '地域・年齢別人口': 'population',
  公共施設一覧: 'public_facility',
  子育て施設一覧: 'preschool',
  オープンデータ一覧: 'open_data_list',
};

/** What the model spells otherwise than the template. */
const SPELLED: Readonly<Record<string, string>> = {
  'public_facility 利用可能日時特記事項': '利用可能時間特記事項',
};

/** The new edition asks for the contact late in イベント, and begins with the dataset in オープンデータ一覧. */
const REORDERED = ['event', 'open_data_list'];

compare('the list of datasets', () => {
  const text = () => reference('open-data.md');

  function listed(from: string, to: string): [string, string | null][] {
    const part = text().slice(text().indexOf(from), text().indexOf(to));
    return part.split('\n').flatMap((line) => {
      const cells = line.split('|').map((cell) => cell.trim());
      if (!/^(\d+|-)$/.test(cells[3] ?? '')) return [];
      return [cells.slice(1, 3), cells.slice(4, 6)].map(([name = '', slug = '']): [string, string | null] => [
        name.replace(/^\((.+)\)$/, '$1'),
        slug === '-' ? null : slug,
      ]);
    });
  }

  it.each([
    ['flat', 'Type A (22', 'データモデル型 (9', 22],
    ['model', 'データモデル型 (9', '- File name', 10],
  ] as const)('has the %s ones by name and slug', (kind, from, to, count) => {
    const expected = listed(from, to);
    expect(expected).toHaveLength(count);
    const own = datasets.filter((one) => one.kind === kind).map(({ name, slug }) => [name.ja, slug]);
    expect(own.sort()).toEqual(expected.sort());
  });
});

compare('the old edition', () => {
  const templates = existsSync(FOLDER) ? readdirSync(`${FOLDER}standard/suishou_templates`) : ['(missing)'];
  const slugOf = (file: string) =>
    file.replace(/^x+_|\.csv$/g, '').replace(/_(all|new)?_?(yyyymmdd_?)*$/, '');

  it('has sixteen templates', () => expect(templates).toHaveLength(16));

  it.each(templates)('has the columns of %s', (file) => {
    const header = reference(`standard/suishou_templates/${file}`).split(/\r?\n/)[0]?.split(',') ?? [];
    const { columns, slug, oldEdition } = dataset(slugOf(file));
    expect(oldEdition).toBe(true);
    const carried = columns.flatMap(({ old = [] }) => old);
    const plain = (name: string) => name.normalize('NFKC');
    expect(carried.map(plain).sort()).toEqual(header.map(plain).sort());
    const places = header.map((name) =>
      columns.findIndex(({ old = [] }) => old.map(plain).includes(plain(name))),
    );
    if (!REORDERED.includes(slug ?? '')) expectOrder(places, file);
  });

  const models = () =>
    Object.entries(
      JSON.parse(reference('standard/suishou_dataset_fields.json')) as Record<
        string,
        { fields: ReferenceField[] }
      >,
    ).map(([title, { fields }]) => ({ ...dataset(OLD_MODELS[title] ?? title), fields }));

  function columnOf({ columns, slug }: Dataset, { name }: ReferenceField): Column | undefined {
    const spelled = SPELLED[`${slug} ${name}`] ?? name;
    return columns.find(({ old = [] }) =>
      old.some((one) => one.normalize('NFKC') === spelled.normalize('NFKC')),
    );
  }

  it('requires what its model requires', () => {
    for (const model of models()) {
      const required = model.fields
        .filter((field) => field.required)
        .map((field) => columnOf(model, field)?.name);
      const own = namesOf(model.columns.filter(({ oldDemand }) => oldDemand === 'required'));
      expect(own.sort(), model.name.ja).toEqual(required.sort());
    }
  });

  it('has the types and choices of its model', () => {
    for (const model of models()) {
      for (const field of model.fields.filter(({ name }) => name !== 'location')) {
        const column = columnOf(model, field);
        expect(kindsFor(field), `${model.slug} ${field.name}`).toContain(column?.type);
        if (column?.choices) expect(column.choices).toEqual(field.enum);
      }
    }
  });

  it('says of food businesses only what its template says', () => {
    expect(dataset('food_business').columns.every(({ oldDemand }) => oldDemand === 'unknown')).toBe(true);
  });
});

const FORMATS: Readonly<Record<string, string>> = { time: 'time', date: 'date', uri: 'url' };
const NOT_FOR_TEXT = ['time', 'date', 'url', 'yes-no', 'mark', 'choice', 'latitude', 'longitude', 'decimal'];
const TEXT_KINDS = [
  'text',
  'kana',
  'latin',
  'id',
  'municipality-code',
  'corporate-number',
  'address',
  'phone',
];

/** The types that may stand for a field of the model. */
function kindsFor({ type, format, enum: choices, name }: ReferenceField): string[] {
  if (choices !== null) {
    if (choices.includes('有')) return ['yes-no'];
    return choices.includes('1') ? ['mark'] : ['choice'];
  }
  if (format !== null) return [FORMATS[format] ?? format];
  if (type === 'number') return ['integer', 'decimal', 'latitude', 'longitude'];
  if (name === '想定収容人数') return ['integer'];
  return [...TEXT_KINDS, 'weekdays', 'list'].filter((kind) => !NOT_FOR_TEXT.includes(kind));
}

compare('the new edition', () => {
  const observed = () =>
    Object.entries(
      JSON.parse(reference('standard/jichitai_standard_observed_headers.json')) as Record<
        string,
        { header: string[] }
      >,
    ).filter(([slug]) => !slug.includes('('));

  it('has every column of published files, in their order', () => {
    expect(observed()).toHaveLength(13);
    for (const [slug, { header }] of observed()) {
      const names = namesOf(ofNew(dataset(slug)));
      // Other towns publish readings, a district and a fee for bulky waste in this one.
      if (slug !== 'garbage_separation') expect(names, slug).toEqual(header);
      expectOrder(
        header.map((name) => names.indexOf(name)),
        slug,
      );
    }
  });

  it('demands of evacuation sites what the definition demands', () => {
    const fields: { name: string; class: string }[] = JSON.parse(
      reference('standard/jichitai_evacuation_space_fields.json'),
    );
    const site = dataset('evacuation_space');
    expect(demandsOf(site)).toEqual(
      fields.map((field) => [field.name.replace('緊急避難場所ID', 'ID'), field.class]),
    );
    const [, id] = site.columns;
    expect(id && headersOf(site, id)).toContain('緊急避難場所ID');
  });

  it('demands of public toilets what the definition demands', () => {
    const rows = reference('standard/jichitai_public_toilet_schema.csv').trim().split(/\r?\n/).slice(1);
    const fields = rows.map((row) => row.split(',')).map(([, name, demand]) => [name, demand]);
    expect(demandsOf(dataset('public_toilet'))).toEqual(fields);
  });

  it('demands nothing where the definition isn’t at hand', () => {
    for (const one of datasets.filter(({ newEdition }) => newEdition !== 'defined')) {
      expect(new Set(one.columns.map(({ demand = 'unknown' }) => demand)).size).toBeLessThan(2);
      expect(one.columns.every(({ demand = 'unknown' }) => demand === 'unknown')).toBe(true);
    }
  });

  it('has the columns that towns publish of the other datasets, in their order', () => {
    const lines = reference('standard/jichitai_teigisho_b_columns.md').split('\n');
    const read = lines.flatMap((line) => {
      const [, slug = '', rest = ''] = /^- (?:\d+_)?([a-z_]+)(?:\.csv)? [^:]*?: ?(.+)$/.exec(line) ?? [];
      const known = datasets.find((one) => one.slug === slug && one.newEdition === 'observed');
      return known === undefined || rest.startsWith('see ') ? [] : [{ known, tokens: tokensOf(rest) }];
    });
    expect(read).toHaveLength(9);
    for (const { known, tokens } of read) {
      expect(tokens.length, `${known.slug}`).toBeGreaterThan(5);
      expectOrder(
        tokens.map((token) => namesOf(known.columns).indexOf(token)),
        `${known.slug}: ${tokens.join(', ')}`,
      );
    }
  });
});

const DEMANDS: Readonly<Record<string, string>> = { required: '必須', recommended: '推奨', optional: '任意' };

function demandsOf(one: Dataset): (string | undefined)[][] {
  return ofNew(one).map(({ name, demand = 'unknown' }) => [name, DEMANDS[demand]]);
}

/** Names of a line such as `投票所_ID, _名称, 住所 | 所在地 (note). Remark`; what stands for several names is left out. */
function tokensOf(rest: string): string[] {
  const parts = rest.replace(/\. .*$|。.*$/, '').split(', ');
  const [first = ''] = parts;
  let last = '';
  return parts.flatMap((part) => {
    const token = (part.split('|')[0] ?? '')
      .replace(/ \(.*$/, '')
      .replace(/\.$/, '')
      .trim();
    if (token.startsWith('_')) return [`${first.includes('_') ? first.split('_')[0] : last}${token}`];
    last = token;
    return /[/…]|\(_|^\(/.test(token) ? [] : [token];
  });
}

/** The reader that platform/intake calls: any files become datasets, and a commit makes a version of each. */

import type { Finding } from '@tomoni/findings';
import { findPlace, placeName } from '@tomoni/places/contract';
import type {
  CommitResult,
  CommittedInput,
  IntakeFile,
  Reader,
  Reading,
  ReadOptions,
  UndoInput,
} from '@tomoni/platform/intake';
import type { Site } from '@tomoni/platform/manifest';
import type { Trx } from '@tomoni/platform/storage';
import { move, start } from '@tomoni/platform/workflow';
import { finding } from './findings.ts';
import { versionFlow } from './flow.ts';
import type { CataloguePayload, CataloguePreview, ItemPayload } from './item.ts';
import { messages } from './messages.ts';
import { type Description, isLicence, isRhythm, type VersionDraft } from './model.ts';
import { publishVersion, unpublishVersion } from './publishing.ts';
import { keepSaid, readContext } from './read-context.ts';
import { readFiles } from './read-files.ts';
import type { ReadItem } from './read-table.ts';
import { createDataset, datasetFor, insertVersion, readVersion, versionsOfStaged } from './store.ts';

const ja = messages('ja');
const en = messages('en');

export const catalogueReader: Reader<CataloguePayload> = {
  kind: 'catalogue.files',
  label: { ja: ja('import.label'), en: en('import.label') },
  recognise: async (files) => (files.some(({ path }) => PUBLISHABLE.test(path)) ? AS_A_LAST_RESORT : 0),
  read,
  commit,
  undo,
};

/** A reader that knows more about the files goes first. */
const AS_A_LAST_RESORT = 0.5;

/** What open data is published as; others (programs, letters) are nobody's dataset. */
const PUBLISHABLE =
  /\.(?:csv|tsv|xlsx|xlsm|xls|ods|json|geojson|jsonld|xml|rdf|ttl|kml|gml|gpkg|shp|pdf|png|jpe?g|zip)$/iu;

async function read(files: readonly IntakeFile[], options: ReadOptions): Promise<Reading<CataloguePayload>> {
  const { items, findings, usable } = await readFiles(files, await readContext(options));
  const wanted = items.filter(({ preview }) => !preview.skipped);
  const preview: CataloguePreview = { items: items.map((item) => item.preview) };
  const all = [...findings, ...items.flatMap((item) => item.findings)];
  if (usable && wanted.length === 0) all.push(finding('catalogue.nothing'));
  return {
    preview,
    findings: all,
    questions: items.flatMap((item) => item.questions),
    payload:
      usable && wanted.length > 0
        ? { items: wanted.map(({ payload }) => payload), keptBack: keptBackIn(items, all) }
        : null,
  };
}

/** Files with a sheet or table that somebody doesn't want to publish, that is hidden, or of which records aren't shown as they are. */
function keptBackIn(items: readonly ReadItem[], findings: readonly Finding[]): string[] {
  const tables = items.filter(({ preview }) => preview.skipped || preview.withheld + preview.rough > 0);
  const hidden = findings.filter(({ code }) => code === 'catalogue.hidden-sheet');
  return [
    ...new Set([
      ...tables.map(({ payload }) => payload.file.path),
      ...hidden.flatMap(({ where }) => where.file ?? []),
    ]),
  ];
}

/** The command line: whoever has the machine decides, and nobody else could approve. */
const OPERATOR = 'operator';

/** What a commit tells back. */
export interface CatalogueSummary {
  same: boolean;
  datasets: { id: string; title: string; version: string; number: number; records: number; same: boolean }[];
}

/** The version of a commit is what was staged: its versions are found by it. */
async function commit(tx: Trx, input: CommittedInput<CataloguePayload>, site: Site): Promise<CommitResult> {
  const { owner, actor, stagedId } = input;
  if (actor !== OPERATOR && input.repeats !== null) {
    const before = await versionsOfStaged(tx, owner, input.repeats);
    if (before.length > 0) return { version: input.repeats, summary: { same: true, datasets: [] } };
  }
  const summary: CatalogueSummary = { same: true, datasets: [] };
  for (const item of input.payload.items) {
    const made = await commitItem(tx, item, input, site);
    summary.datasets.push(made);
    summary.same &&= made.same;
  }
  await keepSaid(tx, owner, saidIn(input));
  return { version: stagedId, summary };
}

async function commitItem(
  tx: Trx,
  item: ItemPayload,
  input: CommittedInput<CataloguePayload>,
  site: Site,
): Promise<CatalogueSummary['datasets'][number]> {
  const { owner, actor } = input;
  const at = site.now();
  const only = input.payload.items.filter(({ standard }) => standard === item.standard).length === 1;
  const known = await datasetFor(tx, {
    owner,
    sourceKey: item.sourceKey,
    standard: only ? item.standard : null,
  });
  const former = known?.current == null ? null : await readVersion(tx, owner, known.current);
  if (known !== null && former !== null && former.contentHash === item.contentHash && actor === OPERATOR)
    return {
      ...{ id: known.id, title: former.about.title, version: former.id, number: former.number },
      ...{ records: former.recordCount, same: true },
    };
  const dataset =
    known?.id ?? (await createDataset(tx, { owner, standard: item.standard, sourceKey: item.sourceKey, at }));
  const about = former?.about ?? (await firstDescription(tx, item, input));
  const draft = draftOf(item, { owner, dataset, about, input });
  const version = await insertVersion(tx, draft, { former, at });
  const who = { workflow: versionFlow, owner, ref: version.id, at } as const;
  if (actor === OPERATOR) {
    await start(tx, { ...who, actor: { kind: OPERATOR } });
    await move(tx, { ...who, actor: { kind: OPERATOR }, move: 'publish-now', expectedVersion: 1 });
    await publishVersion(tx, { owner, version: version.id, at });
  }
  return {
    ...{ id: dataset, title: about.title, version: version.id, number: version.number },
    ...{ records: draft.records.length, same: false },
  };
}

function draftOf(
  item: ItemPayload,
  {
    owner,
    dataset,
    about,
    input,
  }: {
    owner: string;
    dataset: string;
    about: Description;
    input: CommittedInput<CataloguePayload>;
  },
): VersionDraft {
  const { kind, standard, edition, columns, records, repairs, open, withheld, rough, contentHash } = item;
  const { path, sheet, headerRow } = item.file;
  const upload = uploadOf(item, input);
  const mine = input.findings.filter(({ where }) => where.file === path && (where.sheet ?? '') === sheet);
  return {
    ...{
      owner,
      dataset,
      kind,
      standard,
      edition,
      about,
      columns,
      records,
      repairs,
      open,
      withheld,
      rough,
      contentHash,
    },
    findings: mine,
    source: {
      ...{
        name: upload?.name ?? path,
        sha256: upload?.sha256 ?? item.file.sha256,
        size: upload?.size ?? item.file.size,
      },
      ...{ path, sheet, headerRow },
      barred: withheld + rough > 0 || (upload?.leftOut ?? true) || isKeptBack(item, upload, input),
    },
    author: input.actor,
    stagedId: input.stagedId,
  };
}

/** Something in the upload isn't for everybody: in the file itself or, of an archive, in any of its files. */
function isKeptBack(
  { file }: ItemPayload,
  upload: { name: string; sha256: string } | undefined,
  { payload: { keptBack } }: CommittedInput<CataloguePayload>,
): boolean {
  if (upload === undefined) return true;
  if (upload.sha256 === file.sha256) return keptBack.includes(file.path);
  return keptBack.some((path) => path.startsWith(upload.name.replace(/\.zip$/iu, '')));
}

/** The upload that a file came in: itself, or the archive around it. */
function uploadOf({ file }: ItemPayload, { originals }: CommittedInput<CataloguePayload>) {
  const own = originals.find(
    ({ sha256, name }) => sha256 === file.sha256 && file.path.endsWith(name.split('/').at(-1) ?? name),
  );
  if (own !== undefined) return own;
  const archive = originals.filter(({ name }) => /\.zip$/iu.test(name));
  return (
    archive.find(({ name }) => file.path.startsWith(`${name.replace(/\.zip$/iu, '')}/`)) ??
    archive.find(({ name }) => file.path === name.replace(/\.zip$/iu, '')) ??
    originals.find(({ sha256 }) => sha256 === file.sha256)
  );
}

/** What is said of a dataset at first; the answers of a form or of the command line go before. */
async function firstDescription(
  tx: Trx,
  { title, titleEn }: ItemPayload,
  { answers, owner }: CommittedInput<CataloguePayload>,
): Promise<Description> {
  const place = await findPlace(tx, owner);
  const { licence = '', rhythm = '', department = '', contact = '' } = answers;
  return {
    ...{ title, titleEn, description: '', descriptionEn: '' },
    licence: isLicence(licence) ? licence : 'CC-BY-4.0',
    rhythm: isRhythm(rhythm) ? rhythm : 'irregular',
    department: department === '' && place !== null ? placeName(place, 'ja') : department,
    contact,
  };
}

/** What people said about columns and kinds holds for the owner's next files. */
function saidIn({ answers, payload }: CommittedInput<CataloguePayload>) {
  return Object.entries(answers).flatMap(([id, value]) => {
    if (value === '') return [];
    if (id.startsWith('column:')) return [{ what: 'column', key: id.slice('column:'.length), value }];
    const item = id.startsWith('kind:') ? payload.items.find(({ key }) => id === `kind:${key}`) : undefined;
    return item === undefined ? [] : [{ what: 'kind', key: item.sourceKey, value }];
  });
}

/** Takes a commit back: what was public before is public again. The versions themselves are kept. */
async function undo(tx: Trx, { owner, version: staged }: UndoInput, site: Site): Promise<void> {
  for (const { id } of await versionsOfStaged(tx, owner, staged))
    await unpublishVersion(tx, { owner, version: id, at: site.now() });
}

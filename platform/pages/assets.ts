import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type BuiltManifest, builtFolder, builtManifest } from './built.ts';
import { compileMapStyles, compileScript, compileStyles, mapLibrary } from './compile.ts';
import { iconPng } from './icons-png.ts';

/**
 * `upload.js` and `map.js` are loaded by `tomoni.js` where there is a form for files or a map, and `maplibre.js` with its
 * worker by `map.js`; `worker.js` is a part of `/sw.js`.
 */
export type AssetName =
  | ('tomoni.css' | 'tomoni.js' | 'upload.js' | 'worker.js')
  | ('map.css' | 'map.js' | 'maplibre.js' | 'maplibre-worker.js')
  | ('icon-192.png' | 'icon-512.png' | 'maskable-192.png' | 'maskable-512.png');

export interface AssetFile {
  /** Hashed name, e.g. `tomoni.4f2a9c01d3.css`: its content never changes, so it may be cached for ever. */
  fileName: string;
  contentType: string;
  body: Buffer;
}

export interface Assets {
  /** The address of an asset within the site, e.g. `/static/tomoni.4f2a9c01d3.css`. */
  href(name: AssetName): string;
  /** All files by hashed name; platform/http serves them under /static/ as immutable. */
  files: ReadonlyMap<string, AssetFile>;
}

const contentTypes: Record<AssetName, string> = {
  'tomoni.css': 'text/css; charset=utf-8',
  'tomoni.js': 'text/javascript; charset=utf-8',
  'upload.js': 'text/javascript; charset=utf-8',
  'worker.js': 'text/javascript; charset=utf-8',
  'map.css': 'text/css; charset=utf-8',
  'map.js': 'text/javascript; charset=utf-8',
  'maplibre.js': 'text/javascript; charset=utf-8',
  'maplibre-worker.js': 'text/javascript; charset=utf-8',
  'icon-192.png': 'image/png',
  'icon-512.png': 'image/png',
  'maskable-192.png': 'image/png',
  'maskable-512.png': 'image/png',
};

let loaded: Assets | null = null;

/** Styles and scripts of the site: from the build when there is one, else compiled once in memory. */
export function assets(): Assets {
  if (loaded === null) {
    const built = builtManifest();
    loaded = toAssets(built === null ? compileAssets() : readBuilt(built));
  }
  return loaded;
}

/** Compiles all assets. Needs esbuild, so only the build, development and tests call it. */
export function compileAssets(): Record<AssetName, AssetFile> {
  return {
    'tomoni.css': hashed('tomoni.css', compileStyles()),
    'tomoni.js': hashed('tomoni.js', compileScript('main')),
    'upload.js': hashed('upload.js', compileScript('upload')),
    'worker.js': hashed('worker.js', compileScript('worker')),
    'map.css': hashed('map.css', compileMapStyles()),
    'map.js': hashed('map.js', compileScript('map')),
    'maplibre.js': hashed('maplibre.js', mapLibrary('maplibre-gl-csp.js')),
    'maplibre-worker.js': hashed('maplibre-worker.js', mapLibrary('maplibre-gl-csp-worker.js')),
    'icon-192.png': hashed('icon-192.png', iconPng(192, false)),
    'icon-512.png': hashed('icon-512.png', iconPng(512, false)),
    'maskable-192.png': hashed('maskable-192.png', iconPng(192, true)),
    'maskable-512.png': hashed('maskable-512.png', iconPng(512, true)),
  };
}

function hashed(name: AssetName, content: string | Buffer): AssetFile {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 10);
  return {
    fileName: name.replace('.', `.${hash}.`),
    contentType: contentTypes[name],
    body: Buffer.from(content),
  };
}

function readBuilt(built: BuiltManifest): Record<AssetName, AssetFile> {
  const read = (name: AssetName): AssetFile => {
    const fileName = built.files[name];
    if (fileName === undefined) throw new Error(`the build has no ${name}; run npm run build`);
    return { fileName, contentType: contentTypes[name], body: readFileSync(new URL(fileName, builtFolder)) };
  };
  const names = Object.keys(contentTypes) as AssetName[];
  return Object.fromEntries(names.map((name) => [name, read(name)])) as Record<AssetName, AssetFile>;
}

function toAssets(byName: Record<AssetName, AssetFile>): Assets {
  const files = new Map(Object.values(byName).map((file) => [file.fileName, file]));
  return { files, href: (name) => `/static/${byName[name].fileName}` };
}

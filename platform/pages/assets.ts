import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type BuiltManifest, builtFolder, builtManifest } from './built.ts';
import { compileScript, compileStyles } from './compile.ts';

/** `upload.js` is loaded by `tomoni.js` where there is a form for files. */
export type AssetName = 'tomoni.css' | 'tomoni.js' | 'upload.js';

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
  };
}

function hashed(name: AssetName, text: string): AssetFile {
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 10);
  return {
    fileName: name.replace('.', `.${hash}.`),
    contentType: contentTypes[name],
    body: Buffer.from(text),
  };
}

function readBuilt(built: BuiltManifest): Record<AssetName, AssetFile> {
  const read = (name: AssetName): AssetFile => {
    const fileName = built.files[name];
    if (fileName === undefined) throw new Error(`the build has no ${name}; run npm run build`);
    return { fileName, contentType: contentTypes[name], body: readFileSync(new URL(fileName, builtFolder)) };
  };
  return { 'tomoni.css': read('tomoni.css'), 'tomoni.js': read('tomoni.js'), 'upload.js': read('upload.js') };
}

function toAssets(byName: Record<AssetName, AssetFile>): Assets {
  const files = new Map(Object.values(byName).map((file) => [file.fileName, file]));
  return { files, href: (name) => `/static/${byName[name].fileName}` };
}

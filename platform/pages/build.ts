import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileAssets } from './assets.ts';
import type { BuiltManifest } from './built.ts';
import { readIconShapes } from './icon-shapes.ts';

/**
 * Writes styles, scripts, icons and their manifest to `<folder>/static`. `folder` is where the bundle lies: the
 * running bundle looks for `static/` beside itself, and then needs neither esbuild nor lucide-static.
 */
export function buildPages(folder: string): BuiltManifest {
  const target = join(folder, 'static');
  mkdirSync(target, { recursive: true });
  const files: Record<string, string> = {};
  for (const [name, asset] of Object.entries(compileAssets())) {
    files[name] = asset.fileName;
    writeFileSync(join(target, asset.fileName), asset.body);
  }
  const manifest: BuiltManifest = { files, icons: readIconShapes() };
  writeFileSync(join(target, 'manifest.json'), JSON.stringify(manifest));
  return manifest;
}

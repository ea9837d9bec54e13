import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { builtManifest } from './built.ts';
import { type IconName, iconNames } from './icon-names.ts';

let shapes: Readonly<Record<IconName, string>> | null = null;

/** The inner SVG of every icon in use: from the build when there is one, else from lucide-static (ISC). */
export function iconShapes(): Readonly<Record<IconName, string>> {
  shapes ??= builtManifest()?.icons ?? readIconShapes();
  return shapes;
}

/** Reads the shapes out of the package lucide-static. */
export function readIconShapes(): Record<IconName, string> {
  const require = createRequire(import.meta.url);
  const read = (name: IconName): string => {
    const file = readFileSync(require.resolve(`lucide-static/icons/${name}.svg`), 'utf8');
    return (/<svg[^>]*>([\s\S]*)<\/svg>/.exec(file)?.[1] ?? '')
      .replace(/\s*\n\s*/g, '')
      .replace(/ \/>/g, '/>');
  };
  return Object.fromEntries(iconNames.map((name) => [name, read(name)])) as Record<IconName, string>;
}

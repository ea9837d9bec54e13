/** `npm run architecture` writes the picture of the layers into ARCHITECTURE.md. */
import { readFile, writeFile } from 'node:fs/promises';
import { withPicture } from './architecture-picture.ts';
import { LAYERS } from './layers.ts';

const file = new URL('../ARCHITECTURE.md', import.meta.url);
await writeFile(file, withPicture(await readFile(file, 'utf8'), LAYERS));

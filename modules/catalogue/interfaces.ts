/** What programs can read of open data, for `/openapi.json`. */
import type { PublicRead } from '@tomoni/platform/openapi';
import { ckanReads } from './ckan/interfaces.ts';
import { dcatReads } from './dcat/interfaces.ts';
import { downloadReads } from './downloads/interfaces.ts';
import { oapifReads } from './oapif/interfaces.ts';

export const publicReads: readonly PublicRead[] = [
  ...downloadReads,
  ...ckanReads,
  ...dcatReads,
  ...oapifReads,
];

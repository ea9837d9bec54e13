import type { SameKeys } from '../../messages/index.ts';
import type { ja } from './ja.ts';

export const en: SameKeys<typeof ja> = {
  'by.operator': 'command line',
  'by.visitor': 'a visitor',
  'by.gone': 'somebody who has left',
  'by.key': 'key “{key}” of {person}',
  'by.key.gone': 'without a name',
  'by.line': '{date}, {time}, {name}',
  'purged.title': 'Personal information was removed',
  'change.from-to': '{field}: {before} → {after}',
  'change.added': '{field}: {after}',
  'change.removed': '{field}: {before} (removed)',
};

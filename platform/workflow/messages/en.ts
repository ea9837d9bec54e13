import type { SameKeys } from '../../messages/index.ts';
import type { ja } from './ja.ts';

export const en: SameKeys<typeof ja> = {
  unknown: 'This is not there; it may have been deleted. Look for it in the list.',
  exists: 'This has been made already. Open it from the list.',
  changed: 'Somebody else changed this after you opened the page. Look at how it is now, and then try again.',
  'not-now': 'This cannot be done as things stand. Look at the present state.',
  'note-missing': 'Enter a reason.',
};

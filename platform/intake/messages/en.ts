import type { SameKeys } from '../../messages/index.ts';
import type { ja } from './ja.ts';

export const en: SameKeys<typeof ja> = {
  'drop.here': 'Put files or a folder here',
  'drop.files': 'Choose files',
  'drop.folder': 'Choose a folder',
  'drop.kinds': 'CSV, Excel (.xlsx, .xls), zip. Up to {count} files, {limit} GB in all',
  'drop.send': 'Read the chosen files',
  'drop.starting': 'Getting ready…',
  'drop.moved': '{done} of {all} files received ({percent}%)',
  'drop.waiting':
    'The connection is away. Leave this page open: it goes on where it stopped as soon as it can.',
  'drop.reading': '{done} of {all} files read. Large files take a little while.',
  'drop.failed':
    'This could not be sent. Open the page again and choose the same files: what has arrived is kept.',
  'drop.signed-out':
    'You are no longer signed in. Sign in and choose the same files again: what has arrived is kept.',
  'drop.bar': 'How much has been received',
  'drop.refused': 'Some files were not taken',
  'drop.unfinished': 'There is an unfinished upload',
  'drop.unfinished.text':
    '{done} of {all} files have arrived (begun on {date}). Choose the same files again to go on from there.',
  'drop.give-up': 'Give up this upload',
};

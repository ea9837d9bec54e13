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
  'todo.title': 'For you to check',
  'todo.left': { one: '{count} left', other: '{count} left' },
  'todo.done': 'All checked',
  'todo.answer': 'Use this answer',
  'todo.assumed': 'Read as “{value}” for now.',
  'todo.kept': 'The answer is used the next time, too.',
  'todo.remembered': ' (your last answer)',
  'todo.decided-before': ' (as decided before for the very same file)',
  'todo.undo': 'Undo',
  'todo.name': 'Looks like a person’s name',
  'todo.phone': 'Looks like a telephone number',
  'todo.mail': 'Looks like an e-mail address',
  'todo.hidden-sheet': 'There is a hidden sheet',
  'todo.hidden-column': 'There is a hidden column',
  'todo.hidden-row': 'There are hidden rows',
  'todo.column': ' “{name}”',
  'todo.rows': { one: ' ({count} row)', other: ' ({count} rows in all)' },
  'todo.leave-out': 'Leave out',
  'todo.keep': 'May be public',
  'todo.leave-out-all': { one: 'Leave out {count}', other: 'Leave out all {count}' },
  'todo.was-keep': 'May be public',
  'todo.was-leave-out': 'Left out',
};

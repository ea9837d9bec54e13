import { api } from './api-en.ts';
import { harvest } from './harvest-en.ts';
import { office } from './office-en.ts';
import { visit } from './visit-en.ts';

/** The same in English. */
export const en = {
  ...visit,
  ...office,
  ...harvest,
  ...api,
  'import.label': 'Open data',

  'question.where': '{rows}, column {letter} “{column}”',
  'question.row': 'row {row}',
  'question.more-rows': ' and {count} more',
  'question.yes-no': 'Does “{value}” mean yes (有) or no (無)? ({where})',
  'question.far': '“{name}” is far from all other rows: {value} ({where})',
  'question.position': 'This cannot be read as the position of “{name}”: {value} ({where})',
  'question.other': '{message} ({where})',
  'question.keep': 'Keep as it is',
  'question.blank': 'Leave empty',
  'question.duplicate': 'Rows {first} and {row} are exactly the same: “{name}”',
  'question.duplicate.drop': 'Leave out the later row',
  'question.duplicate.keep': 'Keep both',
  'question.kind': 'What is the table “{file}”?',
  'question.kind.none': 'Not in the standard',
  'question.kind.skip': 'Not to be published',

  'office.title': 'Open data',

  'flow.submit.todo': 'Finish the draft of open data',
  'flow.approve.todo': 'Approval of open data',
  'flow.publish.todo': 'Publication of open data',
};

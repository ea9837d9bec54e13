import type { SameKeys } from '@tomoni/platform/messages';
import type { ja } from './ja.ts';

export const en: SameKeys<typeof ja> = {
  crumbs: 'Where you are',
  'home.title': 'Looking after the site',
  'home.ways': 'Pages',
  'home.state': 'How the site is',

  'health.good': 'All is well',
  'health.good.text': 'No work is late and none was given up.',
  'health.dead': { one: '{count} piece of work was given up', other: '{count} pieces of work were given up' },
  'health.dead.text': 'They were tried several times. Decide whether to try again or to throw them away.',
  'health.dead.link': 'See what was given up',
  'health.late': 'Work is not getting done',
  'health.late.text':
    'The oldest has been waiting for {minutes} minutes. Check that tomoni start is running on the server.',
  'health.disk-low': 'The disk is getting full',
  'health.disk-full': 'The disk is almost full',
  'health.disk.text':
    '{free} is left. Once it is gone, nothing can be saved. Remove files nobody needs, or enlarge the disk.',

  'state.version': 'Database',
  'state.size': 'Size of the data',
  'state.free': 'Free on the disk',
  'state.waiting': 'Work that waits',
  'state.running': 'Work in hand',
  'state.dead': 'Work given up',
  'state.count': { one: '{count}', other: '{count}' },

  'way.jobs': 'Work given up, and work by the clock',
  'way.jobs.none': 'Nothing was given up',
  'way.personal': 'Register of personal data',
  'way.personal.text': 'What is kept, what for, and how long',

  'jobs.title': 'Work given up',
  'jobs.lead':
    'It was tried several times and failed. Try again once the cause is gone. After 90 days it disappears.',
  'jobs.none': 'Nothing was given up.',
  'jobs.all': 'Try all again',
  'jobs.row': 'Given up on {date} (tries: {count})',
  'jobs.why': 'Cause, for engineers',
  'jobs.retry': 'Try again',
  'jobs.discard': 'Throw away',
  'jobs.event': 'Tell of the event “{name}”',
  'jobs.unknown': '“{name}”, which this site no longer does',
  'jobs.retried': 'It is being tried again',
  'jobs.retried.text': 'The result shows within a minute. If it fails again, it comes back to this list.',
  'jobs.discarded': 'Thrown away',
  'jobs.gone': 'This is no longer here',
  'jobs.gone.text': 'Somebody has tried it again or thrown it away.',
  'jobs.clock': 'Work by the clock',
  'jobs.clock.none': 'Nothing runs by the clock.',
  'jobs.clock.last': 'Last {last}.',
  'jobs.clock.next': 'Next {next}.',
  'jobs.clock.first': 'For the first time on {next}',

  'discard.title': 'Throw this away?',
  'discard.text': '“{name}” will be thrown away, and can’t be done any more.',
  'discard.verb': 'Throw away',
  'discard.cancel': 'Back',

  'personal.title': 'Register of personal data',
  'personal.lead':
    'Everything this site keeps about people. Each person can get their own on the page of their account.',
  'personal.none': 'This site keeps nothing about people.',
  'personal.purpose': 'What for',
  'personal.kept': 'How long',
  'personal.columns': 'Content',
  'personal.secret': '{name} (shown to nobody)',
  'personal.leave': 'When they leave',
  'personal.leave.remove': 'Removed',
  'personal.leave.blank': 'Their part is emptied',
  'personal.leave.keep': 'Stays',
};

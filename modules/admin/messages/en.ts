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
  'health.mail': 'Mail is not getting out',
  'health.mail.text': {
    one: '{count} letter could not be sent for more than an hour. Check the setting SMTP_URL and the mail server.',
    other:
      '{count} letters could not be sent for more than an hour. Check the setting SMTP_URL and the mail server.',
  },
  'health.read-only': 'Nothing can be saved at present',
  'health.read-only.text':
    'The database can only be read. Pages stay open to readers. Check the database server, and promote a replica if it will not come back.',
  'health.server': 'A server of the database is not in use',
  'health.server.away': '{address} does not answer. Check whether it runs and can be reached.',
  'health.server.behind':
    '{address} is too far behind. Readers are served by the others until it has caught up. Check its load and its network.',
  'health.server.old':
    '{address} does not follow the present primary, or has not confirmed it yet. If this stays for more than ten minutes, set it up again as a replica.',
  'health.server.other':
    '{address} holds other data, or accepts writing by itself. Stop it at once if it is not meant to, and set it up again as a replica.',
  'health.backup-old': 'The last backup is old',
  'health.backup-old.text':
    'It was made {days} days ago. Run tomoni backup on the server, or have it run by the clock.',
  'health.backup-none': 'There is no backup',
  'health.backup-none.text':
    'Nobody has run tomoni backup for this site yet. If the database is backed up another way, all is well.',
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

  'way.purge': 'Remove a leaked name',
  'way.purge.text': 'A name or number that got out by mistake goes from everywhere',

  'purge.title': 'Remove a leaked name',
  'purge.lead':
    'A name or number that got out by mistake goes from what is public, from earlier versions, original files, records and search. ■■■ stands in its place. It cannot be taken back.',
  'purge.site': 'the site itself',
  'purge.owner': 'From whose data',
  'purge.owner.hint': 'A town by its six digits (such as 992011), a group by its id, the site itself as site',
  'purge.text': 'Text to remove',
  'purge.text.hint':
    'Spaces between the names and the width of letters make no difference. The text itself is not kept.',
  'purge.reason': 'Reason',
  'purge.reason.hint': 'It is kept. Do not write the text itself.',
  'purge.look': 'See where it stands',
  'purge.fault.owner': 'There is no town or group with this number or id. Check it.',
  'purge.fault.text': 'Write at least two letters.',
  'purge.fault.long': 'Write at most {count} letters.',
  'purge.fault.reason': 'Write a reason.',
  'purge.found': { one: 'It stands in one place', other: 'It stands in {count} places' },
  'purge.found.none': 'It stands nowhere',
  'purge.found.none.text': 'Check the text. If it may be written in another way, look for that, too.',
  'purge.found.ask': 'It goes from these places of {owner}. It cannot be taken back.',
  'purge.confirm': 'Remove it everywhere',
  'purge.cancel': 'Cancel',
  'purge.done': { one: 'Removed from one place', other: 'Removed from {count} places' },
  'purge.done.text':
    'Readers may keep a page for about an hour. Backups still hold it; it is removed again when one is restored. Copies on other sites are out of reach.',
  'purge.again': 'Remove something else',
  'purge.places': { one: 'one place', other: '{count} places' },
  'purge.unsearched': 'Files that cannot be searched',
  'purge.unsearched.text':
    'Look at pictures and PDFs yourself. If the name can be seen in one, remove that file.',
  'purge.unreached': 'Data that nothing uses',
  'purge.unreached.text': 'Nothing on this site answers for these. Look into the database itself.',
  'purge.in.collection': 'Garbage calendars',
  'purge.in.intake': 'Files received',
  'purge.in.attachments': 'Attached files',
  'purge.in.history': 'Records of changes',
  'purge.in.search': 'Search',
  'purge.in.workflow': 'Approvals',
  'purge.in.mail': 'Letters',
  'purge.in.notices': 'Notices',
  'purge.in.jobs': 'Work that waits',
  'purge.in.outbox': 'Events',
  'purge.in.accounts': 'Accounts',
  'purge.in.owners': 'Groups',
  'purge.in.places': 'Towns',
  'purge.in.other': 'Others ({name})',
};

import type { SameKeys } from '@tomoni/platform/messages';
import type { remind as ja } from './remind-ja.ts';

/** The same in English. */
export const remind: SameKeys<typeof ja> = {
  'remind.title': 'Remind me |the evening before',
  'remind.lead':
    'You hear from us only when something is collected, and at once when a day is cancelled or changed. No sign-up.',
  'remind.back': 'Back to the days',
  'remind.mail': 'E-mail address',
  'remind.mail.hint': 'We send a mail to confirm. Nothing starts before you open the link in it.',
  'remind.mail.bad': 'Add the part after “@”, up to .jp or .com',
  'remind.mail.off.title': 'Reminders by mail are not available yet',
  'remind.mail.off.text':
    'This site has no mail server. Add the days to your calendar, and your calendar reminds you.',
  'remind.too-many': 'Many requests have come from here. Try again in about an hour',
  'remind.hour': 'Time',
  'remind.parts': 'Which garbage',
  'remind.parts.none': 'Choose at least one',
  'remind.consent':
    'We use the address for these reminders only. Stop at any time with one tap; 31 days later it is deleted.',
  'remind.button': 'Send me the mail to confirm',
  'remind.push.button': 'Get it on this device',
  'remind.push.failed': 'Notices could not be started',
  'remind.sent.title': 'We sent |a mail to confirm',
  'remind.sent.text': 'Open the link in the mail to {address} within 48 hours and your reminders start.',
  'remind.sent.none': 'If nothing arrives, look among junk mail and check the spelling of the address.',
  'remind.subject': 'Garbage in {area}',
  'remind.kind': 'Reminders of garbage days',

  'notice.today': 'Today',
  'notice.tomorrow': 'Tomorrow',
  'notice.day': '{when}: {items}',
  'notice.day.off': '{when}: no {items}',
  'notice.area': '{area}, {place}',
  'notice.putOut': 'Put it out by the set time in the morning, at your usual spot.',
  'notice.putOut.by': 'Put it out by {time} at your usual spot.',
  'notice.off': 'No collection of {items}.',
  'notice.off.moved': 'No collection of {items}; it is on {to} instead.',
  'notice.ends': 'This calendar goes up to {date}. The days after it have not arrived yet.',
  'notice.cancelled': '{when}: {items} cancelled',
  'notice.moved': '{when}: {items} moved to {to}',
  'notice.added': '{when}: extra collection of {items}',
  'notice.restored': '{when}: {items} collected as planned after all',
  'notice.restored.added': '{when}: {items} not collected after all',
  'notice.restored.text': 'The change we told you of was taken back.',
  'notice.all': 'all garbage',
  'notice.ended': 'The garbage calendar ends on {date}',
  'notice.ended.text': 'Reminders rest until the new calendar arrives. Check the town’s own notice.',
  'notice.gone': 'The areas have changed',
  'notice.gone.text': 'The new calendar has no such area. Choose your area and ask again.',
  'notice.renamed': 'Kinds of garbage have new names',
  'notice.renamed.text':
    'A kind that you chose is no longer in the calendar. Choose again; until then you are told of all kinds.',

  'relay.title': 'Tell |other services',
  'relay.lead':
    'Tells a LINE or Slack bot at once when a day is cancelled or changed. Enter the address of the receiving program (webhook).',
  'relay.area': 'About',
  'relay.area.all': 'The whole town (cancelled and changed days only)',
  'relay.hour': 'Daily notice (when an area is chosen)',
  'office.relay': 'Tell other services',
};

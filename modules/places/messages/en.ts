import type { SameKeys } from '@tomoni/platform/messages';
import type { ja } from './ja.ts';

export const en: SameKeys<typeof ja> = {
  'home.today': 'Today in {place}',
  'home.tiles': 'Find an answer',
  'home.empty.title': 'Nothing about {place} yet',
  'home.empty.text': 'Import one of the town’s files and it appears here.',
  'home.empty.how': 'How to import',

  'site.title': 'Choose a town',
  'site.lead': 'Think together, create together: a town’s data, answers for daily life.',
  'site.search.label': 'Name of the town',
  'site.search.hint': 'Such as Tomoni',
  'site.search.button': 'Search',
  'site.results': { one: '{count} town for “{q}”', other: '{count} towns for “{q}”' },
  'site.none': 'This site has no town for “{q}” yet.',
  'site.all': { one: '{count} town on this site', other: '{count} towns on this site' },
  'site.compare': 'Compare towns',
  'site.empty.title': 'No towns yet',
  'site.empty.text': 'Import a town’s files and its pages are made.',
  'site.prefecture.none': 'Others',

  'place.missing.title': 'This town is not on this site yet',
  'place.missing.detail': 'Check the six-digit number in the address, or choose a town on the first page.',
  'place.ended.title': '{place} is part of another town now',
  'place.ended.text': 'The new town began on {date}.',
  'place.successor': 'To the page of {place}',

  'about.title': 'About this site',
  'about.1':
    'This site turns a town’s data into answers for daily life, such as which garbage is collected tomorrow.',
  'about.2':
    'Days and items come from files that towns or groups of citizens publish. Each page says which file, and who made it.',
  'about.3': 'Days can change. When it matters, check the town’s own notice too.',
  'about.software': 'It runs on Tomoni, open software that anybody can use.',

  'accessibility.title': 'Accessibility',
  'accessibility.1': 'Everybody should be able to use this site; it is made to WCAG 2.2 level AA.',
  'accessibility.2':
    'Text can be enlarged, keyboard and screen readers work, nothing needs JavaScript, and colour never speaks alone.',
  'accessibility.3': 'If something is hard to use, tell the town or group that runs this site.',

  'privacy.title': 'Privacy',
  'privacy.1':
    'Nobody needs to sign up to look things up. No name and no e-mail address is collected for that.',
  'privacy.2':
    'The area you choose stays in a cookie on your device only. “Forget it” removes it at any time. After you send a form, another cookie may last for some seconds, so that you see at once what you sent; it says nothing about you.',
  'privacy.3': 'An address or position used to find your area serves that search only and is kept nowhere.',
  'privacy.4':
    'The access log keeps the kind of page and the time. No addresses, no device numbers, no search words.',
  'privacy.account':
    'Of people with an account, such as town officials, the name, e-mail address, roles and signed-in devices are kept, to know who they are. The account page lets them take these along or delete them. What they published or approved stays on record without their name.',
  'privacy.5':
    'Nothing about those who read these pages is sent to other companies. Only people with an account who choose to sign in with another service are led to that service.',

  'open-data.title': 'Using the open data',
  'open-data.1':
    'Collection days come as iCalendar, Atom, CSV and JSON: see “Add to my calendar” on an area’s page.',
  'open-data.2':
    'Original files can be downloaded under “Who made this, and from what”. The town or group that published them decides the terms.',
  'open-data.3':
    'To make your own town’s calendar, take the town’s files (area_days.csv of 5374, or an Excel table of weekdays) and run one command on the server.',
  'open-data.command': 'npx tomoni import CODE FILES',

  'office.title': 'Office of {place}',
  'office.hello': '{name}',
  'office.todo': 'Waiting for you',
  'office.todo.none': 'Nothing waits for you now.',
  'office.due': 'by {date}',
  'office.overdue': 'overdue',
  'office.counters': 'Work',
  'offices.title': 'Your offices',
  'offices.none': 'You are appointed for no town. Ask the site’s administrator to appoint you.',
};

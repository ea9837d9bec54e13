import type { SameKeys } from '../../messages/index.ts';
import type { ja } from './ja.ts';

export const en: SameKeys<typeof ja> = {
  'app.name': 'Tomoni',
  'app.description': 'Garbage days and what goes where, also where there is no connection.',
  'made.at': 'As of {date}, {hour}:00',
  'kept.lead':
    'There is no connection, so this is what was received before. Check for changed days when you are connected again.',
  'kept.title': 'Coming days in {area}',
  'kept.today': 'Today',
  'kept.tomorrow': 'Tomorrow',
  'kept.until': 'Up to {date}.',
  'kept.ended.title': 'These dates are over',
  'kept.ended.text': 'New dates come when you are connected again. Until then, ask your town.',
  'kept.noscript': 'This page needs a browser that runs scripts.',
  'kept.page': 'See the dates of now',
  'kept.guide': 'What goes where',
  'kept.search': 'Narrow by name',
  'kept.noGuide': 'This town has no list of items yet.',
  'plain.title': 'You are not connected',
  'plain.text':
    'Open this page again when you are. The dates of an area that you opened before can be seen without a connection.',
  'plain.link': 'Dates of the area opened before',
};

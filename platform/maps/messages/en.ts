import type { SameKeys } from '../../messages/index.ts';
import type { ja } from './ja.ts';

export const en: SameKeys<typeof ja> = {
  'map.label': 'Map. The list says the same',
  'map.skip': 'Skip the map',
  'map.here': 'Where you are',
  'map.near': 'Sort by distance from where you are',
  'map.near.done': 'Sorted by distance from where you are.',
  'map.near.failed': 'Your position could not be found. Check the location settings of your device.',
  'map.zoomIn': 'Closer',
  'map.zoomOut': 'Farther',
  'map.close': 'Close',
  'map.more': 'More',
  'map.many': { one: 'One place. Look closer', other: '{count} places. Look closer' },
  'map.atLeast': { one: 'One place or more', other: '{count} places or more' },
  'map.noTiles': 'The pictures of the map did not arrive. Places and list work as they are.',
  'map.two': 'Move the map with two fingers',
  'map.ctrl': 'Hold Ctrl and scroll to look closer',
  'map.cmd': 'Hold ⌘ and scroll to look closer',
  'credit.drawing': 'Drawing without streets, north at the top',
  'credit.tiles': 'Map: ',
  'row.walk': '{minutes} min walk',
  'about.straight': 'Distances are straight lines. Walking times count one minute for 80 m.',
  'about.third':
    'The pictures of the map come from a server of {name} ({host}), which then knows the IP address of your device and which area you look at.',
  'about.terms': 'Terms of {name}',
  'about.position': 'Your position is used for sorting on this page only, and is sent nowhere.',
  'sketch.away': '(about {distance} from the nearest of the others)',
  'sketch.others': {
    one: 'The dot is the other one. North is up.',
    other: 'The dots are the {count} others. North is up.',
  },
  'tile.unknown': 'There is no such tile',
  'tile.unknown.detail': 'Give z from {from} to {to}, and x and y as numbers of tiles of that zoom.',
  'filter.unknown': 'This cannot be searched for',
  'filter.unknown.detail': 'Check the names and values of the conditions.',
};

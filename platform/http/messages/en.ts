import type { SameKeys } from '../../messages/index.ts';
import type { ja } from './ja.ts';

export const en: SameKeys<typeof ja> = {
  again: 'Go back to the page before and try again.',
  home: 'Go to the home page',
  number: 'If you contact us, give this number: ',
  'bad-request.title': 'This request could not be read',
  'bad-request.detail': 'Check the address or what you entered.',
  'forbidden.title': 'You may not use this page',
  'other-site.title': 'We could not tell where this form came from',
  'other-site.detail':
    'For safety, forms sent from other sites are refused. Open the page on this site again and send it from there.',
  'not-found.title': 'There is no such page',
  'not-found.detail': 'The address may have changed or been mistyped. Start from the home page.',
  'not-allowed.title': 'This address does not support that method',
  'too-large.title': 'What you sent is too large',
  'too-large.detail': 'Send less and try again.',
  'unknown-type.title': 'Data of this type is not accepted',
  'unknown-type.detail': 'To send JSON, set Content-Type to application/json.',
  'failed.title': 'Something went wrong on our side',
  'failed.detail': 'It is our fault. Try again in a little while.',
  'unavailable.title': 'The site is busy or getting ready',
  'unavailable.detail': 'Try again in a minute.',
};

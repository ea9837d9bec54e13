import type { SameKeys } from '../../messages/index.ts';
import type { ja } from './ja.ts';

export const en: SameKeys<typeof ja> = {
  'role.site-admin': 'site admin',
  'role.official': 'official',
  'role.approver': 'approver',
  'role.group-admin': 'group admin',
  'role.organiser': 'organiser',
  'role.moderator': 'moderator',
  'role.or': ' or ',
  'refused.title': 'You may not do this',
  'refused.sign-in': 'You need to sign in to do this.',
  'refused.sign-in.title': 'Sign in first',
  'refused.not-appointed': 'Only somebody appointed here as {roles} may do this. Ask the site admin.',
  'refused.not-in-force':
    'Your appointment as {roles} is not in force today. If this is still your work, ask the site admin to renew it.',
  'refused.own-work': 'You had a hand in this yourself, so somebody else has to approve it.',
  'refused.by-key': 'No key may do this. Sign in to the site and do it there.',
  'refused.not-yours': 'Only the person who made this may do that.',
};

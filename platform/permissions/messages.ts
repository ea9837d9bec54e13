import { defineMessages, type Lang } from '../messages/index.ts';
import type { Role } from './actor.ts';
import { en } from './messages/en.ts';
import { ja } from './messages/ja.ts';

export const messages = defineMessages({ ja, en }, 'permissions');

/** What people call a role: 承認者, approver. */
export function roleName(role: Role, lang: Lang): string {
  return messages(lang)(`role.${role}`);
}

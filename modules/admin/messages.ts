import { defineMessages } from '@tomoni/platform/messages';
import { en } from './messages/en.ts';
import { ja } from './messages/ja.ts';

/** Texts of the admin's pages. */
export const messages = defineMessages({ ja, en }, 'admin');

import { defineMessages } from '@tomoni/platform/messages';
import { en } from './messages/en.ts';
import { ja } from './messages/ja.ts';

/** Texts of accounts in a language: `messages('ja')('sign-in.title')`. */
export const messages = defineMessages({ ja, en }, 'accounts');

export type AccountsTexts = ReturnType<typeof messages>;

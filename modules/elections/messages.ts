import { defineMessages } from '@tomoni/platform/messages';
import { en } from './messages/en.ts';
import { ja } from './messages/ja.ts';

/** Texts of elections and polling places in a language: `messages('ja')('title')`. */
export const messages = defineMessages({ ja, en }, 'elections');
export type ElectionTexts = ReturnType<typeof messages>;

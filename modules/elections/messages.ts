import { defineMessages } from '@tomoni/platform/messages';
import { en } from './messages/en.ts';
import { ja } from './messages/ja.ts';

/** Texts of the polling places in a language: `messages('ja')('title')`. */
export const messages = defineMessages({ ja, en }, 'elections');

import { defineMessages } from '@tomoni/platform/messages';
import { en } from './messages/en.ts';
import { ja } from './messages/ja.ts';

/** Texts of the garbage calendar in a language: `messages('ja')('tomorrow')`. */
export const messages = defineMessages({ ja, en }, 'collection');

export type CollectionTexts = ReturnType<typeof messages>;

import { defineMessages } from '@tomoni/platform/messages';
import { en } from './messages/en.ts';
import { ja } from './messages/ja.ts';

/** Texts of open data in a language: `messages('ja')('office.title')`. */
export const messages = defineMessages({ ja, en }, 'catalogue');

export type CatalogueTexts = ReturnType<typeof messages>;

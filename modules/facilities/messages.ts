import { defineMessages } from '@tomoni/platform/messages';
import { en } from './messages/en.ts';
import { ja } from './messages/ja.ts';

/** Texts of the facilities in a language: `messages('ja')('title')`. */
export const messages = defineMessages({ ja, en }, 'facilities');

export type FacilityTexts = ReturnType<typeof messages>;

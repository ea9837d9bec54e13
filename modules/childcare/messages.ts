import { defineMessages } from '@tomoni/platform/messages';
import { en } from './messages/en.ts';
import { ja } from './messages/ja.ts';

/** Texts of the finder of preschools: `messages('ja')('title')`. */
export const messages = defineMessages({ ja, en }, 'childcare');

export type ChildcareTexts = ReturnType<typeof messages>;

import { defineMessages } from '@tomoni/platform/messages';
import { en } from './messages/en.ts';
import { ja } from './messages/ja.ts';
import { keysEn } from './messages/keys-en.ts';
import { keysJa } from './messages/keys-ja.ts';

/** Texts of accounts in a language: `messages('ja')('sign-in.title')`. */
export const messages = defineMessages({ ja: { ...ja, ...keysJa }, en: { ...en, ...keysEn } }, 'accounts');

export type AccountsTexts = ReturnType<typeof messages>;

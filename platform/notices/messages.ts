import { defineMessages } from '../messages/index.ts';
import { en } from './messages/en.ts';
import { ja } from './messages/ja.ts';

export const messages = defineMessages({ ja, en }, 'notices');

export type NoticeTexts = ReturnType<typeof messages>;

import { defineMessages } from '../messages/index.ts';
import { en } from './messages/en.ts';
import { ja } from './messages/ja.ts';

export const mapMessages = defineMessages({ ja, en }, 'maps');

export type MapTranslator = ReturnType<typeof mapMessages>;

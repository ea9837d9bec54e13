import { defineMessages } from '../messages/index.ts';
import { en } from './messages/en.ts';
import { ja } from './messages/ja.ts';

/** The words of problems that this home itself reports. */
export const httpMessages = defineMessages({ ja, en }, 'http');

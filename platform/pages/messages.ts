import { defineMessages } from '../messages/index.ts';
import { en } from './messages/en.ts';
import { ja } from './messages/ja.ts';

/** The few words that the components themselves say. */
export const pageMessages = defineMessages({ ja, en }, 'pages');

import { defineMessages } from '../messages/index.ts';
import { en } from './messages/en.ts';
import { ja } from './messages/ja.ts';

/** What this home's own parts say to people. */
export const intakeMessages = defineMessages({ ja, en }, 'intake');

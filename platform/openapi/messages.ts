import { defineMessages } from '../messages/index.ts';
import { en } from './messages/en.ts';
import { ja } from './messages/ja.ts';

export const openapiMessages = defineMessages({ ja, en }, 'openapi');

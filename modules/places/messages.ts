import { defineMessages } from '@tomoni/platform/messages';
import { en } from './messages/en.ts';
import { ja } from './messages/ja.ts';

/** Texts of places and of the site's own pages. */
export const messages = defineMessages({ ja, en }, 'places');

export type PlacesTexts = ReturnType<typeof messages>;

/** Texts in Japanese and English, and dates, times and lists as people read them. No JSX here. */
export { checkCatalogue, type MessageGap } from './check.ts';
export { type DateStyle, formatDate, formatTime, nearDayName } from './dates.ts';
export {
  type Catalogue,
  defineMessages,
  type Message,
  messageCatalogues,
  type RegisteredCatalogue,
  type SameKeys,
  type Translator,
  type Values,
} from './define.ts';
export { isLang, type Lang, languages, pathIn } from './language.ts';
export { formatBytes, formatNumber, joinFacts, joinList } from './numbers.ts';

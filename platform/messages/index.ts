/** Texts in Japanese, English and further languages, and dates, times and lists as people read them. No JSX here. */
export { checkCatalogue, type MessageGap } from './check.ts';
export { type DateStyle, formatDate, formatTime, nearDayName } from './dates.ts';
export {
  type Catalogue,
  defineMessages,
  type Message,
  type Messages,
  messageCatalogues,
  type RegisteredCatalogue,
  type SameKeys,
} from './define.ts';
export {
  type BaseLang,
  baseLang,
  chainOf,
  isBase,
  isJapanese,
  isLang,
  isWide,
  knownLang,
  type Lang,
  type Language,
  languages,
  pathIn,
  tagOf,
} from './language.ts';
export {
  type LanguageFault,
  type ReadLanguage,
  readLanguageFile,
} from './language-file.ts';
export { type FurtherMessage, installedState, installLanguages, type LanguageSet } from './language-set.ts';
export { MARKS, markReadings, plainText } from './marks.ts';
export { formatBytes, formatNumber, joinFacts, joinList } from './numbers.ts';
export { lazyText, type Text, textIn } from './text.ts';
export { type MissingText, missingTexts, translationSheet } from './translation-sheet.ts';
export type { Translator, Values } from './translator.ts';

/** What this module keeps of people, what for, and how long. */
import type { PersonalTable } from '@tomoni/platform/personal-data';

/** A year: a town answers long before, and asks back until then. */
const KEPT_DAYS = 365;

const MAIL = { title: { ja: 'メールアドレス', en: 'E-mail address' } };

export const personalData: readonly PersonalTable[] = [
  {
    table: 'wish',
    person: { column: 'email', is: 'mail' },
    title: { ja: 'ほしいデータの希望', en: 'Wishes for data' },
    purpose: {
      ja: '町の担当者が、希望の内容をたずねたり返事をしたりするため',
      en: 'So that the town can ask back about a wish and answer it',
    },
    columns: { email: MAIL },
    erase: { how: 'blank' },
    retention: { days: KEPT_DAYS, after: 'at' },
  },
  {
    table: 'report',
    person: { column: 'email', is: 'mail' },
    title: { ja: 'データのまちがいの知らせ', en: 'Reports of mistakes in data' },
    purpose: {
      ja: '町の担当者が、まちがいを確かめてデータを直すため',
      en: 'So that the town can check a mistake and put the data right',
    },
    columns: { email: MAIL, message: { title: { ja: '知らせの内容', en: 'What was written' } } },
    erase: { how: 'remove' },
    retention: { days: KEPT_DAYS, after: 'at' },
  },
];

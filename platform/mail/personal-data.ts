/** What this home keeps of people, what for, and how long. */
import type { PersonalTable } from '../personal-data/contract.ts';

export const personalData: readonly PersonalTable[] = [
  {
    table: 'message',
    person: { column: 'recipient', is: 'mail' },
    title: { ja: 'メールの控え', en: 'Copies of e-mails' },
    purpose: {
      ja: 'メールを届け、届かなかったときに調べるため',
      en: 'To deliver e-mails, and to find out why one did not arrive',
    },
    columns: {
      recipient: { title: { ja: '宛先', en: 'Recipient' } },
      subject: { title: { ja: '件名', en: 'Subject' } },
      created_at: { title: { ja: '書いた日時', en: 'Written' } },
      body: {
        title: { ja: '本文（送ったあとは残しません）', en: 'Text, not kept once it is sent' },
        secret: true,
      },
    },
    erase: { how: 'remove' },
    retention: { days: 30, after: 'created_at' },
  },
];

import { defineFindings } from '@tomoni/findings';

/** Why a letter in the sender's mailbox is left to a person. */
export const returnFinding = defineFindings({
  'mail.no-report': {
    severity: 'warning',
    ja: '{number}通目は、配信エラーの通知ではありません。どなたかがお読みください。',
    en: 'Letter {number} is no report of a failure. Somebody should read it.',
  },
  'mail.report-unreadable': {
    severity: 'warning',
    ja: '{number}通目は配信エラーの通知ですが、どのメールがなぜ届かなかったのかを読み取れません。どなたかがお読みください。',
    en: 'Letter {number} is a report of a failure, but it does not say plainly of which letter, or why. Somebody should read it.',
  },
  'mail.report-unknown': {
    severity: 'warning',
    ja: '{number}通目は、このサイトが最近1週間に送ったと確かめられないメールについての通知です。何も変えていません。',
    en: 'Letter {number} speaks of a letter that this site is not known to have sent within a week. Nothing was changed.',
  },
  'mail.report-elsewhere': {
    severity: 'warning',
    ja: '{number}通目は、送り先とは別のアドレスについての通知です。転送先で断られたようです。何も変えていません。',
    en: 'Letter {number} speaks of another address than the letter went to, most likely one it was sent on to. Nothing was changed.',
  },
  'mail.report-of-rule': {
    severity: 'warning',
    ja: '{number}通目は、アドレスではなく、送り方や内容を理由に断られたという通知です。メールサーバーの設定（SPF、DKIM、DMARC）をお確かめください。',
    en: 'Letter {number} says that a letter was refused by a rule, not for its address. Check the settings of the mail server (SPF, DKIM, DMARC).',
  },
});

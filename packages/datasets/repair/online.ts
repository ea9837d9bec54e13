/** Addresses of pages and of mail. */
import { ask, type Outcome, repaired } from './ledger.ts';
import { plain } from './text.ts';

const URL_FORM = /^https?:\/\/[^\s/]+\.[^\s]+$/iu;
const MAIL_FORM = /^[^\s@;,]+@[^\s@;,]+\.[a-z]{2,}$/iu;
const WIDE = /[\uFF01-\uFF5E\u3000]/u;

const WITHIN = /https?:\/\/[!-~]+\.[!-~]+/giu;

/** What comes behind the host may be in any letters; only what is wholly in wide letters is put right. */
export function repairUrl(text: string): Outcome {
  if (URL_FORM.test(text)) return null;
  const read = plain(text);
  if (WIDE.test(text) && URL_FORM.test(read)) return repaired(read, 'datasets.width');
  const without = /^[\w.-]+\.[a-z]{2,}(?:\/\S*)?$/iu.test(read) ? `https://${read}` : null;
  return ask('datasets.unreadable-url', without, ...(read.slice(0, 2000).match(WITHIN) ?? []).slice(0, 3));
}

export function repairMail(text: string): Outcome {
  if (MAIL_FORM.test(text) && !WIDE.test(text)) return null;
  const read = plain(text);
  return MAIL_FORM.test(read) && read !== text
    ? repaired(read, 'datasets.width')
    : ask('datasets.unreadable-mail');
}

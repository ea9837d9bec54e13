/** Takes personal data out of what is written for operators: logs, errors of jobs. Pure. */

/** Stands in the place of what was taken out. */
export const REDACTED = '…';

/** `x@y.z`, also in full width. */
const MAIL =
  /[^\s"'<>()[\]{},;:：@＠、。「」（）]{1,64}[@＠][^\s"'<>()[\]{},;:：@＠、。「」（）]{1,190}[.．][^\s"'<>()[\]{},;:：@＠、。「」（）]{1,63}/g;
/** Japanese numbers begin with 0 and have 10 or 11 digits; abroad, `+81`. Not inside longer runs of digits or hex. */
const PHONE =
  /(?<![\d.\-a-f])(?:\+81[-\s]?|\(?0)\d{1,4}\)?[-\s]?\d{1,4}[-\s]?\d{3,4}(?![\d\-a-f])|[０＋][０-９]{1,4}[－ー‐−-]?[０-９]{1,4}[－ー‐−-]?[０-９]{3,4}/g;
/** Tokens of sessions and links: a word that says so, then the value. */
const TOKEN =
  /\b(token|password|secret|cookie|authorization|(?<=[?&])code)(["']?\s*[=:]\s*["']?)(?:Bearer\s+)?[^\s"'&,;}]{6,}/gi;

/** The text without mail addresses, phone numbers, and values that are called token or password. */
export function redactText(text: string): string {
  // Looking for addresses costs much in a text without one, and every line of the log is looked through.
  const withoutMail = /[@＠]/.test(text) ? text.replace(MAIL, REDACTED) : text;
  return withoutMail
    .replace(PHONE, (found) => (isPhone(found) ? REDACTED : found))
    .replace(TOKEN, (_, word: string, between: string) => `${word}${between}${REDACTED}`);
}

function isPhone(found: string): boolean {
  const digits = found.normalize('NFKC').replace(/\D/g, '');
  return digits.length >= 10 && digits.length <= 13;
}

/** Fields of a log that hold personal data by their name, whatever is in them. */
const PERSONAL_KEYS =
  /^(?:e?mail|to|from|cc|bcc|recipients?|name|fullname|user_?name|phone|tel|address|ip|ip_?address|user_?agent|cookie|authorization|password|token|secret|body|query|form|q)$/i;

/** A value for the log (errors are described elsewhere): fields that are personal by name lose their value, texts what looks personal. */
export function redactValue(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return redactText(value);
  if (typeof value !== 'object' || value === null || value instanceof Date || value instanceof Error) {
    return value;
  }
  if (depth > 6) return REDACTED;
  if (Array.isArray(value)) return value.map((one) => redactValue(one, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [
      key,
      PERSONAL_KEYS.test(key) && one !== null && one !== undefined ? REDACTED : redactValue(one, depth + 1),
    ]),
  );
}

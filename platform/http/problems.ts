/** The problems that this home itself reports, in words for the reader. */
import { httpMessages } from './messages.ts';
import type { ProblemInput } from './problem.ts';

const { text } = httpMessages;

export const problems = {
  badRequest: {
    status: 400,
    code: 'http.bad-request',
    title: text('bad-request.title'),
    detail: text('bad-request.detail'),
  },
  forbidden: {
    status: 403,
    code: 'http.forbidden',
    title: text('forbidden.title'),
    detail: text('again'),
  },
  cookieAndKey: {
    status: 400,
    code: 'http.cookie-and-key',
    title: { ja: 'クッキーとキーは、いっしょに使えません', en: 'Send a cookie or a key, not both' },
    detail: {
      ja: 'Authorization でキーを送るときは、Cookie を送らないでください。',
      en: 'Leave out Cookie when you send a key in Authorization.',
    },
  },
  otherSite: {
    status: 403,
    code: 'http.other-site',
    title: text('other-site.title'),
    detail: text('other-site.detail'),
  },
  notFound: {
    status: 404,
    code: 'http.not-found',
    title: text('not-found.title'),
    detail: text('not-found.detail'),
  },
  notAllowed: {
    status: 405,
    code: 'http.method-not-allowed',
    title: text('not-allowed.title'),
    detail: text('again'),
  },
  tooLarge: {
    status: 413,
    code: 'http.too-large',
    title: text('too-large.title'),
    detail: text('too-large.detail'),
  },
  unknownType: {
    status: 415,
    code: 'http.unsupported-type',
    title: text('unknown-type.title'),
    detail: text('unknown-type.detail'),
  },
  failed: {
    status: 500,
    code: 'http.failed',
    title: text('failed.title'),
    detail: text('failed.detail'),
  },
  busy: {
    status: 503,
    code: 'http.busy',
    title: { ja: 'ただいま混み合っています', en: 'The site is busy' },
    detail: {
      ja: 'ごみの収集日など、多くの人が見るページを先に表示しています。30秒ほど待ってから、もう一度お試しください。',
      en: 'Pages that many people need come first for the moment. Wait half a minute and try again.',
    },
    headers: { 'Retry-After': '30' },
  },
  unavailable: {
    status: 503,
    code: 'http.unavailable',
    title: text('unavailable.title'),
    detail: text('unavailable.detail'),
    headers: { 'Retry-After': '30' },
  },
} satisfies Record<string, ProblemInput>;

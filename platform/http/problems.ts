/** The problems that this home itself reports, in words for the reader. */
import type { ProblemInput } from './problem.ts';

const again = {
  ja: '前のページに戻って、もう一度試してください。',
  en: 'Go back to the page before and try again.',
};

export const problems = {
  badRequest: {
    status: 400,
    code: 'http.bad-request',
    title: { ja: '送られたものが読めませんでした', en: 'This request could not be read' },
    detail: {
      ja: 'アドレスか、入れたことばを確かめてください。',
      en: 'Check the address or what you entered.',
    },
  },
  forbidden: {
    status: 403,
    code: 'http.forbidden',
    title: { ja: 'このページは見られません', en: 'You may not use this page' },
    detail: again,
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
    title: {
      ja: 'どこから送られたか、わかりませんでした',
      en: 'We could not tell where this form came from',
    },
    detail: {
      ja: '安全のため、ほかのサイトから送られたものは受け取りません。このサイトのページを開きなおして、もう一度送ってください。',
      en: 'For safety, forms sent from other sites are refused. Open the page on this site again and send it from there.',
    },
  },
  notFound: {
    status: 404,
    code: 'http.not-found',
    title: { ja: 'このページはありません', en: 'There is no such page' },
    detail: {
      ja: 'アドレスが変わったか、書きちがいかもしれません。トップページからさがしてください。',
      en: 'The address may have changed or been mistyped. Start from the home page.',
    },
  },
  notAllowed: {
    status: 405,
    code: 'http.method-not-allowed',
    title: { ja: 'このアドレスでは、その操作はできません', en: 'This address does not support that method' },
    detail: again,
  },
  tooLarge: {
    status: 413,
    code: 'http.too-large',
    title: { ja: '送られたものが大きすぎます', en: 'What you sent is too large' },
    detail: { ja: '少なくして、もう一度送ってください。', en: 'Send less and try again.' },
  },
  unknownType: {
    status: 415,
    code: 'http.unsupported-type',
    title: { ja: 'この形のデータは受け取れません', en: 'Data of this type is not accepted' },
    detail: {
      ja: 'JSON を送るときは、Content-Type を application/json にしてください。',
      en: 'To send JSON, set Content-Type to application/json.',
    },
  },
  failed: {
    status: 500,
    code: 'http.failed',
    title: { ja: 'うまく表示できませんでした', en: 'Something went wrong on our side' },
    detail: {
      ja: 'こちらの不具合です。少し待って、もう一度試してください。',
      en: 'It is our fault. Try again in a little while.',
    },
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
    title: { ja: '混み合っているか、準備中です', en: 'The site is busy or getting ready' },
    detail: {
      ja: '1分ほど待って、もう一度試してください。',
      en: 'Try again in a minute.',
    },
    headers: { 'Retry-After': '30' },
  },
} satisfies Record<string, ProblemInput>;

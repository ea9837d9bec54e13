/** The problems that this home itself reports, in words for the reader. */
import type { ProblemInput } from './problem.ts';

const again = {
  ja: '前のページに戻り、もう一度お試しください。',
  en: 'Please go back to the page before and try again.',
};

export const problems = {
  badRequest: {
    status: 400,
    code: 'http.bad-request',
    title: { ja: 'リクエストを読み取れませんでした', en: 'This request could not be read' },
    detail: {
      ja: 'アドレスや入力内容をお確かめください。',
      en: 'Please check the address or what you entered.',
    },
  },
  forbidden: {
    status: 403,
    code: 'http.forbidden',
    title: { ja: 'このページはご利用になれません', en: 'You may not use this page' },
    detail: again,
  },
  otherSite: {
    status: 403,
    code: 'http.other-site',
    title: { ja: '送信元を確認できませんでした', en: 'We could not tell where this form came from' },
    detail: {
      ja: '安全のため、ほかのサイトからの送信は受け付けていません。このサイトのページを開き直して、もう一度送信してください。',
      en: 'For safety, forms sent from other sites are refused. Please open the page on this site again and send it from there.',
    },
  },
  notFound: {
    status: 404,
    code: 'http.not-found',
    title: { ja: 'ページが見つかりません', en: 'Page not found' },
    detail: {
      ja: 'アドレスが変わったか、入力に誤りがあるかもしれません。トップページからお探しください。',
      en: 'The address may have changed or been mistyped. Please start from the home page.',
    },
  },
  notAllowed: {
    status: 405,
    code: 'http.method-not-allowed',
    title: { ja: 'この操作には対応していません', en: 'This address does not support that method' },
    detail: again,
  },
  tooLarge: {
    status: 413,
    code: 'http.too-large',
    title: { ja: '送信された内容が大きすぎます', en: 'What you sent is too large' },
    detail: { ja: '内容を減らして、もう一度お試しください。', en: 'Please send less and try again.' },
  },
  unknownType: {
    status: 415,
    code: 'http.unsupported-type',
    title: { ja: 'この形式のデータは受け付けていません', en: 'Data of this type is not accepted' },
    detail: {
      ja: 'JSON を送る場合は、Content-Type に application/json を指定してください。',
      en: 'To send JSON, set Content-Type to application/json.',
    },
  },
  failed: {
    status: 500,
    code: 'http.failed',
    title: { ja: 'うまく表示できませんでした', en: 'Something went wrong on our side' },
    detail: {
      ja: 'ご不便をおかけします。少し時間をおいて、もう一度お試しください。',
      en: 'We are sorry. Please try again in a little while.',
    },
  },
  unavailable: {
    status: 503,
    code: 'http.unavailable',
    title: { ja: 'ただいま混み合っているか、準備中です', en: 'The site is busy or getting ready' },
    detail: {
      ja: '1分ほどおいて、もう一度お試しください。',
      en: 'Please try again in a minute.',
    },
    headers: { 'Retry-After': '30' },
  },
} satisfies Record<string, ProblemInput>;

/** What the platform itself says when a request can't be answered. */
export const ja = {
  again: '前のページに戻って、もう一度試してください。',
  home: 'トップページへ',
  number: '問い合わせのときは、この番号を伝えてください：',
  'bad-request.title': '送られたものが読めませんでした',
  'bad-request.detail': 'アドレスか、入れたことばを確かめてください。',
  'forbidden.title': 'このページは見られません',
  'other-site.title': 'どこから送られたか、わかりませんでした',
  'other-site.detail':
    '安全のため、ほかのサイトから送られたものは受け取りません。このサイトのページを開きなおして、もう一度送ってください。',
  'not-found.title': 'このページはありません',
  'not-found.detail': 'アドレスが変わったか、書きちがいかもしれません。トップページからさがしてください。',
  'not-allowed.title': 'このアドレスでは、その操作はできません',
  'too-large.title': '送られたものが大きすぎます',
  'too-large.detail': '少なくして、もう一度送ってください。',
  'unknown-type.title': 'この形のデータは受け取れません',
  'unknown-type.detail': 'JSON を送るときは、Content-Type を application/json にしてください。',
  'failed.title': 'うまく表示できませんでした',
  'failed.detail': 'こちらの不具合です。少し待って、もう一度試してください。',
  'unavailable.title': '混み合っているか、準備中です',
  'unavailable.detail': '1分ほど待って、もう一度試してください。',
} as const;

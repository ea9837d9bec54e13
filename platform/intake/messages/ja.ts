export const ja = {
  'drop.here': 'ファイルや|フォルダーを|ここに置く',
  'drop.files': 'ファイルを選ぶ',
  'drop.folder': 'フォルダーを選ぶ',
  'drop.kinds': 'CSV、Excel（.xlsx、.xls）、zip。まとめて{count}個、全部で{limit}GBまで',
  'drop.send': '選んだファイルを読みこむ',
  'drop.starting': '準備しています…',
  'drop.moved': '{all}件中 {done}件を受け取りました（{percent}％）',
  'drop.waiting': '接続が切れています。このままお待ちください。つながりしだい、続きから送ります。',
  'drop.reading': '{all}件中 {done}件を読みました。大きなファイルは少し時間がかかります。',
  'drop.failed':
    '送れませんでした。ページを開き直して、同じファイルをもう一度選んでください。届いた分は残っています。',
  'drop.signed-out':
    'サインインの期限が切れています。サインインし直してから、同じファイルをもう一度選んでください。届いた分は残っています。',
  'drop.bar': '受け取りの進みぐあい',
  'drop.refused': '受け取れなかったファイルがあります',
  'drop.unfinished': '途中のアップロードがあります',
  'drop.unfinished.text':
    '{all}件中 {done}件が届いています（{date}に開始）。同じファイルをもう一度選ぶと、続きから送ります。',
  'drop.give-up': 'このアップロードをやめる',
};

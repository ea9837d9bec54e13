export const ja = {
  title: 'ともにの公開データ',
  description:
    'このサイトの公開データを、プログラムから読むための説明です。どの住所も登録なしで、ほかのサイトのページからも読めます。',
  'server.ja': '日本語',
  'server.en': '英語',
  unchanged: '前に受け取ったものから変わっていません（If-None-Match）。',
  problem: '答えられないときは、RFC 9457 の形で理由をお知らせします。',
};

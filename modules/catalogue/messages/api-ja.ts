/** Texts of what other programs read of open data, and of what they are told when there is nothing. */
export const api = {
  'api.dataset-missing.title': 'このデータセットは見つかりませんでした',
  'api.dataset-missing.detail':
    '公開をやめたか、アドレスが変わっています。まちのデータの一覧からお探しください。',
  'api.form-missing.title': 'この形式では公開していません',
  'api.form-missing.detail':
    '表でないファイルは元のファイルを、位置のない表は CSV か JSON をお使いください。',
  'api.edition-missing.title': '旧版の様式はありません',
  'api.edition-missing.detail':
    'このデータには、旧版（推奨データセット）の様式がありません。edition を付けずにお試しください。',
  'api.original-missing.title': '元のファイルは公開していません',
  'api.original-missing.detail':
    '公開しない情報が含まれているため、元のファイルはお渡しできません。CSV や JSON をお使いください。',
  'api.version-missing.title': 'この版は見つかりませんでした',
  'api.version-missing.detail':
    '公開していない版か、取り下げた版です。データセットのページに、公開中の版があります。',
  'api.too-much.title': 'まとめてダウンロードできる大きさを超えています',
  'api.too-much.detail': 'データセットごとにダウンロードしてください。',
  'api.page-missing.title': 'このページはありません',
  'api.page-missing.detail': 'page を付けずに、最初のページからお読みください。',
  'api.parameter.title': '指定を読み取れませんでした',
  'api.parameter.detail': '「{name}」の値をお確かめください。',
  'api.collection-missing.title': 'このコレクションは見つかりませんでした',
  'api.collection-missing.detail': '/ogc/collections に、あるものの一覧があります。',
  'api.feature-missing.title': 'この地物は見つかりませんでした',
  'api.feature-missing.detail':
    'データが新しくなると、番号が変わることがあります。/items からお探しください。',

  'api.site.title': 'オープンデータ',
  'api.site.description': '各自治体が公開しているオープンデータの一覧です。',
  'api.town.title': '{place}のオープンデータ',
  'api.town.description': '{place}が公開しているオープンデータの一覧です。',
  'api.described.table': '{place}が公開する「{title}」のデータです（{count}件）。',
  'api.described.file': '{place}が公開する「{title}」のファイルです。',
  'api.original': '元のファイル',
  'api.standard-tag': '自治体標準オープンデータセット',
  'api.collection.title': '{title}（{place}）',
  'api.collection.across': '公開しているすべての自治体の「{title}」です。',
  'api.no-contact': '{place} オープンデータ担当',
  'api.ckan.help': 'CKAN Action API の「{name}」です。使い方は /openapi.json と CKAN の説明書にあります。',
  'harvest.job': 'よそのカタログから、新しいファイルを受け取る',
};

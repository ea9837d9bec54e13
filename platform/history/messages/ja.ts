export const ja = {
  'by.operator': 'コマンドライン',
  'by.visitor': '訪問者',
  'by.gone': '退会した方',
  'by.key': 'キー「{key}」（{person}）',
  'by.key.gone': '名前のないキー',
  'by.line': '{date} {time}・{name}',
  'purged.title': '個人情報などを削除しました',
  'change.from-to': '{field}：{before} → {after}',
  'change.added': '{field}：{after}',
  'change.removed': '{field}：{before}（削除）',
};

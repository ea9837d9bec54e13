import { describe, expect, it } from 'vitest';
import { looksPersonal } from './detect.ts';

describe('what looks like a person', () => {
  it.each([
    ['山田 太郎', '', 'name'],
    ['佐藤　一美', '団体名', 'name'],
    ['鈴木花子', '', 'name'],
    ['長谷川 さくら', '', 'name'],
    ['谷口哲也', '代表者名', 'name'],
    ['ヤマダ タロウ', '氏名', 'name'],
    ['田中様', '備考', 'name'],
    ['佐々木さん', '', 'name'],
    ['090-1234-5678', '', 'phone'],
    ['０３（１２３４）５６７８', '', 'phone'],
    ['電話は 0570-000-000 まで', '備考', 'phone'],
    ['08012345678', '', 'phone'],
    ['+81-90-1234-5678', '', 'phone'],
    ['連絡先：hana.sato@town.example.jp', '', 'mail'],
    ['taro＠example.com', '', 'mail'],
  ])('%s (%s) is a %s', (text, header, kind) => {
    expect(looksPersonal(text, header)).toBe(kind);
  });

  it.each([
    ['中村町', ''],
    ['山田一丁目', ''],
    ['島田 高広', '地域名'],
    ['前田第一', '地名'],
    ['小川公園 北トイレ', '名称'],
    ['千葉市仕様', 'その他'],
    ['代表取締役', '代表者肩書'],
    ['大字飯氏', ''],
    ['お客様', ''],
    ['皆さん', ''],
    ['金属製品', '品名'],
    ['火・金', '燃やせるごみ'],
    ['2026-04-01', ''],
    ['20260401', ''],
    ['1234567890123', '番号'],
    ['〒123-4567', '郵便番号'],
    ['36.398810', '緯度'],
    ['1,234,567,890', ''],
    ['@', ''],
    ['', ''],
  ])('%s (%s) is nothing', (text, header) => {
    expect(looksPersonal(text, header)).toBeNull();
  });
});

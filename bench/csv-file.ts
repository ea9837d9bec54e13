import { closeSync, openSync, writeSync } from 'node:fs';

const TOWNS = ['青葉町', '大野町３丁目', '東大和台', '稲越', '仏生山町甲', '錦町二丁目'];
const KINDS = ['認可公立保育所', '認可私立保育所', '認定こども園（幼保連携型）', '認可外保育所'];

/** Writes a clean Japanese CSV (UTF-8, CRLF, fields quoted where they hold a comma) of about `megabytes` million bytes. */
export function writeCleanCsv(path: string, megabytes: number): number {
  const file = openSync(path, 'w');
  let written = writeSync(
    file,
    '全国地方公共団体コード,ID,名称,名称_カナ,種別,所在地_連結表記,緯度,経度,電話番号,収容定員,開始時間,備考\r\n',
  );
  for (let row = 1; written < megabytes * 1e6; ) {
    let block = '';
    for (const end = row + 2000; row < end; row++) block += record(row);
    written += writeSync(file, block);
  }
  closeSync(file);
  return written;
}

/** About 150 bytes, as a facility list has them; every eighth record has a quoted cell. */
function record(row: number): string {
  const town = TOWNS[row % TOWNS.length];
  const remark = row % 8 === 0 ? '"月～金、土は要相談, 祝日休み"' : '';
  return (
    `${999_999},${String(row).padStart(10, '0')},ともに市立${town}第${row % 40}園,トモニシリツ${row % 7},` +
    `${KINDS[row % KINDS.length]},ともに市${town}${row % 90}-${row % 13},35.${600_000 + (row % 99_999)},139.${300_000 + (row % 99_999)},` +
    `042-${100 + (row % 900)}-${1000 + (row % 9000)},${row % 200},7:00,${remark}\r\n`
  );
}

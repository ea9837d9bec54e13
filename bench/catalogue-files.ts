/** A town's list of toilets as large as one likes, with the untidiness of real ones. */
import { seededRandom } from '@tomoni/platform/testing';

const LETTERS = Array.from(
  '中央公園駅前図書館市民会館小学校東西南北川原本町池上森林橋浜港丘坂寺社門広場体育館山田',
);
const HEADER =
  '全国地方公共団体コード,ID,名称,名称_カナ,所在地_連結表記,設置位置,緯度,経度,男性トイレ総数,女性トイレ総数,車椅子使用者用トイレ有無,オストメイト設置トイレ有無,利用開始時間,利用終了時間,備考';

/** UTF-8; every tenth row has something to be put right. */
export function toiletsOf(rows: number, seed: number): Uint8Array {
  const random = seededRandom(seed + 1);
  const letter = () => LETTERS[Math.floor(random.next() * LETTERS.length)] ?? '';
  const word = (least: number, more: number) =>
    Array.from({ length: least + Math.floor(random.next() * more) }, letter).join('');
  const lines = [HEADER];
  for (let n = 0; n < rows; n += 1) {
    const odd = n % 10 === 0;
    const lat = (35 + random.next() * 0.2).toFixed(6);
    const lon = (139 + random.next() * 0.2).toFixed(6);
    lines.push(
      [
        ...[
          '131016',
          String(n),
          word(4, 5),
          'コウエン',
          `東京都千代田区${word(2, 2)}${1 + (n % 5)}丁目${n % 30}番`,
          '1階',
        ],
        ...(odd && n % 100 === 0 ? [lon, lat] : [lat, lon]),
        ...[
          String(n % 4),
          String(n % 5),
          odd ? '○' : '有',
          odd ? '×' : '無',
          odd ? '9時' : '09:00',
          '17:00',
          '',
        ],
      ].join(','),
    );
  }
  return new TextEncoder().encode(`${lines.join('\n')}\n`);
}

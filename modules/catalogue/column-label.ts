/** Names of columns as people say them: 車椅子使用者用トイレ有無 → 車椅子使用者用トイレ. */

const TAILS = /(?:設置|の)?(?:有無|可否)$|_(?:有無|可否)$/u;
const HEADS = /^(?:所在地|施設|利用)_/u;
const WORDS: Readonly<Record<string, string>> = {
  所在地_連結表記: '所在地',
  利用開始時間: '開始',
  利用終了時間: '終了',
};

export function columnLabel(name: string): string {
  const known = WORDS[name];
  if (known !== undefined) return known;
  const short = name.replace(TAILS, '').replace(/_$/u, '');
  const bare = short.replace(HEADS, '');
  return bare === '' ? name : bare;
}

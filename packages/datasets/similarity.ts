/** How alike two headers are in their barest form, 0 to 1: pairs of letters in common (Dice, 1945), and one within the other. */

/** Symmetric; 1 only for equal texts. Single letters are alike only when equal. */
export function similarity(a: string, b: string): number {
  if (a === b) return 1;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length < 2) return 0;
  const dice = diceOf(pairs(a), pairs(b));
  // 最寄りの駐車場情報 ends with 駐車場情報: in Japanese the head of a compound stands at its end.
  const inside = short.length >= 3 && long.endsWith(short) ? 0.95 : 0;
  return inside === 0 ? dice : Math.max(dice, inside * Math.min(1, 0.4 + short.length / long.length));
}

function pairs(text: string): Map<string, number> {
  const found = new Map<string, number>();
  for (let at = 0; at + 1 < text.length; at += 1) {
    const pair = text.slice(at, at + 2);
    found.set(pair, (found.get(pair) ?? 0) + 1);
  }
  return found;
}

function diceOf(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  let common = 0;
  let total = 0;
  for (const [pair, count] of a) {
    common += Math.min(count, b.get(pair) ?? 0);
    total += count;
  }
  for (const count of b.values()) total += count;
  return total === 0 ? 0 : (2 * common) / total;
}

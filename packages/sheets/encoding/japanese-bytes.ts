/**
 * How likely bytes are as Japanese text in one of the two older encodings, whose bytes overlap. Kana and
 * common kanji (JIS level 1) speak for an encoding; half-width katakana, rare kanji and impossible bytes
 * speak against it. The score is per byte outside ASCII, so both readings of the same bytes compare.
 */
const LIKELY = 1;
const RARE = -1;
const ODD = -2;
const IMPOSSIBLE = -20;

/** Score of the bytes read as cp932 (Windows-31J). */
export function scoreShiftJis(bytes: Uint8Array): number {
  return score(bytes, shiftJisCharacter);
}

/** Score of the bytes read as EUC-JP. */
export function scoreEucJp(bytes: Uint8Array): number {
  return score(bytes, eucJpCharacter);
}

interface ScoredCharacter {
  length: number;
  value: number;
}

function score(bytes: Uint8Array, character: (bytes: Uint8Array, at: number) => ScoredCharacter): number {
  let sum = 0;
  for (let at = 0; at < bytes.length; ) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80) {
      at++;
      continue;
    }
    const { length, value } = character(bytes, at);
    sum += value * length;
    at += length;
  }
  return sum;
}

function shiftJisCharacter(bytes: Uint8Array, at: number): ScoredCharacter {
  const first = bytes[at] ?? 0;
  if (first >= 0xa1 && first <= 0xdf) return { length: 1, value: ODD };
  if (first === 0x80 || first === 0xa0 || first >= 0xfd) return { length: 1, value: IMPOSSIBLE };
  const second = bytes[at + 1];
  if (second === undefined) return { length: 1, value: 0 };
  if (second < 0x40 || second === 0x7f || second > 0xfc) return { length: 1, value: IMPOSSIBLE };
  if (first <= 0x83 || (first >= 0x88 && first <= 0x97)) return { length: 2, value: LIKELY };
  return { length: 2, value: RARE };
}

function eucJpCharacter(bytes: Uint8Array, at: number): ScoredCharacter {
  const first = bytes[at] ?? 0;
  const second = bytes[at + 1];
  if (second === undefined) return { length: 1, value: 0 };
  if (first === 0x8e)
    return second >= 0xa1 && second <= 0xdf ? { length: 2, value: ODD } : { length: 1, value: IMPOSSIBLE };
  if (first === 0x8f) return second >= 0xa1 ? { length: 3, value: RARE } : { length: 1, value: IMPOSSIBLE };
  if (first < 0xa1 || first === 0xff || second < 0xa1 || second === 0xff)
    return { length: 1, value: IMPOSSIBLE };
  if (first <= 0xa5 || (first >= 0xb0 && first <= 0xcf)) return { length: 2, value: LIKELY };
  return { length: 2, value: RARE };
}

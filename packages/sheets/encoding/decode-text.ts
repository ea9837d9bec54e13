import { isUtf8 } from 'node:buffer';
import { byteOrderMark, type DetectedEncoding, detectEncoding, type Encoding } from './detect-encoding.ts';

/**
 * `utf8-else-cp932`: what is valid UTF-8 is UTF-8, everything else cp932 (5374 folders are defined so).
 * `detect`: byte order mark, UTF-8, UTF-16, cp932, EUC-JP, ISO-2022-JP by their bytes.
 */
export type EncodingPolicy = 'utf8-else-cp932' | 'detect';

export interface DecodedText {
  /** Without byte order mark. A byte that means nothing in the encoding is U+FFFD. */
  text: string;
  encoding: Encoding;
  /** The file began with a byte order mark. */
  bom: boolean;
}

/**
 * Decodes a whole file in memory. cp932 maps as Windows does: ～ U+FF5E, － U+FF0D, ∥ U+2225, with the NEC and
 * IBM extensions (①, 髙, 﨑), as the WHATWG Encoding Standard defines its `shift_jis`.
 */
export function decodeText(bytes: Uint8Array, policy: EncodingPolicy = 'detect'): DecodedText {
  const { encoding, bom } = policy === 'detect' ? detectEncoding(bytes) : utf8ElseCp932(bytes);
  return { text: textDecoder(encoding).decode(bytes.subarray(bom)), encoding, bom: bom > 0 };
}

/** The platform's decoder for an encoding; a byte order mark inside the text is kept. */
export function textDecoder(encoding: Encoding): TextDecoder {
  return new TextDecoder(encoding === 'cp932' ? 'shift_jis' : encoding, { ignoreBOM: true });
}

function utf8ElseCp932(bytes: Uint8Array): DetectedEncoding {
  if (!isUtf8(bytes)) return { encoding: 'cp932', bom: 0 };
  return byteOrderMark(bytes) ?? { encoding: 'utf-8', bom: 0 };
}

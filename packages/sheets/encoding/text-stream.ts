import { isAscii, isUtf8 } from 'node:buffer';
import { textDecoder } from './decode-text.ts';
import {
  type DetectedEncoding,
  detectEncoding,
  type Encoding,
  withoutCutCharacter,
} from './detect-encoding.ts';

/**
 * Decodes a file piece by piece. The encoding was guessed from the file's beginning; when everything so far
 * was ASCII and the first other bytes aren't UTF-8, the guess is made again there, where it can be made.
 */
export class TextStream {
  #encoding: Encoding;
  #skip: number;
  #decoder: TextDecoder;
  #onlyAscii = true;
  #broken = false;
  #carry: Uint8Array = new Uint8Array();

  constructor({ encoding, bom }: DetectedEncoding) {
    this.#encoding = encoding;
    this.#skip = bom;
    this.#decoder = textDecoder(encoding);
  }

  get encoding(): Encoding {
    return this.#encoding;
  }

  /** The text of the next piece; `last` ends the file. A byte that means nothing becomes U+FFFD. */
  decode(piece: Uint8Array, last: boolean): string {
    const bytes = this.#withoutMark(piece);
    if (this.#encoding === 'utf-8' && !this.#broken) return this.#utf8(bytes, last);
    return this.#decoder.decode(bytes, { stream: !last });
  }

  #withoutMark(piece: Uint8Array): Uint8Array {
    if (this.#skip === 0) return piece;
    const skipped = Math.min(this.#skip, piece.length);
    this.#skip -= skipped;
    return piece.subarray(skipped);
  }

  #utf8(piece: Uint8Array, last: boolean): string {
    const bytes = this.#carry.length > 0 ? Buffer.concat([this.#carry, piece]) : piece;
    const whole = last ? bytes : withoutCutCharacter(bytes);
    if (isUtf8(whole)) {
      this.#carry = bytes.subarray(whole.length);
      if (this.#onlyAscii) this.#onlyAscii = isAscii(whole);
      // Nothing is left over for the next piece; as a stream the platform decodes half as fast again.
      return this.#decoder.decode(whole, { stream: !last });
    }
    this.#carry = new Uint8Array();
    if (this.#onlyAscii) {
      this.#encoding = detectEncoding(bytes).encoding;
      this.#decoder = textDecoder(this.#encoding);
    }
    this.#broken = true;
    return this.#decoder.decode(bytes, { stream: !last });
  }
}

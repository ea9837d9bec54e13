/**
 * Places whose address must not become public, whatever a file says: facilities that shelter women and children from
 * violence (女性自立支援施設, 母子生活支援施設, 女性相談支援センターの一時保護所: 困難な問題を抱える女性への支援に関する法律, 配偶者暴力防止法).
 */
import { nfkc } from '@tomoni/japanese';

const SHELTERS =
  /母子生活支援|母子寮|婦人保護|婦人相談|女性相談支援センター|女性自立支援|女性保護|一時保護(?:所|施設)|配偶者(?:からの)?暴力|DV.{0,6}(?:シェルター|相談|支援センター)|(?:民間|ステップ)シェルター|ステップハウス/iu;

/** Whether any of these texts of a record names such a place. */
export function isWithheld(texts: readonly string[]): boolean {
  return texts.some((text) => SHELTERS.test(nfkc(text)));
}

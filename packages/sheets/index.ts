export {
  type DelimitedDocument,
  type ParseDelimitedOptions,
  parseDelimited,
} from './delimited/parse-delimited.ts';
export type { DelimitedRow } from './delimited/record-reader.ts';
export { type DecodedText, decodeText, type EncodingPolicy } from './encoding/decode-text.ts';
export type { Encoding } from './encoding/detect-encoding.ts';
export { openWorkbook } from './open-workbook.ts';

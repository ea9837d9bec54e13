import { builtinFormat } from '../number-format/builtin-formats.ts';

/** Number formats of a workbook: `styles` is a style sheet that names them by index, for the reader. */
export interface XlsxFormats {
  codes: string[];
  styles: string;
}

const CUSTOM_ID = 1000;

/**
 * Reads the number format of every cell style and writes a style sheet that holds nothing else. Each format in
 * it is a mark (`"3"`) for the index in `codes`. The reader then gives numbers as stored, never dates, and it
 * needn't know the formats that only Japanese Excel has built in (eras under the numbers 27 to 58).
 */
export function xlsxFormats(stylesXml: string): XlsxFormats {
  const custom = new Map<number, string>();
  for (const [tag] of stylesXml.matchAll(/<(?:\w+:)?numFmt\s[^>]*>/g)) {
    const code = attribute(tag, 'formatCode');
    if (code !== null) custom.set(Number(attribute(tag, 'numFmtId')), decodeXml(code));
  }
  const styles = /<(?:\w+:)?cellXfs\b[^>]*>([\s\S]*?)<\/(?:\w+:)?cellXfs>/.exec(stylesXml)?.[1] ?? '';
  const codes: string[] = [];
  const ids: number[] = [];
  for (const [tag] of styles.matchAll(/<(?:\w+:)?xf\b[^>]*>/g)) {
    const id = Number(attribute(tag, 'numFmtId') ?? 0);
    const code = custom.get(id) ?? builtinFormat(id);
    if (!codes.includes(code)) codes.push(code);
    ids.push(codes.indexOf(code));
  }
  return { codes, styles: styleSheet(codes.length, ids) };
}

/** The index that a mark of the style sheet stands for. */
export function formatIndex(mark: string | undefined): number | undefined {
  return mark === undefined ? undefined : Number(mark.slice(1, -1));
}

function styleSheet(formats: number, ids: number[]): string {
  const numFmts = Array.from(
    { length: formats },
    (_, index) => `<numFmt numFmtId="${CUSTOM_ID + index}" formatCode="&quot;${index}&quot;"/>`,
  );
  const xfs = ids.map((id) => `<xf numFmtId="${CUSTOM_ID + id}" applyNumberFormat="1"/>`);
  return (
    '<?xml version="1.0" encoding="UTF-8"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
    `<numFmts count="${formats}">${numFmts.join('')}</numFmts><cellXfs count="${ids.length}">${xfs.join('')}</cellXfs></styleSheet>`
  );
}

function attribute(tag: string, name: string): string | null {
  const found = new RegExp(`\\s${name}=(?:"([^"]*)"|'([^']*)')`).exec(tag);
  return found ? (found[1] ?? found[2] ?? '') : null;
}

const ENTITIES: Record<string, string> = { quot: '"', amp: '&', lt: '<', gt: '>', apos: "'" };

function decodeXml(text: string): string {
  return text.replace(/&(#x[0-9a-f]+|#\d+|\w+);/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return ENTITIES[name] ?? whole;
    const code =
      name[1] === 'x' || name[1] === 'X' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

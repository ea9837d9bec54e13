/**
 * The parts of a letter that came back (RFC 2045, 2046), as far as a report needs them. Everything is Latin-1, one letter
 * for one byte: what matters in a report is ASCII, and nothing of it is shown.
 */

/** A part that isn't made of parts. */
export interface LetterPart {
  /** In small letters, `text/plain` when it says nothing. */
  type: string;
  /** Unfolded, by name in small letters; the first of several. */
  headers: ReadonlyMap<string, string>;
  body: string;
}

const DEEPEST = 6;
const MOST_PARTS = 60;

/** A whole letter: its own head, and the parts in their order. */
export function readLetter(text: string): { headers: ReadonlyMap<string, string>; parts: LetterPart[] } {
  const lines = text.replaceAll('\r\n', '\n').replace(/^From [^\n]*\n/, '');
  const { headers } = split(lines);
  return { headers, parts: partsOf(lines, 0).slice(0, MOST_PARTS) };
}

function partsOf(text: string, depth: number): LetterPart[] {
  const { headers, body } = split(text);
  const content = headers.get('content-type') ?? 'text/plain';
  const type = (/^\s*([\w-]+\/[\w.+-]+)/.exec(content)?.[1] ?? 'text/plain').toLowerCase();
  const [, quoted, bare] = /boundary\s*=\s*(?:"([^"]+)"|([^\s;]+))/i.exec(content) ?? [];
  const boundary = quoted ?? bare;
  if (!type.startsWith('multipart/') || boundary === undefined || depth >= DEEPEST) {
    return [{ type, headers, body: decoded(body, headers.get('content-transfer-encoding') ?? '') }];
  }
  return between(body, boundary).flatMap((part) => partsOf(part, depth + 1));
}

/** What stands between the boundaries; the last one may be missing where a letter was cut off. */
function between(body: string, boundary: string): string[] {
  const parts: string[][] = [];
  for (const line of body.split('\n')) {
    const end = line.trimEnd();
    if (end === `--${boundary}--`) break;
    if (end === `--${boundary}`) parts.push([]);
    else parts.at(-1)?.push(line);
    if (parts.length > MOST_PARTS) break;
  }
  return parts.map((lines) => lines.join('\n'));
}

function split(text: string): { headers: Map<string, string>; body: string } {
  const end = text.startsWith('\n') ? 0 : text.indexOf('\n\n');
  const head = end === -1 ? text : text.slice(0, end);
  return { headers: fieldsOf(head), body: end === -1 ? '' : text.slice(end).replace(/^\n{1,2}/, '') };
}

/** The fields of a head, or of a group of fields in a report (RFC 3464 section 2.1). */
export function fieldsOf(head: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const line of head.replace(/\n[ \t]+/g, ' ').split('\n')) {
    const [, name, value] = /^([\w-]+)[ \t]*:[ \t]*(.*)$/.exec(line) ?? [];
    if (name === undefined || value === undefined || fields.has(name.toLowerCase())) continue;
    fields.set(name.toLowerCase(), value.trim());
  }
  return fields;
}

function decoded(body: string, encoding: string): string {
  const how = encoding.trim().toLowerCase();
  if (how === 'base64') return Buffer.from(body, 'base64').toString('latin1').replaceAll('\r\n', '\n');
  if (how !== 'quoted-printable') return body;
  return body
    .replace(/=[ \t]*\n/g, '')
    .replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

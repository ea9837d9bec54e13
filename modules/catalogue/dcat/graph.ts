/** A few statements of RDF, spelled as JSON-LD 1.1 and as Turtle: the same statements, none without a name. */

export type Term = { id: string } | { text: string; lang?: 'ja' | 'en' } | { text: string; type: string };

/** One thing: its address, what it is, what is said of it. Names are short: `dcat:Dataset`. */
export interface Thing {
  id: string;
  types: readonly string[];
  says: readonly (readonly [name: string, terms: readonly Term[]])[];
}

const PREFIXES = {
  adms: 'http://www.w3.org/ns/adms#',
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  geo: 'http://www.opengis.net/ont/geosparql#',
  hydra: 'http://www.w3.org/ns/hydra/core#',
  locn: 'http://www.w3.org/ns/locn#',
  spdx: 'http://spdx.org/rdf/terms#',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
} as const;

/** The address behind a short name; an address stays one. */
export function full(name: string): string {
  const { prefix = '', rest = '' } = /^(?<prefix>[a-z]+):(?<rest>[A-Za-z]\w*)$/u.exec(name)?.groups ?? {};
  const known = Object.entries(PREFIXES).find(([one]) => one === prefix)?.[1];
  return known === undefined ? name : `${known}${rest}`;
}

export function jsonLdOf(things: readonly Thing[]): string {
  return JSON.stringify({
    '@context': PREFIXES,
    '@graph': things.map(({ id, types, says }) => ({
      '@id': id,
      ...(types.length === 0 ? {} : { '@type': types }),
      ...Object.fromEntries(said(says).map(([name, terms]) => [name, terms.map(jsonTerm)])),
    })),
  });
}

function said(says: Thing['says']) {
  return says.filter(([, terms]) => terms.length > 0);
}

function jsonTerm(term: Term): Record<string, string> {
  if ('id' in term) return { '@id': full(term.id) };
  if ('type' in term) return { '@value': term.text, '@type': full(term.type) };
  return { '@value': term.text, ...(term.lang === undefined ? {} : { '@language': term.lang }) };
}

export function turtleOf(things: readonly Thing[]): string {
  const prefixes = Object.entries(PREFIXES).map(([name, address]) => `@prefix ${name}: <${address}> .`);
  const blocks = things.map(({ id, types, says }) => {
    const lines = [
      ...(types.length === 0 ? [] : [`a ${types.join(', ')}`]),
      ...said(says).map(([name, terms]) => `${name} ${terms.map(turtleTerm).join(', ')}`),
    ];
    return `${addressOf(id)} ${lines.join(' ;\n  ')} .\n`;
  });
  return `${prefixes.join('\n')}\n\n${blocks.join('\n')}`;
}

function turtleTerm(term: Term): string {
  if ('id' in term) return addressOf(full(term.id));
  const quoted = `"${escapeText(term.text)}"`;
  if ('type' in term) return `${quoted}^^${addressOf(full(term.type))}`;
  return term.lang === undefined ? quoted : `${quoted}@${term.lang}`;
}

/** Signs that may not stand in an IRIREF (Turtle 1.1, grammar rule 18). */
function addressOf(address: string): string {
  const safe = address.replaceAll(
    /[\u0000-\u0020<>"{}|^`\\]/gu,
    (sign) => `%${sign.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}`,
  );
  return `<${safe}>`;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

/** Rule 22 with ECHAR and UCHAR. */
function escapeText(text: string): string {
  return text.replaceAll(
    /["\\\u0000-\u001f\u007f]/gu,
    (sign) => ESCAPES[sign] ?? `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Parameters of an action: from the address, from a JSON body, or from a form; read as CKAN reads them. */
import { invalid } from './answer.ts';

export type Parameters = Readonly<Record<string, unknown>>;

/** The parameters of an address; several of one name become a list. */
export function parametersOf(query: URLSearchParams): Parameters {
  return Object.fromEntries(
    [...new Set(query.keys())].map((name) => {
      const values = query.getAll(name);
      return [name, values.length === 1 ? values[0] : values];
    }),
  );
}

/** The parameters of a body; CKAN's own clients send JSON under the type of a form. Null when it is neither. */
export function parametersIn(body: string, type: string): Parameters | null {
  const text = body.trim();
  if (text === '') return {};
  if (!text.startsWith('{') && /^application\/x-www-form-urlencoded/iu.test(type))
    return parametersOf(new URLSearchParams(text));
  try {
    const read: unknown = JSON.parse(text.replace(/=$/u, ''));
    return typeof read === 'object' && read !== null && !Array.isArray(read) ? (read as Parameters) : null;
  } catch {
    return null;
  }
}

/** A text; '' when it isn't there. Numbers are texts too. */
export function textOf(parameters: Parameters, name: string): string {
  const value = parameters[name];
  if (value === undefined || value === null) return '';
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return String(value).slice(0, 4000);
  throw invalid({ [name]: ['Must be a Unicode string value'] });
}

/** A text that has to be there. */
export function neededText(parameters: Parameters, name: string): string {
  const text = textOf(parameters, name);
  if (text === '') throw invalid({ [name]: ['Missing value'] });
  return text;
}

/** A whole number from 0; `most` at most, whatever was asked for. */
export function wholeOf(
  parameters: Parameters,
  name: string,
  { usual, most }: { usual: number; most: number },
): number {
  const text = textOf(parameters, name).trim();
  if (text === '') return usual;
  if (!/^-?\d{1,12}$/u.test(text)) throw invalid({ [name]: ['Invalid integer'] });
  if (text.startsWith('-')) throw invalid({ [name]: ['Must be a natural number'] });
  return Math.min(Number(text), most);
}

export function truthOf(parameters: Parameters, name: string, usual = false): boolean {
  const text = textOf(parameters, name).toLowerCase();
  return text === '' ? usual : ['true', 'yes', 't', 'y', '1', 'on'].includes(text);
}

/** A list: JSON, a text of JSON, or texts parted by commas. */
export function listOf(parameters: Parameters, name: string): string[] {
  const value = parameters[name];
  if (value === undefined || value === null || value === '') return [];
  if (Array.isArray(value)) return value.map(String).slice(0, 1000);
  const text = textOf(parameters, name);
  if (!text.trim().startsWith('[')) return text.split(',').map((one) => one.trim());
  const read = jsonIn(text, name);
  if (!Array.isArray(read)) throw invalid({ [name]: ['Must be a list'] });
  return read.map(String).slice(0, 1000);
}

/** An object: JSON or a text of JSON; empty when it isn't there. */
export function objectOf(parameters: Parameters, name: string): Readonly<Record<string, unknown>> {
  const value = parameters[name];
  if (value === undefined || value === null || value === '') return {};
  const read = typeof value === 'string' ? jsonIn(value, name) : value;
  if (typeof read !== 'object' || read === null || Array.isArray(read))
    throw invalid({ [name]: ['Must be a JSON object'] });
  return read as Readonly<Record<string, unknown>>;
}

function jsonIn(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalid({ [name]: ['Cannot parse JSON'] });
  }
}

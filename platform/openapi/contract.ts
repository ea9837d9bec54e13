/** What a module says of its public data reads, in its manifest. Types only. */

/** A text for whoever writes a program against the site. */
export interface InterfaceText {
  ja: string;
  en: string;
}

/** A JSON Schema (2020-12, as OpenAPI 3.1 has them). */
export type JsonSchema = { readonly [keyword: string]: unknown };

export interface InterfaceParameter {
  name: string;
  in: 'path' | 'query' | 'header';
  text: InterfaceText;
  /** Those in the path are required anyhow. */
  required?: boolean;
  schema: JsonSchema;
}

/** One kind of answer besides problems, which every read has. */
export interface InterfaceAnswer {
  status: number;
  text: InterfaceText;
  /** As it stands in `Content-Type`, without the character set. */
  type: string;
  /** What a body of JSON looks like. */
  schema?: JsonSchema;
}

/** What a request brings along. */
export interface InterfaceBody {
  text: InterfaceText;
  /** `application/json`, `multipart/form-data`, `application/octet-stream`. */
  type: string;
  /** What a body of JSON, or a form, looks like. */
  schema: JsonSchema;
}

/** One call for programs with a key (`Authorization: Bearer …`). */
export interface KeyCall {
  method: 'get' | 'post' | 'patch';
  /** With parameters in braces, as in `PublicRead`. */
  path: string;
  /** The route that answers, exactly as it is mounted. */
  route: string;
  /** Stays the same for ever, as in `PublicRead`. */
  id: string;
  text: InterfaceText;
  parameters?: readonly InterfaceParameter[];
  body?: InterfaceBody;
  answers: readonly InterfaceAnswer[];
}

/** One public read that isn't a page. */
export interface PublicRead {
  /** With parameters in braces: `/{code}/garbage/{area}.json`. */
  path: string;
  /** The route that answers, exactly as it is mounted. */
  route: string;
  /** Stays the same for ever: programs that others generate are named after it. */
  id: string;
  text: InterfaceText;
  parameters?: readonly InterfaceParameter[];
  /** It has an ETag, and answers 304 to whoever has it already. */
  conditional: boolean;
  answers: readonly InterfaceAnswer[];
}

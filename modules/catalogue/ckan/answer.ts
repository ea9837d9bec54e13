/** Answers in CKAN's own shape (ckan/views/api.py of CKAN 2.10): what was asked for, or why there is none. */

export type CkanFields = Readonly<Record<string, readonly string[]>>;

/** Thrown by actions; `routes.ts` answers with it as CKAN would. */
export class CkanError extends Error {
  readonly status: 400 | 404 | 409;
  readonly error: Readonly<Record<string, unknown>>;

  constructor(status: 400 | 404 | 409, error: Readonly<Record<string, unknown>>) {
    super(String(error.__type));
    this.name = 'CkanError';
    this.status = status;
    this.error = error;
  }
}

/** 404. `what` as CKAN says it: `Resource "x" was not found.`; nothing for a package. */
export function notFound(what?: string): CkanError {
  const message = what === undefined ? 'Not found' : `Not found: ${what}`;
  return new CkanError(404, { message, __type: 'Not Found Error' });
}

/** 409 with what is wrong, parameter by parameter. */
export function invalid(fields: CkanFields): CkanError {
  return new CkanError(409, { ...fields, __type: 'Validation Error' });
}

/** 400: words or filters that can't be read. */
export function badQuery(why: string): CkanError {
  return new CkanError(400, { message: `Search Query is invalid: ${why}`, __type: 'Search Query Error' });
}

/** As CKAN writes times: UTC without saying so. */
export function ckanTime(at: Date): string {
  return `${at.toISOString().replace('Z', '')}000`;
}

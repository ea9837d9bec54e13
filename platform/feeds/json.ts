import type { FeedDocument } from './document.ts';

/** Any JSON value as a document. */
export function json(value: unknown): FeedDocument {
  return { body: JSON.stringify(value), contentType: 'application/json', fileName: null };
}

/** A finished document with what a response needs to carry it. The same records give the same bytes. */
export interface FeedDocument {
  body: string;
  contentType: string;
  /** For `Content-Disposition`; null when a program reads it in place. */
  fileName: string | null;
}

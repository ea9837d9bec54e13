/** Sending an original file back as it came. */
import { contentDisposition } from '@tomoni/platform/http';
import type { Original } from '@tomoni/platform/intake';
import type { RequestContext } from './requests.ts';

/**
 * Always as a download of plain bytes: a file from outside must never run as a page of this site. Kept for an hour
 * only, since a file that holds a leaked name is removed.
 */
export function sendOriginal(c: RequestContext, name: string, file: Original): Response {
  return c.body(file.stream, 200, {
    'Content-Type': 'application/octet-stream',
    'Content-Length': String(file.size),
    'Content-Disposition': contentDisposition(name),
    'Cache-Control': 'public, max-age=3600',
  });
}

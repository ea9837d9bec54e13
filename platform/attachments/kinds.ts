/** What a file is by its first bytes; what its name or the browser says counts for nothing. */

/** Kinds that are served safely: pictures that browsers draw without running anything, and PDF as a download. */
export type AttachmentType = 'image/jpeg' | 'image/png' | 'image/webp' | 'application/pdf';

/** As people call them. */
export const typeNames: Record<AttachmentType, string> = {
  'image/jpeg': 'JPEG',
  'image/png': 'PNG',
  'image/webp': 'WebP',
  'application/pdf': 'PDF',
};

/** So many bytes tell. */
export const TELLING = 12;

export function typeOf(head: Uint8Array): AttachmentType | null {
  const text = Buffer.from(head.buffer, head.byteOffset, Math.min(head.byteLength, TELLING)).toString(
    'latin1',
  );
  if (text.startsWith('\xff\xd8\xff')) return 'image/jpeg';
  if (text.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png';
  if (text.startsWith('RIFF') && text.slice(8, 12) === 'WEBP') return 'image/webp';
  if (text.startsWith('%PDF-')) return 'application/pdf';
  return null;
}

/** Pictures without what cameras and programs write beside them: position, names, serial numbers, thumbnails. */
import type { AttachmentType } from '../kinds.ts';
import { cleanJpeg } from './jpeg.ts';
import { cleanPng } from './png.ts';
import { cleanWebp } from './webp.ts';

export interface CleanImage {
  bytes: Buffer;
  /** Pixels, as the picture is stored (before it is turned). */
  width: number;
  height: number;
}

/** The picture with the same pixels and how it is to be turned, and nothing else. Null when it is damaged. */
export function cleanImage(
  type: Exclude<AttachmentType, 'application/pdf'>,
  bytes: Buffer,
): CleanImage | null {
  try {
    const clean = { 'image/jpeg': cleanJpeg, 'image/png': cleanPng, 'image/webp': cleanWebp }[type](bytes);
    return clean.width > 0 && clean.height > 0 ? clean : null;
  } catch {
    return null;
  }
}

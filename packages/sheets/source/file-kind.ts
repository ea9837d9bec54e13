import { isOle } from '../workbook/ole-container.ts';

/** What the first bytes of a file say that it is. */
export type FileKind = 'zip' | 'ole' | 'pdf' | 'gzip' | 'image' | 'html' | 'xml' | 'json' | 'text';

const SIGNATURES: [FileKind, number[]][] = [
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['zip', [0x50, 0x4b, 0x05, 0x06]],
  ['pdf', [0x25, 0x50, 0x44, 0x46]],
  ['gzip', [0x1f, 0x8b]],
  ['image', [0x89, 0x50, 0x4e, 0x47]],
  ['image', [0xff, 0xd8, 0xff]],
  ['image', [0x47, 0x49, 0x46, 0x38]],
];

/** Recognises a file by its content; everything that isn't known to be something else is text. */
export function fileKind(head: Uint8Array): FileKind {
  if (isOle(head)) return 'ole';
  for (const [kind, signature] of SIGNATURES) {
    if (signature.every((byte, index) => head[index] === byte)) return kind;
  }
  return markup(Buffer.from(head.subarray(0, 1024)).toString('latin1').replace(/^ï»¿/, '').trimStart());
}

function markup(start: string): FileKind {
  if (/^(<!doctype html|<html|<head|<body|<table)/i.test(start)) return 'html';
  if (/^<\?xml/i.test(start)) return /<html/i.test(start) ? 'html' : 'xml';
  const likeJson = /^(\{\s*("|\})|\[\s*(\{|\[|"|\]))/.test(start);
  return likeJson ? 'json' : 'text';
}

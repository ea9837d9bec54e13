import { isJapanese, type Lang } from '../messages/index.ts';
import type { CategoryLook } from './category-look.ts';
import { escapeHtml, type Html, trusted } from './escape.ts';
import { iconHtml } from './icon.tsx';

/** s 26 px in rows, m 40, l 80 (112 from 1024) in the answer card. */
export type SealSize = 's' | 'm' | 'l';

export interface SealProps {
  look: CategoryLook;
  lang: Lang;
  size?: SealSize;
}

/** The sign of a kind of waste. It is never alone: its name stands beside it. */
export function Seal({ look, lang, size = 's' }: SealProps): Html {
  return trusted(sealHtml(look, lang, size));
}

/** The same as text, for parts that are put together as text. */
export function sealHtml(look: CategoryLook, lang: Lang, size: SealSize): string {
  const sign = isJapanese(lang) ? escapeHtml(look.character) : iconHtml(look.icon);
  return `<span class="seal seal-${size} cat-${look.role}" aria-hidden="true">${sign}</span>`;
}

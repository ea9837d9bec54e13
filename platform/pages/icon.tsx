import { type Html, inOnePiece, trusted } from './escape.ts';
import type { IconName } from './icon-names.ts';
import { iconShapes } from './icon-shapes.ts';

/** s 20 px (in text), m 24 (in rows), l 32 (in tiles). */
export type IconSize = 's' | 'm' | 'l';

const ready = new Map<string, Html>();

/** The HTML of an icon, made once per name and size. */
export function iconHtml(name: IconName, size: IconSize = 'm'): Html {
  const key = `${name}/${size}`;
  let html = ready.get(key);
  if (html === undefined) {
    const shape = iconShapes()[name];
    const sizeClass = size === 'm' ? '' : ` icon-${size}`;
    html = trusted(
      inOnePiece(`<svg class="icon${sizeClass}" viewBox="0 0 24 24" aria-hidden="true">${shape}</svg>`),
    );
    ready.set(key, html);
  }
  return html;
}

/** A line icon. It says nothing to a screen reader: a word stands beside it. */
export function Icon({ name, size = 'm' }: { name: IconName; size?: IconSize }): Html {
  return iconHtml(name, size);
}

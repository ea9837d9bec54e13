/**
 * What JSX becomes: text, at once. The types are Hono's; its runtime builds a tree and walks it, ready for components
 * that wait and for contexts, which pages don't have (docs/decisions/024).
 * The compiler calls these functions, nobody else does (`jsxImportSource` in tsconfig.json).
 */
import type { Child } from 'hono/jsx';
import type { JSX } from 'hono/jsx/jsx-runtime';
import { escapeHtml, type Html, htmlOf, trusted } from './escape.ts';

export type { JSX };

type Props = { children?: Child } & Record<string, unknown>;
type Component = (props: Props) => unknown;

/** An element or a component. Throws when an attribute is a function or anything else that isn't text. */
export function jsx(tag: string | Component, props: Props): unknown {
  if (typeof tag === 'function') return tag(props);
  let text = `<${tag}`;
  for (const name in props) if (name !== 'children') text += attributeText(name, props[name]);
  return trusted(VOID.has(tag) ? `${text}/>` : `${text}>${htmlOf(props.children)}</${tag}>`);
}

export { jsx as jsxs };

/** `<>…</>` */
export function Fragment({ children }: Props): Html {
  return trusted(htmlOf(children));
}

function attributeText(name: string, value: unknown): string {
  switch (typeof value) {
    case 'string':
      return ` ${name}="${escapeHtml(value)}"`;
    case 'number':
      return ` ${name}="${value}"`;
    case 'boolean':
      if (!BOOLEAN.has(name)) return ` ${name}="${value}"`;
      return value ? ` ${name}=""` : '';
    case 'undefined':
      return '';
    default:
      if (value === null) return '';
      throw new TypeError(`The attribute ${name} is a ${typeof value}`);
  }
}

/** Elements without content and end tag (HTML, section 13.1.2). */
const VOID = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));

/** Attributes that are true by being there (HTML, section 2.3.2). Others, such as `aria-pressed`, say true or false. */
const BOOLEAN = new Set(
  (
    'allowfullscreen async autofocus autoplay checked controls default defer disabled download formnovalidate hidden ' +
    'inert ismap itemscope loop multiple muted nomodule novalidate open playsinline readonly required reversed selected'
  ).split(' '),
);

/**
 * What JSX becomes: text, at once. The types are Hono's; its runtime builds a tree and walks it, ready for components
 * that wait and for contexts, which pages don't have (docs/decisions/024).
 * The compiler calls these functions, nobody else does (`jsxImportSource` in tsconfig.json).
 */
import type { Child } from 'hono/jsx';
import type { JSX } from 'hono/jsx/jsx-runtime';
import { escapePlain, escapeSeen, type Html, htmlOf, inOnePiece, trusted } from './escape.ts';

export type { JSX };

type Props = { children?: Child } & Record<string, unknown>;
type Component = (props: Props) => unknown;

/** An element or a component. Throws when an attribute is a function or anything else that isn't text. */
export function jsx(tag: string | Component, props: Props): unknown {
  if (typeof tag === 'function') return tag(props);
  const { begin, end, classes, isPlain } = tagOf(tag);
  let first = begin;
  let text = '';
  for (const name in props) {
    if (name === 'children') continue;
    const value = props[name];
    if (name === 'class' && text === '' && typeof value === 'string')
      first = beginWith(classes, begin, value);
    else text += attributeText(name, value);
  }
  if (VOID.has(tag)) return trusted(`${first}${text}/>`);
  const content = isPlain ? plainOf(props.children) : htmlOf(props.children);
  return trusted(`${first}${text}>${content}${end}`);
}

export { jsx as jsxs };

/** `<>…</>` */
export function Fragment({ children }: Props): Html {
  return trusted(htmlOf(children));
}

/** What is the same in all elements of a kind, in one piece each. */
interface Tag {
  begin: string;
  end: string;
  /** `<p class="lead"` by the value of class. */
  classes: Map<string, string>;
  /** It holds text alone. */
  isPlain: boolean;
}

const tags = new Map<string, Tag>();

function tagOf(name: string): Tag {
  let tag = tags.get(name);
  if (tag === undefined) {
    tag = { begin: `<${name}`, end: `</${name}>`, classes: new Map(), isPlain: PLAIN.has(name) };
    tags.set(name, tag);
  }
  return tag;
}

/** So many values of class are kept for each kind of element; pages have some dozens. */
const MOST_CLASSES = 500;

function beginWith(classes: Map<string, string>, begin: string, value: string): string {
  let text = classes.get(value);
  if (text === undefined) {
    text = inOnePiece(`${begin} class="${escapePlain(value)}"`);
    if (classes.size < MOST_CLASSES) classes.set(value, text);
  }
  return text;
}

function attributeText(name: string, value: unknown): string {
  switch (typeof value) {
    case 'string':
      return ` ${name}="${name === 'placeholder' ? escapeSeen(value) : escapePlain(value)}"`;
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

/** Elements in which tags would be shown as they are, or dropped (HTML, sections 4.2.2, 4.10.10, 4.10.11). */
const PLAIN = new Set(['title', 'option', 'textarea']);

function plainOf(child: Child): string {
  if (typeof child === 'string') return escapeSeen(child);
  return Array.isArray(child) ? child.map(plainOf).join('') : htmlOf(child);
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

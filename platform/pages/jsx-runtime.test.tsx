import * as fc from 'fast-check';
import { type Child, jsx as honoJsx } from 'hono/jsx';
import { describe, expect, it } from 'vitest';
import { trusted } from './escape.ts';
import { Fragment, jsx } from './jsx-runtime.ts';

/** An element as plain data, so that both runtimes can be given the same. */
type Tree =
  | string
  | number
  | boolean
  | null
  | { tag: string; props: Record<string, unknown>; children: Tree[] };

const attributes = fc.dictionary(
  fc.constantFrom('class', 'id', 'hidden', 'checked', 'aria-hidden', 'data-x', 'title', 'value'),
  fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.constant(undefined)),
);
const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    fc.string(),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.record({
      tag: fc.constantFrom('p', 'div', 'ul', 'a', 'span', 'br', 'h2'),
      props: attributes,
      children: fc.array(tie('tree'), { maxLength: 4 }),
    }),
  ),
}));

const withoutVoidContent = (node: { tag: string; children: Tree[] }) =>
  node.tag === 'br' ? [] : node.children;

function ours(node: Tree): Child {
  if (node === null || typeof node !== 'object') return node;
  return jsx(node.tag, { ...node.props, children: withoutVoidContent(node).map(ours) }) as Child;
}

function honos(node: Tree): Child {
  if (node === null || typeof node !== 'object') return node;
  return honoJsx(node.tag, { ...node.props }, ...withoutVoidContent(node).map(honos)) as Child;
}

describe('what JSX becomes', () => {
  it('is what the runtime of Hono makes of the same', () => {
    fc.assert(
      fc.property(tree, (node) => {
        const whole = { tag: 'main', props: {}, children: [node] };
        expect(String(ours(whole))).toBe(String(honos(whole)));
      }),
      { numRuns: 500 },
    );
  });

  it('escapes text and attributes, and leaves finished HTML as it is', () => {
    const page = (
      <p title={'"<&>'}>
        {'<script>'}
        {trusted('<b>ok</b>')}
      </p>
    );
    expect(String(page)).toBe('<p title="&quot;&lt;&amp;&gt;">&lt;script&gt;<b>ok</b></p>');
  });

  it('never takes an object with a toString of its own for finished HTML', () => {
    const sly = { isEscaped: true, toString: () => '<script>' };
    expect(() => jsx('p', { children: sly as unknown as Child })).toThrow('waited');
    expect(() => jsx('p', { title: sly })).toThrow('The attribute title is a object');
  });

  it('throws when something inside is a promise or an attribute a function', () => {
    expect(() => jsx('p', { children: Promise.resolve('late') as unknown as Child })).toThrow('waited');
    expect(() => jsx('a', { onclick: () => {} })).toThrow(TypeError);
  });

  it('puts fragments and lists together without anything between', () => {
    const list = (
      <>
        {['a', 'b'].map((one) => (
          <i>{one}</i>
        ))}
        <Fragment>c</Fragment>
      </>
    );
    expect(String(list)).toBe('<i>a</i><i>b</i>c');
  });
});

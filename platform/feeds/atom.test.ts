import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { type AtomFeed, atom } from './atom.ts';

const NAMESPACE = 'http://www.w3.org/2005/Atom';

interface Element {
  name: string;
  attributes: Record<string, string>;
  text: string;
  children: Element[];
}

/** Reads with an independent, strict parser: anything that isn't well-formed throws. */
function read(xml: string): Element {
  const parser = new SaxesParser({ xmlns: true });
  const root: Element = { name: '', attributes: {}, text: '', children: [] };
  const open = [root];
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag) => {
    const attributes = Object.fromEntries(Object.values(tag.attributes).map((one) => [one.name, one.value]));
    const element: Element = {
      name: tag.uri === NAMESPACE ? tag.local : `?${tag.name}`,
      attributes,
      text: '',
      children: [],
    };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('text', (text) => {
    const element = open.at(-1);
    if (element !== undefined) element.text += text;
  });
  parser.on('closetag', () => {
    open.pop();
  });
  parser.write(xml).close();
  const [feed] = root.children;
  if (feed === undefined) throw new Error('no element');
  return feed;
}

function child(element: Element | undefined, name: string): Element | undefined {
  return element?.children.find((one) => one.name === name);
}

const feed: AtomFeed = {
  id: 'urn:tomoni:garbage:a1',
  title: 'みどり町のごみ & 資源',
  lang: 'ja',
  updated: '2026-03-01T09:00:00+09:00',
  author: 'ともに市',
  url: 'https://tomoni.example/999999/garbage/a1',
  self: 'https://tomoni.example/999999/garbage/a1.atom?x=1&y=2',
  entries: [
    {
      id: 'urn:tomoni:1',
      title: '燃やすごみ',
      updated: '2026-04-03T00:00:00Z',
      url: 'https://tomoni.example/1',
      summary: '朝8時まで',
      categories: ['燃やす'],
    },
    { id: 'urn:tomoni:2', title: '休み', updated: '2026-04-04T00:00:00Z' },
  ],
};

describe('atom', () => {
  it('has everything that RFC 4287 asks of a feed and of its entries', () => {
    const document = atom(feed);
    expect(document.contentType).toBe('application/atom+xml; charset=utf-8');
    const read1 = read(document.body);
    expect(read1.name).toBe('feed');
    expect(read1.attributes['xml:lang']).toBe('ja');
    expect(child(read1, 'title')?.text).toBe(feed.title);
    expect(child(read1, 'id')?.text).toBe(feed.id);
    expect(child(read1, 'updated')?.text).toBe('2026-03-01T00:00:00.000Z');
    expect(child(child(read1, 'author'), 'name')?.text).toBe('ともに市');
    expect(
      read1.children
        .filter(({ name }) => name === 'link')
        .map(({ attributes }) => [attributes.rel, attributes.href]),
    ).toEqual([
      ['alternate', feed.url],
      ['self', feed.self],
    ]);
    const [first, second] = read1.children.filter(({ name }) => name === 'entry');
    expect(child(first, 'summary')?.text).toBe('朝8時まで');
    expect(child(first, 'category')?.attributes.term).toBe('燃やす');
    expect(child(first, 'link')?.attributes.href).toBe('https://tomoni.example/1');
    // Without a page an entry needs content.
    expect(child(second, 'content')?.text).toBe('休み');
  });

  it('stays well-formed whatever the texts are, and keeps what XML can say', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (title) => {
        const odd = `<${title}\u0000\ud800]]>&"'`;
        const entry = child(
          read(
            atom({
              ...feed,
              title: odd,
              self: odd,
              entries: [{ id: odd, title: odd, updated: feed.updated, categories: [odd] }],
            }).body,
          ),
          'entry',
        );
        expect(child(entry, 'title')?.text).toContain(']]>&"\'');
      }),
      { seed: 4287, numRuns: 300 },
    );
  });
});

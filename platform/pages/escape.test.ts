import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attribute, classes, escapeHtml, htmlOf, inOnePiece, safeHref, trusted } from './escape.ts';

describe('escapeHtml', () => {
  it('leaves no character that could end a text or an attribute', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(escapeHtml(text)).not.toMatch(/[<>"']/);
      }),
    );
  });

  it('escapes an ampersand once', () => {
    expect(escapeHtml('a&b<c>"d"\'e')).toBe('a&amp;b&lt;c&gt;&quot;d&quot;&#39;e');
  });
});

describe('safeHref', () => {
  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    'java\tscript:alert(1)',
    '\u0000javascript:alert(1)',
    '\u200bjavascript:alert(1)',
    'data:text/html,<script>',
    'vbscript:msgbox',
    'blob:https://x',
    'file:///etc/passwd',
  ])('refuses %j', (href) => {
    expect(safeHref(href)).toBe('#');
  });

  it.each([
    '/999999/garbage',
    '#q',
    '?view=map',
    'https://tomoni.example',
    'webcal://x/y.ics',
    'mailto:a@b',
    'tel:0',
    'a/b:c',
    './x',
  ])('lets %j pass', (href) => {
    expect(safeHref(href)).toBe(href);
  });
});

describe('htmlOf', () => {
  it('escapes text and keeps finished HTML', () => {
    expect(htmlOf('<b>')).toBe('&lt;b&gt;');
    expect(htmlOf(trusted('<b>x</b>'))).toBe('<b>x</b>');
    expect(htmlOf([trusted('<i>'), '&', 3, null, false])).toBe('<i>&amp;3');
    expect(htmlOf(null)).toBe('');
  });

  it('throws when something inside has to be waited for', () => {
    expect(() => htmlOf(Promise.resolve('late'))).toThrow('waited');
  });
});

describe('attributes', () => {
  it('writes only what applies', () => {
    expect(attribute('id', 'a"b')).toBe(' id="a&quot;b"');
    expect(attribute('hidden', true)).toBe(' hidden');
    expect(attribute('hidden', false)).toBe('');
    expect(attribute('id', null)).toBe('');
    expect(classes('a', false, null, undefined, 'b')).toBe('a b');
  });
});

describe('inOnePiece', () => {
  it('changes no text that UTF-8 can hold', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(inOnePiece(text)).toBe(text);
      }),
    );
    expect(inOnePiece('みどり町' + '𠮷')).toBe('みどり町𠮷');
  });
});

import { describe, expect, it } from 'vitest';
import { checkCatalogue } from './check.ts';
import { defineMessages, messageCatalogues } from './define.ts';

const messages = defineMessages(
  {
    ja: {
      plain: 'ごみの|日',
      hello: '{place}の{thing}',
      found: '{count}つの|地区',
      repeat: '{a}・{a}',
    },
    en: {
      plain: 'Collection |days',
      hello: '{thing} of {place}',
      found: { one: 'One area', other: '{count} areas' },
      repeat: '{a}, {a}',
    },
  },
  'test',
);

describe('defineMessages', () => {
  it('gives texts without marks, and their phrases', () => {
    expect(messages('ja')('plain')).toBe('ごみの日');
    expect(messages('ja').phrases('plain')).toEqual(['ごみの', '日']);
    expect(messages('en')('plain')).toBe('Collection days');
  });

  it('fills values in the order of each language, also twice', () => {
    const values = { place: 'ともに市', thing: 'ごみ' };
    expect(messages('ja')('hello', values)).toBe('ともに市のごみ');
    expect(messages('en')('hello', values)).toBe('ごみ of ともに市');
    expect(messages('ja')('repeat', { a: 'x' })).toBe('x・x');
  });

  it('chooses the plural by count and parts thousands', () => {
    expect(messages('en')('found', { count: 1 })).toBe('One area');
    expect(messages('en')('found', { count: 0 })).toBe('0 areas');
    expect(messages('en')('found', { count: 1741 })).toBe('1,741 areas');
    expect(messages('ja').phrases('found', { count: 1741 })).toEqual(['1,741つの', '地区']);
  });

  it('treats marks and braces inside a value as text', () => {
    expect(messages('ja').phrases('hello', { place: 'a|b', thing: '{place}' })).toEqual(['a|bの{place}']);
  });

  it('leaves a place without a value visible', () => {
    expect(messages('ja')('hello', { place: 'ともに市' })).toBe('ともに市の{thing}');
  });

  it('registers each catalogue under its owner', () => {
    expect(messageCatalogues().some((catalogue) => catalogue.owner === 'test')).toBe(true);
  });
});

describe('checkCatalogue', () => {
  it('finds nothing in a complete catalogue', () => {
    expect(checkCatalogue({ ja: { a: '{x}件' }, en: { a: '{x} things' } })).toEqual([]);
  });

  it('finds missing, extra and empty texts', () => {
    expect(checkCatalogue({ ja: { a: 'あ', b: ' ' }, en: { b: 'b', c: 'c' } })).toEqual([
      { key: 'a', problem: 'missing', lang: 'en' },
      { key: 'b', problem: 'empty', lang: 'ja' },
      { key: 'c', problem: 'extra', lang: 'en' },
    ]);
  });

  it('finds values that only one language uses, and plurals that never say the count', () => {
    expect(checkCatalogue({ ja: { a: '{x}' }, en: { a: '{y}' } })).toEqual([
      { key: 'a', problem: 'values', lang: 'en' },
    ]);
    expect(checkCatalogue({ ja: { a: 'いくつか' }, en: { a: { one: 'one', other: 'some' } } })).toEqual([
      { key: 'a', problem: 'count', lang: 'en' },
    ]);
  });
});

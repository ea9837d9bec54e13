import { hasValidCheckDigit, nfkc, prefectureOf, withoutSpaces } from '@tomoni/japanese';
import { describe, expect, it } from 'vitest';
import { type Column, type ColumnType, type Dataset, datasets, headersOf } from './index.ts';

const described = datasets.filter(({ columns }) => columns.length > 0);
const folded = (header: string) => withoutSpaces(nfkc(header)).toLowerCase();
const declared = ({ name, old = [], aliases = [] }: Column) => [name, ...old, ...aliases];

/** Whether a value is written as the standard wants it. */
const fits: Record<ColumnType, (value: string, column: Column) => boolean> = {
  text: (value) => value.trim() === value && value !== '',
  kana: (value) => /^[ァ-ヶー・　]+$/u.test(value),
  latin: (value) => /^[ -~]+$/.test(value),
  id: (value) => /^[0-9A-Za-z-]+$/.test(value),
  'municipality-code': (value) => hasValidCheckDigit(value) && prefectureOf(value.slice(0, 2)) !== null,
  'town-id': (value) => /^\d{7}$/.test(value),
  'corporate-number': (value) => /^\d{13}$/.test(value) && corporateCheckDigit(value) === Number(value[0]),
  'postal-code': (value) => /^\d{7}$/.test(value),
  prefecture: (value) => /[都道府県]$/.test(value),
  municipality: (value) => /[市区町村]$/.test(value),
  address: (value) => /^.{2,3}[都道府県].+[市区町村].+\d/.test(value),
  latitude: (value) => /^\d\d\.\d{4,}$/.test(value) && Number(value) > 20 && Number(value) < 46,
  longitude: (value) => /^\d{3}\.\d{4,}$/.test(value) && Number(value) > 122 && Number(value) < 154,
  phone: (value) => /^0\d{1,4}-\d{1,4}-\d{4}$/.test(value),
  mail: (value) => /^[^@\s]+@[^@\s]+\.[a-z]+$/.test(value),
  url: (value) => URL.canParse(value) && value.startsWith('https://'),
  date: (value) => /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value)),
  time: (value) => /^([01]\d|2[0-4]):[0-5]\d$/.test(value),
  weekdays: (value) => /^月?火?水?木?金?土?日?$/.test(value) && value !== '',
  integer: (value) => /^\d+$/.test(value),
  decimal: (value) => /^-?\d+(\.\d+)?$/.test(value),
  'yes-no': (value) => value === '有' || value === '無',
  mark: (value) => value === '1',
  choice: (value, { choices = [] }) => choices.length > 1 && choices.includes(value),
  list: (value) => value !== '' && value.split(';').every((part) => part.trim() === part && part !== ''),
};

/** 9 minus the weighted sum of the other twelve digits, mod 9 (法人番号の指定等に関する省令, article 2). */
function corporateCheckDigit(number: string): number {
  const digits = Array.from(number.slice(1), Number).reverse();
  const sum = digits.reduce((total, digit, at) => total + digit * (at % 2 === 0 ? 1 : 2), 0);
  return 9 - (sum % 9);
}

const each = (check: (column: Column, dataset: Dataset) => void) => {
  for (const dataset of described) for (const column of dataset.columns) check(column, dataset);
};

describe('the standard as data', () => {
  it('has every dataset and every column once', () => {
    expect(new Set(datasets.map(({ name }) => name.ja)).size).toBe(datasets.length);
    expect(new Set(datasets.map(({ name }) => name.en)).size).toBe(datasets.length);
    for (const { columns, name } of described) {
      const names = columns.map((column) => folded(column.name));
      expect(names.length - new Set(names).size, name.ja).toBe(0);
    }
  });

  it('says nothing about columns where it knows none, and at least two marks where it does', () => {
    for (const { columns, marks, newEdition, oldEdition, name } of datasets) {
      expect(newEdition === 'unknown' && !oldEdition, name.ja).toBe(columns.length === 0);
      if (columns.length > 0) expect(marks.length, name.ja).toBeGreaterThan(1);
      for (const mark of marks) expect(columns.map((column) => column.name)).toContain(mark);
    }
  });

  it('marks no dataset by columns that another has all of', () => {
    for (const { marks, slug } of described) {
      const others = described.filter((other) => other.slug !== slug);
      const alike = others.filter(({ columns }) =>
        marks.every((mark) => columns.some(({ name }) => name === mark)),
      );
      expect(
        alike.map((other) => other.slug),
        `${slug}`,
      ).toEqual([]);
    }
  });

  it('gives every dataset words that nobody else has', () => {
    for (const { words, slug, name } of datasets) {
      expect(words.length, name.ja).toBeGreaterThan(0);
      if (slug !== null) expect(words, name.ja).toContain(slug);
      const others = datasets.filter((other) => other.name.ja !== name.ja).flatMap((other) => other.words);
      expect(words.filter((word) => !others.includes(word)).length, name.ja).toBeGreaterThan(0);
    }
  });

  it('has examples that fit their columns', () => {
    each((column, { slug }) => {
      expect(fits[column.type](column.example, column), `${slug} ${column.name}: ${column.example}`).toBe(
        true,
      );
    });
  });

  it('gives choices to columns of choices, and only to them', () => {
    each((column) => expect(column.choices !== undefined, column.name).toBe(column.type === 'choice'));
  });

  it('describes in sentences of both languages', () => {
    const texts = datasets.map(({ name }) => name.en);
    each(({ description: { ja, en }, name }) => {
      expect(ja, name).toMatch(/^[^。、].*(ます|ません)。$/u);
      expect(en, name).toMatch(/^[A-Z0-9].*[A-Za-z0-9)]\.$/);
      expect(en, name).not.toMatch(/[ぁ-ヶ一-龠]/u);
      texts.push(en);
    });
    for (const text of texts) expect(text).not.toMatch(/'/);
  });

  it('takes no header for two columns of a dataset', () => {
    for (const dataset of described) {
      const owner = new Map<string, string>();
      for (const column of dataset.columns) {
        for (const header of new Set([...declared(column), ...headersOf(dataset, column)].map(folded))) {
          expect(owner.get(header) ?? column.name, `${dataset.slug}: ${header}`).toBe(column.name);
          owner.set(header, column.name);
        }
      }
    }
  });

  it('repeats no header of a column', () => {
    each(({ name, old = [], aliases = [] }, { slug }) => {
      const headers = aliases.map((header) => withoutSpaces(nfkc(header)));
      expect(new Set(headers).size, `${slug} ${name}`).toBe(headers.length);
      for (const own of [name, ...old]) expect(headers, `${slug} ${name}`).not.toContain(nfkc(own));
    });
  });

  it('speaks of old names only where there is an old edition', () => {
    each(({ name, old, oldOnly = false }, { slug, oldEdition }) => {
      if (!oldEdition) expect(old, `${slug} ${name}`).toBeUndefined();
      if (oldOnly || old !== undefined) expect(old, `${slug} ${name}`).not.toEqual([]);
    });
  });

  it('names what stands side by side among the headers of that column', () => {
    each((column, dataset) => {
      for (const { headers } of column.together ?? []) {
        expect(headers.length).toBeGreaterThan(1);
        for (const header of headers) expect(headersOf(dataset, column)).toContain(header);
      }
    });
  });

  it('reads what everybody writes, and lets a dataset’s own column come first', () => {
    const headerOwner = (slug: string, header: string) => {
      const dataset = described.find((one) => one.slug === slug);
      return dataset?.columns.find((column) => headersOf(dataset, column).includes(header))?.name;
    };
    expect(headerOwner('aed', 'TEL')).toBe('電話番号');
    expect(headerOwner('tourism', 'TEL')).toBe('連絡先電話番号');
    expect(headerOwner('aed', '市区町村コード')).toBe('全国地方公共団体コード');
    expect(headerOwner('evacuation_space', '市区町村コード')).toBe('市区町村コード');
    expect(headerOwner('care_service', '施設名')).toBe('介護サービス事業所名称');
    expect(headerOwner('preschool', 'AgeS')).toBe('受入年齢');
    expect(headerOwner('aed', '説明')).toBeUndefined();
  });
});

import { afterEach, describe, expect, it } from 'vitest';
import { formatDate, formatTime, nearDayName } from './dates.ts';
import { defineMessages } from './define.ts';
import {
  baseLang,
  chainOf,
  isJapanese,
  isLang,
  isWide,
  knownLang,
  type Lang,
  languages,
  pathIn,
  tagOf,
} from './language.ts';
import { readLanguageFile } from './language-file.ts';
import { installLanguages } from './language-set.ts';
import { markReadings, plainText } from './marks.ts';
import { formatNumber, joinFacts, joinList } from './numbers.ts';
import { textIn } from './text.ts';
import { missingTexts, translationSheet } from './translation-sheet.ts';

const messages = defineMessages(
  {
    ja: {
      tomorrow: 'あした',
      days: { one: '{count}日', other: '{count}日' },
      by: '{time}|まで',
      only: '日本語だけ',
    },
    en: {
      tomorrow: 'Tomorrow',
      days: { one: 'One day', other: '{count} days' },
      by: 'By |{time}',
      only: 'English',
    },
  },
  'languages-test',
);

afterEach(() => installLanguages([]));

/** Installs a language from the texts of its file; fails the test when something in it is wrong. */
function install(lang: string, texts: Record<string, unknown>, head: Record<string, unknown> = {}): Lang {
  const { set, faults } = read(lang, texts, head);
  expect(faults).toEqual([]);
  installLanguages(set === null ? [] : [set]);
  if (!isLang(lang)) throw new Error(`${lang} is not there`);
  return lang;
}

function read(lang: string, texts: Record<string, unknown>, head: Record<string, unknown> = {}) {
  const keyed = Object.fromEntries(
    Object.entries(texts).map(([key, text]) => [key.includes('.') ? key : `languages-test.${key}`, text]),
  );
  return readLanguageFile(`${lang}.json`, JSON.stringify({ name: lang, ...head, texts: keyed }));
}

describe('a further language', () => {
  it('is there from its file on: in addresses, in the menu, by its tag and its name', () => {
    const lang = install('pt-br', {}, { name: 'Português', tag: 'pt-BR' });
    expect(languages().map(({ tag, name }) => `${tag} ${name}`)).toEqual([
      'ja 日本語',
      'en English',
      'pt-BR Português',
    ]);
    expect(pathIn(lang, '/992011?q=1')).toBe('/pt-br/992011?q=1');
    expect(pathIn(lang, '/')).toBe('/pt-br');
    expect(tagOf(lang)).toBe('pt-BR');
  });

  it('stands after Japanese when it is a variety of it', () => {
    install('easy', {}, { tag: 'ja-simple' });
    expect(languages().map(({ lang }) => lang)).toEqual(['ja', 'easy', 'en']);
  });

  it('says its own texts, and the next language’s where it has none, marked as what that is', () => {
    const lang = install('vi', { tomorrow: 'Ngày mai' });
    const t = messages(lang);
    expect(t('tomorrow')).toBe('Ngày mai');
    expect(plainText(t('only'))).toBe('日本語だけ');
    expect(t('only')).not.toBe('日本語だけ');
    expect(t.phrases('by', { time: '8:30' }).map((text) => plainText(text))).toEqual(['8:30', 'まで']);
  });

  it('takes easy Japanese before Japanese, unless its file says English', () => {
    const easy = read('easy', { only: 'やさしい' }, { tag: 'ja-simple' }).set;
    const vi = read('vi', {}).set;
    const tl = read('tl', {}, { next: 'en' }).set;
    installLanguages([easy, vi, tl].filter((set) => set !== null));
    const say = (lang: string) => plainText(messages(lang as Lang)('only'));
    expect([say('easy'), say('vi'), say('tl')]).toEqual(['やさしい', 'やさしい', 'English']);
    expect(chainOf('vi' as Lang)).toEqual(['vi', 'easy', 'ja']);
    expect([baseLang('vi' as Lang), baseLang('tl' as Lang)]).toEqual(['ja', 'en']);
  });

  it('does not mark Japanese as foreign in easy Japanese', () => {
    const lang = install('easy', {}, { tag: 'ja-simple' });
    expect(messages(lang)('only')).toBe('日本語だけ');
    expect([isJapanese(lang), isWide(lang)]).toEqual([true, true]);
  });

  it('has the plural forms of its own', () => {
    const lang = install('pl', {
      days: { one: 'dzień', few: '{count} dni', many: '{count} dni!', other: '{count} dnia' },
    });
    const say = (count: number) => messages(lang)('days', { count });
    expect([say(1), say(2), say(5), say(1.5)]).toEqual(['dzień', '2 dni', '5 dni!', '1,5 dnia']);
  });

  it('has the plural forms of the language that a text came from', () => {
    const lang = install('vi', {}, { next: 'en' });
    expect(plainText(messages(lang)('days', { count: 1 }))).toBe('One day');
  });

  it('writes dates, times, numbers and lists as Intl knows them', () => {
    const lang = install('vi', {});
    expect(formatDate('2026-11-25', lang, 'date')).toBe('25 tháng 11, 2026');
    expect(formatDate('2026-11-25', lang, 'day')).toBe('25');
    expect(nearDayName('2026-11-26', '2026-11-25', lang)).toBe('Ngày mai');
    expect(nearDayName('2026-11-29', '2026-11-25', lang)).toBeNull();
    expect(formatTime('08:30', lang)).toBe('8:30');
    expect(formatNumber(1741, lang)).toBe('1.741');
    expect(joinList(['a', 'b', 'c'], lang)).toBe('a, b và c');
    expect(joinFacts(['a', 'b'], lang)).toBe('a · b');
  });

  it('is forgotten with the next installation, and its readers get Japanese', () => {
    const lang = install('vi', { tomorrow: 'Ngày mai' });
    expect(messages(lang)('tomorrow')).toBe('Ngày mai');
    installLanguages([]);
    expect(messages(lang)('tomorrow')).toBe('あした');
    expect(pathIn(lang, '/992011')).toBe('/992011');
    expect(knownLang('vi')).toBe('ja');
  });

  it('takes the texts of a later set before those of an earlier one, text by text', () => {
    const first = read('vi', { tomorrow: 'Mai', only: 'Một' }).set;
    const own = read('vi', { tomorrow: 'Ngày mai' }).set;
    installLanguages([first, own].filter((set) => set !== null));
    expect(messages('vi' as Lang)('tomorrow')).toBe('Ngày mai');
    expect(messages('vi' as Lang)('only')).toBe('Một');
  });
});

describe('texts for readers who are not known yet', () => {
  it('are said in any language, and compared as their words', () => {
    const text = messages.text('tomorrow');
    expect(text).toEqual({ ja: 'あした', en: 'Tomorrow' });
    const lang = install('vi', { tomorrow: 'Ngày mai' });
    expect(textIn(text, lang)).toBe('Ngày mai');
    expect(textIn(text, 'en')).toBe('Tomorrow');
    expect(plainText(textIn({ ja: 'あ', en: 'a' }, lang))).toBe('あ');
  });
});

describe('easy Japanese dates', () => {
  const read = (text: string) => plainText(text, 'in-brackets');
  it('say how they are read', () => {
    const lang = install('easy', {}, { tag: 'ja-simple' });
    expect(read(formatDate('2026-11-20', lang, 'long'))).toBe(
      '11月（がつ） 20日（はつか）（金曜日（きんようび））',
    );
    expect(read(formatDate('2026-11-25', lang, 'date'))).toBe('2026年（ねん）11月（がつ） 25日（にち）');
    expect(read(formatDate('2026-11-25', lang, 'yearMonth'))).toBe('2026年（ねん）11月（がつ）');
    expect(read(formatDate('2026-11-25', lang, 'weekdayLong'))).toBe('水曜日（すいようび）');
    expect(read(formatDate('2026-11-25', lang, 'weekday'))).toBe('水（すい）');
    expect(plainText(formatDate('2026-11-25', lang, 'short'))).toBe('11月 25日（水曜日）');
    expect(nearDayName('2026-11-26', '2026-11-25', lang)).toBe('あした');
  });

  it.each([
    ['08:30', '朝（あさ）8時（じ）30分（ぷん）'],
    ['08:05', '朝（あさ）8時（じ）5分（ふん）'],
    ['19:00', '夜（よる）7時（じ）'],
  ])('say %s as %s', (time, words) => {
    const lang = install('easy', {}, { tag: 'ja-simple' });
    expect(read(formatTime(time, lang))).toBe(words);
  });
});

describe('readings', () => {
  it('belong to the kanji right before them', () => {
    const text = markReadings('この 町《まち》の お知《し》らせ');
    expect(plainText(text)).toBe('この 町の お知らせ');
    expect(plainText(text, 'in-brackets')).toBe('この 町（まち）の お知（し）らせ');
    expect(markReadings('かな《かな》')).toBe('かな《かな》');
  });
});

describe('readLanguageFile', () => {
  const problems = (lang: string, texts: Record<string, unknown>, head: Record<string, unknown> = {}) =>
    read(lang, texts, head).faults.map(({ key, problem, what }) =>
      [key ?? '', problem, what ?? ''].join(' ').trim(),
    );

  it.each(['ja', 'en', 'VI', 'vietnamese', '../vi', 'v'])('refuses a file named %s', (name) => {
    expect(problems(name, {})).toEqual(['name']);
  });

  it('refuses what is no JSON, or has no name, a tag or a next language that cannot be, or no texts', () => {
    expect(readLanguageFile('vi.json', '{').faults).toEqual([{ file: 'vi.json', problem: 'not-json' }]);
    expect(problems('vi', {}, { name: '' })).toEqual(['bad-name']);
    expect(problems('vi', {}, { tag: 'x_y' })).toEqual(['bad-tag x_y']);
    expect(problems('vi', {}, { next: 'vi' })).toEqual(['bad-next vi']);
    expect(readLanguageFile('vi.json', '{"name":"x"}').faults).toEqual([
      { file: 'vi.json', problem: 'bad-texts' },
    ]);
  });

  it('leaves out a text with other values, of an unknown key, with a form or mark that cannot be, and says so', () => {
    const { set, faults } = read('vi', {
      tomorrow: 'Mai {day}',
      by: 'trước',
      only: { one: 'x', other: 'y' },
      'languages-test.gone': 'z',
      days: ['x'],
    });
    expect(faults.map(({ key, problem, what }) => [key, problem, what])).toEqual([
      ['languages-test.tomorrow', 'values', '{day}'],
      ['languages-test.by', 'values', '{time}'],
      ['languages-test.only', 'forms', 'one'],
      ['languages-test.gone', 'unknown', undefined],
      ['languages-test.days', 'not-text', undefined],
    ]);
    expect(set?.texts).toEqual({});
    expect(problems('easy', { only: 'かな《かな》' }, { tag: 'ja-simple' })).toEqual([
      'languages-test.only marks 《》',
    ]);
  });

  it('lists what is missing, and makes a file of it that reads back as the same', () => {
    const { set } = read('vi', { tomorrow: 'Ngày mai' });
    if (set === null) throw new Error('no set');
    expect(missingTexts(set).map(({ key }) => key)).toContain('languages-test.only');
    expect(missingTexts(set).map(({ key }) => key)).not.toContain('languages-test.tomorrow');
    const sheet = translationSheet(set);
    expect(sheet).toContain('"# languages-test.only": "日本語だけ / English"');
    expect(readLanguageFile('vi.json', sheet)).toEqual({ set, faults: [] });
  });
});

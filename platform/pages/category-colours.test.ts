import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { categoryLooks, hueOf } from './category-colours.ts';
import { sealFor, signCharacters } from './category-seals.ts';

const rolesOf = (categories: { name: string; colour: string | null }[]) =>
  categoryLooks(categories).map((look) => look.role);

describe('hueOf', () => {
  it('reads both forms and knows greys', () => {
    expect(hueOf('#f00')).toBeCloseTo(hueOf('#ff0000') ?? 0, 5);
    // OKLab hue of sRGB red and blue as published by CSS Color 4: 29.23° and 264.05°.
    expect(hueOf('#ff0000')).toBeCloseTo(29.23, 1);
    expect(hueOf('#0000ff')).toBeCloseTo(264.05, 1);
    for (const grey of ['#000000', '#ffffff', '#808080', '#7f7f80', 'red', '', '#12345'])
      expect(hueOf(grey)).toBeNull();
  });
});

describe('categoryLooks', () => {
  it('gives the usual seven their usual colours', () => {
    const names = [
      '燃やすごみ',
      'プラスチック',
      '古紙・布',
      'びん・缶・ペットボトル',
      '燃やさないごみ',
      '粗大ごみ',
      '有害・危険ごみ',
    ];
    const looks = categoryLooks(names.map((name) => ({ name, colour: null })));
    expect(looks.map((look) => look.role)).toEqual([
      'burn',
      'plastic',
      'paper',
      'can',
      'nonburn',
      'bulky',
      'hazard',
    ]);
    expect(looks.map((look) => look.character).join('')).toBe('燃プ紙缶不粗危');
    expect(looks.map((look) => look.icon)).toEqual([
      'flame',
      'milk',
      'newspaper',
      'wine',
      'cooking-pot',
      'sofa',
      'battery-warning',
    ]);
  });

  it("snaps a town's own colour to the nearest hue", () => {
    expect(rolesOf([{ name: '燃やすごみ', colour: '#2e8b57' }])).toEqual(['paper']);
    expect(rolesOf([{ name: '燃やすごみ', colour: '#cc0000' }])).toEqual(['burn']);
    expect(rolesOf([{ name: 'x', colour: '#1e90ff' }])).toEqual(['can']);
    expect(rolesOf([{ name: 'x', colour: '#ee82ee' }])).toEqual(['bulky']);
  });

  it('lets wishes for a colour go before names, and greys go by their names', () => {
    expect(
      rolesOf([
        { name: '燃やすごみ', colour: null },
        { name: 'プラスチック', colour: '#ff0000' },
        { name: '古紙', colour: '#888888' },
      ]),
    ).toEqual(['hazard', 'burn', 'paper']);
  });

  it('never gives one colour twice, and from the eighth on none', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ name: fc.string(), colour: colours() }), { maxLength: 12 }),
        (categories) => {
          const roles = rolesOf(categories);
          const coloured = roles.filter((role) => role !== 'other');
          expect(new Set(coloured).size).toBe(coloured.length);
          expect(coloured.length).toBe(Math.min(categories.length, 7));
        },
      ),
    );
  });

  it('tells equal signs apart by further characters of the name', () => {
    const looks = categoryLooks(['古紙', '新聞紙', '雑紙'].map((name) => ({ name, colour: null })));
    expect(new Set(looks.map((look) => look.character)).size).toBe(3);
    expect(looks[0]?.character).toBe('紙');
  });
});

describe('sealFor', () => {
  it.each([
    ['燃やせないごみ', '不'],
    ['もえないごみ', '不'],
    ['燃えるごみ', '燃'],
    ['可燃ごみ', '燃'],
    ['不燃ごみ', '不'],
    ['容器包装プラスチック', 'プ'],
    ['ペットボトル', 'ペ'],
    ['空き缶', '缶'],
    ['びん', 'び'],
    ['段ボール', '紙'],
    ['乾電池', '電'],
    ['蛍光管', '蛍'],
    ['大型ごみ', '粗'],
    ['資源ごみ', '資'],
    ['ﾌﾟﾗｽﾁｯｸ', 'プ'],
    ['Non-burnable', '不'],
    ['Burnable', '燃'],
    ['ふとん', 'ふ'],
  ])('signs %s with %s', (name, character) => {
    expect(sealFor(name).character).toBe(character);
  });

  it('always has a character', () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        expect(sealFor(name).character).not.toBe('');
      }),
    );
    expect(sealFor('').character).toBe('他');
    expect(signCharacters('ごみ')[0]).toBe('ご');
  });
});

function colours() {
  const hex = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);
  return fc.oneof(fc.constant(null), hex, fc.constant('#808080'), fc.constant('blue'));
}

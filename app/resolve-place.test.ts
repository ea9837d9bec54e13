import { describe, expect, it } from 'vitest';
import { UsageProblem } from './command.ts';
import { resolvePlace } from './resolve-place.ts';

describe('the place that an operator names', () => {
  it.each([
    ['122033', '市川市'],
    ['12203-3', null],
    ['市川市', '市川市'],
    ['千葉県市川市', '市川市'],
  ])('%s', (text, name) => {
    if (name === null) expect(() => resolvePlace(text, null)).toThrow(UsageProblem);
    else expect(resolvePlace(text, null)).toMatchObject({ code: '122033', name, prefecture: '千葉県' });
  });

  it('asks for the code where a name is not enough, and lists them', () => {
    expect(() => resolvePlace('府中市', null)).toThrow(/132063/);
  });

  it('takes an invented town with a right code and a name, and nothing less', () => {
    expect(resolvePlace('992011', 'ともに市')).toEqual({ code: '992011', name: 'ともに市' });
    expect(() => resolvePlace('992011', null)).toThrow(/--name/);
    expect(() => resolvePlace('992012', 'ともに市')).toThrow(UsageProblem);
  });
});

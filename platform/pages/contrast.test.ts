import { describe, expect, it } from 'vitest';
import { compileStyles } from './compile.ts';

/** All custom properties of both schemes, resolved to #rrggbb where they are colours. */
const css = compileStyles();
const light = declarations(css.split('@media screen')[0] ?? '');
const dark = new Map([...light, ...declarations(/:root\[data-theme=dark\]\{([^}]*)\}/.exec(css)?.[1] ?? '')]);

/** Pairs of foreground and background, and the least ratio (WCAG 2.2: 1.4.3 text 4.5, 1.4.11 controls 3). */
const pairs: [string, string, number][] = [
  ['--text', '--ground', 7],
  ['--text', '--surface', 7],
  ['--text', '--sunken', 7],
  ['--text-sub', '--ground', 7],
  ['--text-sub', '--surface', 7],
  ['--text-sub', '--sunken', 7],
  ['--action', '--ground', 4.5],
  ['--action', '--surface', 4.5],
  ['--action', '--action-soft', 4.5],
  ['--on-action', '--action', 4.5],
  ['--on-action', '--action-hover', 4.5],
  ['--accent-text', '--ground', 4.5],
  ['--accent-text', '--accent-soft', 4.5],
  ['--text', '--accent-soft', 7],
  ['--good', '--good-soft', 4.5],
  ['--warn', '--warn-soft', 4.5],
  ['--bad', '--bad-soft', 4.5],
  ['--info', '--info-soft', 4.5],
  ['--bad', '--ground', 4.5],
  ['--bad', '--surface', 4.5],
  ['--bad', '--sunken', 4.5],
  ['--info', '--sunken', 4.5],
  ['--warn', '--ground', 4.5],
  ['--text', '--good-soft', 7],
  ['--text', '--warn-soft', 7],
  ['--text', '--bad-soft', 7],
  ['--text', '--info-soft', 7],
  ['--line-control', '--ground', 3],
  ['--line-control', '--surface', 3],
  ['--accent', '--ground', 3],
  ['--good-mark', '--ground', 3],
  ['--focus-line', '--ground', 3],
  ['--on-cat', '--cat-burn', 7],
  ['--on-cat', '--cat-plastic', 7],
  ['--on-cat', '--cat-paper', 7],
  ['--on-cat', '--cat-can', 7],
  ['--on-cat', '--cat-nonburn', 7],
  ['--on-cat', '--cat-bulky', 7],
  ['--on-cat', '--cat-hazard', 7],
  ['--on-cat', '--cat-other', 7],
];

describe.each([
  ['light', light],
  ['dark', dark],
] as const)('contrast in %s', (_scheme, roles) => {
  it.each(pairs)('%s on %s is at least %d', (front, back, least) => {
    expect(contrast(colour(front, roles), colour(back, roles))).toBeGreaterThanOrEqual(least);
  });
});

describe('answer card in dark', () => {
  const surface = colour('--surface', dark);
  const roles = ['burn', 'plastic', 'paper', 'can', 'nonburn', 'bulky', 'hazard', 'other'];

  it.each(roles)('keeps text and name readable on the tint of %s', (role) => {
    const category = colour(`--cat-${role}`, dark);
    // The lightest part lies under both faint circles: the tint, then twice 7.5 % of the text's colour.
    const text = colour('--on-answer', dark);
    const tint = mix(text, mix(text, mix(category, surface, 0.2), 0.075), 0.075);
    expect(contrast(text, tint)).toBeGreaterThanOrEqual(4.5);
    // The name is large (32 px, bold): 3 is asked for.
    expect(contrast(category, mix(category, surface, 0.2))).toBeGreaterThanOrEqual(3);
  });
});

function declarations(rules: string): Map<string, string> {
  return new Map(
    [...rules.matchAll(/(--[\w-]+):([^;}]+)/g)].map((match) => [match[1] ?? '', (match[2] ?? '').trim()]),
  );
}

function colour(name: string, roles: ReadonlyMap<string, string>): [number, number, number] {
  const value = roles.get(name) ?? '';
  const inner = /^var\((--[\w-]+)\)$/.exec(value)?.[1];
  if (inner !== undefined) return colour(inner, roles);
  const digits = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(value)?.[1];
  if (digits === undefined) throw new Error(`${name} is no colour: ${value}`);
  const full = digits.length === 3 ? digits.replace(/./g, '$&$&') : digits;
  const part = (at: number): number => Number.parseInt(full.slice(at, at + 2), 16);
  return [part(0), part(2), part(4)];
}

function mix(top: readonly number[], bottom: readonly number[], share: number): [number, number, number] {
  const part = (index: number): number => (top[index] ?? 0) * share + (bottom[index] ?? 0) * (1 - share);
  return [part(0), part(1), part(2)];
}

/** Contrast ratio of WCAG 2.2. */
function contrast(a: readonly number[], b: readonly number[]): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

function luminance(rgb: readonly number[]): number {
  const part = (index: number): number => {
    const value = (rgb[index] ?? 0) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * part(0) + 0.7152 * part(1) + 0.0722 * part(2);
}

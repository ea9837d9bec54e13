/**
 * Colours of a town's kinds of waste. A town's own colour is a wish: its hue picks one of seven fixed pairs, which
 * have enough contrast in light and dark.
 */
import type { CategoryLook, CategoryRole } from './category-look.ts';
import { sealFor, signCharacters } from './category-seals.ts';

type Hued = Exclude<CategoryRole, 'other'>;

/** The light ground of each pair, which gives its hue: red-1000, orange-1000, yellow-1200, … of the tokens. */
const grounds: Readonly<Record<Hued, string>> = {
  burn: '#a90000',
  hazard: '#8b3200',
  nonburn: '#604b00',
  paper: '#115a36',
  plastic: '#006173',
  can: '#00428c',
  bulky: '#6c006c',
};

/** Below this chroma a colour is a grey, and grey wishes for no hue. */
const GREY = 0.03;

const hues = Object.entries(grounds).map(([role, colour]) => ({
  role: role as Hued,
  hue: hueOf(colour) ?? 0,
}));

/**
 * Looks for all categories of a town, in its order. No two of them share a colour: the wishes are granted in the
 * town's order, the second with the same wish gets the nearest free hue, and from the eighth on the colour is
 * `other`, told apart by its character. Characters differ as far as the names allow.
 */
export function categoryLooks(
  categories: readonly { name: string; colour: string | null }[],
): CategoryLook[] {
  const looks = categories.map((category) => sealFor(category.name));
  const roles = assignRoles(categories, looks);
  const taken = new Set<string>();
  return looks.map((look, index) => {
    const name = categories[index]?.name ?? '';
    const character =
      [look.character, ...signCharacters(name)].find((one) => !taken.has(one)) ?? look.character;
    taken.add(character);
    return { role: roles[index] ?? 'other', character, icon: look.icon };
  });
}

/** First those that wish for a colour, then those that go by their name, then the rest. */
function assignRoles(
  categories: readonly { colour: string | null }[],
  looks: readonly CategoryLook[],
): CategoryRole[] {
  const wishes = categories.map((category, index) => wishOf(category.colour, looks[index]?.role ?? 'other'));
  const free = new Map(hues.map(({ role, hue }) => [role, hue]));
  const roles: CategoryRole[] = categories.map(() => 'other');
  const grant = (wanted: (wish: Wish) => number | null) => {
    wishes.forEach((wish, index) => {
      const hue = wanted(wish);
      if (hue === null) return;
      const role = nearest(hue, free);
      if (role === null) return;
      free.delete(role);
      roles[index] = role;
    });
  };
  grant((wish) => (wish.kind === 'colour' ? wish.hue : null));
  grant((wish) => (wish.kind === 'name' ? wish.hue : null));
  grant((wish) => (wish.kind === 'none' ? 0 : null));
  return roles;
}

type Wish = { kind: 'colour' | 'name'; hue: number } | { kind: 'none' };

function wishOf(colour: string | null, usual: CategoryRole): Wish {
  const hue = colour === null ? null : hueOf(colour);
  if (hue !== null) return { kind: 'colour', hue };
  const own = hues.find(({ role }) => role === usual);
  return own === undefined ? { kind: 'none' } : { kind: 'name', hue: own.hue };
}

function nearest(hue: number, free: ReadonlyMap<Hued, number>): Hued | null {
  let best: Hued | null = null;
  let distance = Number.POSITIVE_INFINITY;
  for (const [role, other] of free) {
    const turn = Math.abs(hue - other);
    const apart = Math.min(turn, 360 - turn);
    if (apart < distance) {
      best = role;
      distance = apart;
    }
  }
  return best;
}

/**
 * Hue of `#rgb` or `#rrggbb` in OKLab (Björn Ottosson, 2020), in degrees 0–360; null for greys and for text that is
 * no colour.
 */
export function hueOf(colour: string): number | null {
  const digits = /^#?([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(colour.trim())?.[1];
  if (digits === undefined) return null;
  const full = digits.length === 3 ? digits.replace(/./g, '$&$&') : digits;
  const [r, g, b] = [0, 2, 4].map((at) => linear(Number.parseInt(full.slice(at, at + 2), 16) / 255)) as [
    number,
    number,
    number,
  ];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const greenRed = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
  const blueYellow = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  if (Math.hypot(greenRed, blueYellow) < GREY) return null;
  return ((Math.atan2(blueYellow, greenRed) * 180) / Math.PI + 360) % 360;
}

/** sRGB's transfer function, IEC 61966-2-1. */
function linear(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

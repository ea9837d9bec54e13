/** A length as people read it: `120 m`, `1.2 km`, `34 km`; the space keeps number and unit together. */
export function lengthText(metres: number): string {
  if (metres < 995) return `${Math.round(metres / 10) * 10 || Math.ceil(metres)}\u00a0m`;
  const kilometres = metres / 1000;
  return `${kilometres < 9.95 ? Math.round(kilometres * 10) / 10 : Math.round(kilometres)}\u00a0km`;
}

/** The longest round length, 1, 2 or 5 with noughts, that isn't longer than this: for scales of maps. */
export function roundLength(most: number): number {
  const ten = 10 ** Math.floor(Math.log10(most));
  const times = most / ten;
  return ten * (times >= 5 ? 5 : times >= 2 ? 2 : 1);
}

import { describe, expect, it } from 'vitest';
import { type Box, meantPin } from './room.ts';

/** Discs of 32 px with their middles on a line. */
const at = (x: number, size = 32): Box => ({
  left: x - size / 2,
  top: 100 - size / 2,
  width: size,
  height: size,
});
const same = (box: Box): Box => box;

describe('a press beside a pin', () => {
  const [first, second] = [at(100), at(130)];

  it('means the pin, when there is no nearer one', () => {
    expect(meantPin({ x: 80, y: 100 }, first, [first, second], same)).toBe(first);
    expect(meantPin({ x: 100, y: 121 }, first, [], same)).toBe(first);
  });

  it('means the neighbour over which its room lies', () => {
    expect(meantPin({ x: 119, y: 100 }, first, [first, second], same)).toBe(second);
    expect(meantPin({ x: 111, y: 100 }, second, [first, second], same)).toBe(first);
  });

  it('means what is seen there, though another one’s middle is nearer', () => {
    const chosen = at(100, 44);
    const hidden = at(112, 16);
    expect(meantPin({ x: 115, y: 100 }, chosen, [chosen, hidden], same)).toBe(chosen);
  });
});

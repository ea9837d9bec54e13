/** Which pin is meant: each can be pressed somewhat beside what is seen of it, also where that lies over its neighbour. */

/** In pixels, as `getBoundingClientRect` gives it. */
export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** The pin that was pressed when it is seen at the point, else the one whose middle is nearest to it. */
export function meantPin<Pin>(
  point: { x: number; y: number },
  pressed: Pin,
  pins: readonly Pin[],
  boxOf: (pin: Pin) => Box,
): Pin {
  const { left, top, width, height } = boxOf(pressed);
  const [beside, below] = [point.x - left, point.y - top];
  if (beside >= 0 && beside <= width && below >= 0 && below <= height) return pressed;
  let meant = pressed;
  let least = Number.POSITIVE_INFINITY;
  for (const pin of [pressed, ...pins]) {
    const box = boxOf(pin);
    const distance = Math.hypot(point.x - box.left - box.width / 2, point.y - box.top - box.height / 2);
    if (distance >= least) continue;
    meant = pin;
    least = distance;
  }
  return meant;
}

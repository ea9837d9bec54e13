import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { onNewDay } from './day.ts';

/** Half past eleven in the evening in Japan. */
const EVENING = '2026-11-24T14:30:00Z';
const NEXT_MORNING = '2026-11-24T22:00:00Z';

const page = new EventTarget();
const win = new EventTarget();
const call = vi.fn<() => void>();

beforeEach(() => {
  vi.useFakeTimers({ now: new Date(EVENING) });
  vi.stubGlobal('document', page);
  vi.stubGlobal('addEventListener', win.addEventListener.bind(win));
  call.mockClear();
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('regression: a page whose day is over', () => {
  it('notices within a minute while it is in view', () => {
    onNewDay(call, '2026-11-24');
    vi.advanceTimersByTime(29 * 60_000);
    expect(call).not.toHaveBeenCalled();
    vi.advanceTimersByTime(2 * 60_000);
    expect(call).toHaveBeenCalledOnce();
    vi.advanceTimersByTime(3_600_000);
    expect(call).toHaveBeenCalledOnce();
  });

  it.each([
    ['comes back from the store of the back button', () => win.dispatchEvent(new Event('pageshow'))],
    ['was frozen in a tab', () => page.dispatchEvent(new Event('resume'))],
    ['is looked at again', () => page.dispatchEvent(new Event('visibilitychange'))],
  ])('notices at once when it %s, however long no clock of its own ran', (_, wake) => {
    onNewDay(call, '2026-11-24');
    vi.clearAllTimers();
    wake();
    expect(call).not.toHaveBeenCalled();
    vi.setSystemTime(new Date(NEXT_MORNING));
    wake();
    wake();
    expect(call).toHaveBeenCalledOnce();
  });

  it('notices at once when the browser opens it as it kept it yesterday', () => {
    onNewDay(call, '2026-11-23');
    expect(call).toHaveBeenCalledOnce();
  });

  it('is not taken for one when the clock is behind', () => {
    onNewDay(call, '2026-11-25');
    vi.advanceTimersByTime(3_600_000);
    expect(call).not.toHaveBeenCalled();
  });
});

import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { sayWhenFull } from './crowd.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});

it('regression: a server that is full says so, once a minute and without naming anybody', async () => {
  const lines: [Record<string, unknown>, string][] = [];
  const server = createServer();
  server.maxConnections = 1;
  sayWhenFull(server, { warn: (...line) => lines.push(line) }, 1);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  const held = connect(port, '127.0.0.1');
  await once(server, 'connection');
  const comeInVain = async () => {
    const dropped = once(server, 'drop');
    connect(port, '127.0.0.1').on('error', () => undefined);
    await dropped;
  };

  for (let n = 0; n < 3; n += 1) await comeInVain();
  expect(lines.map(([fields]) => fields)).toEqual([{ cutOff: 1, most: 1 }]);
  vi.advanceTimersByTime(60_000);
  expect(lines.map(([fields]) => fields)).toEqual([
    { cutOff: 1, most: 1 },
    { cutOff: 2, most: 1 },
  ]);
  vi.advanceTimersByTime(180_000);
  expect(lines).toHaveLength(2);
  await comeInVain();
  expect(lines).toHaveLength(3);

  // Cut off within the minute that the server ends in: nothing is said any more. Timers aren't counted, since those
  // of other test files in this process would be counted, too.
  await comeInVain();
  held.destroy();
  server.close();
  await once(server, 'close');
  vi.advanceTimersByTime(180_000);
  expect(lines).toHaveLength(3);
});

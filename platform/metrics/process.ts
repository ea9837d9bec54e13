/** What every process tells of itself. */
import type { EventLoop } from './event-loop.ts';
import type { Registry } from './registry.ts';

/** Adds memory, processor time and the delay of the event loop, with the name of the process. */
export function measureProcess(registry: Registry, process_: { name: string; loop: EventLoop }): void {
  const { name, loop } = process_;
  const labels = { process: name };
  const memory = 'tomoni_process_resident_memory_bytes';
  registry.gauge({ name: memory, help: 'Memory of the process.' }, () => process.memoryUsage.rss(), labels);
  registry.gauge(
    { name: 'tomoni_process_heap_used_bytes', help: 'Memory of JavaScript values.' },
    () => process.memoryUsage().heapUsed,
    labels,
  );
  registry.gauge(
    { name: 'tomoni_process_cpu_seconds', help: 'Processor time since the process began.' },
    () => {
      const { user, system } = process.cpuUsage();
      return (user + system) / 1e6;
    },
    labels,
  );
  registry.gauge(
    { name: 'tomoni_process_uptime_seconds', help: 'Seconds since the process began.' },
    () => process.uptime(),
    labels,
  );
  const delay = 'tomoni_event_loop_delay_seconds';
  registry.gauge(
    { name: delay, help: 'Mean delay of the event loop in the last quarter of a second.' },
    () => loop.meanMs() / 1000,
    labels,
  );
  registry.gauge(
    {
      name: 'tomoni_event_loop_delay_longest_seconds',
      help: 'Longest delay in the last quarter of a second.',
    },
    () => loop.longestMs() / 1000,
    labels,
  );
}

/** Which release this is: the value is always 1, the labels say it. */
export function buildInfo(release: string): {
  name: string;
  help: string;
  type: 'gauge';
  samples: [{ labels: Record<string, string>; value: 1 }];
} {
  const labels = { version: release, node: process.versions.node };
  return {
    name: 'tomoni_build_info',
    help: 'The release, and the Node.js it runs on.',
    type: 'gauge',
    samples: [{ labels, value: 1 }],
  };
}

/** What a site measures of itself, and how Prometheus reads it. See README.md. */
export type { Family, Sample, Snapshot } from './contract.ts';
export { type EventLoop, watchEventLoop } from './event-loop.ts';
export { buildInfo, measureProcess } from './process.ts';
export { type Counter, createRegistry, type Histogram, type Registry } from './registry.ts';
export { serverMeasures } from './servers.ts';
export { siteMeasures } from './site.ts';
export { lasting, sumSnapshots } from './sum.ts';
export { TEXT_TYPE, writeText } from './text.ts';

/** What tests stand on: real databases, a clock that stands still, HTTP stories as tables. See README.md. */
export { bundledScript } from './bundle.ts';
export { type FixedClock, fixedClock } from './clock.ts';
export { type Contents, contentsOf } from './contents.ts';
export { type TestDatabase, type TestDatabaseOptions, testDatabase } from './database.ts';
export { type DebianServer, type DebianServers, debianServers } from './debian-servers.ts';
export { grepDatabase } from './grep.ts';
export { type KillReport, type KillRun, type KillRunOptions, killRuns } from './kill.ts';
export {
  type Leak,
  type PublicWalk,
  type PublicWalkOptions,
  type WalkedApp,
  walkPublic,
} from './public-walk.ts';
export { type Random, seededRandom } from './random.ts';
export { type Requestable, type Scenario, scenarios } from './scenarios.ts';
export { startTestServer, type TestServer } from './server.ts';
